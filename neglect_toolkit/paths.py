"""The only place that knows where files lie: in a checkout, an installed wheel or a frozen build.

It finds places; it never reads or writes what is there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
APPLICATION = "neglect-toolkit"


def _bundled(name: str) -> Path:
    """The folder `name` that came with the program.

    A wheel carries it inside the package; a frozen build beside the executable's own files; a
    checkout (and so an editable install) has it at the top level.
    """
    frozen_root = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen_root) / name] if frozen_root else []
    candidates += [_PACKAGE / "_bundled" / name, _PACKAGE.parent / name]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the installation is incomplete: its folder {name!r} is missing; install it again")


def forms_folder() -> Path:
    """Where the bundled tools, policy, next steps and contacts are."""
    return _bundled("forms")


def resources_folder() -> Path:
    """Where the fonts, icons and the sample case are."""
    return _bundled("resources")


def resource(*parts: str) -> Path:
    """One file or folder under `resources/`, by its path parts."""
    return resources_folder().joinpath(*parts)


def default_store() -> Path:
    """The folder of the user's own store, by the custom of the operating system.

    `NEGLECT_TOOLKIT_STORE` overrides it, so that a service desk can place it on an encrypted disk.
    """
    override = os.environ.get("NEGLECT_TOOLKIT_STORE")
    if override:
        return Path(override)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    return base / APPLICATION / "store"
