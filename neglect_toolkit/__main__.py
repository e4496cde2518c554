"""The command `neglect-toolkit`: without arguments the window, with arguments the command line."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neglect_toolkit.services.toolkit import Toolkit


def main() -> int:
    """Runs what was asked for and gives the exit code. Only the shell that is wanted is imported."""
    if sys.argv[1:] == ["guide"]:  # two minutes are short: at once, without the rest of the command line
        return _open_guide(None)
    if len(sys.argv) > 1:
        from neglect_toolkit.cli.main import run as run_command

        # What `guide` opens without an answers file: from somebody's own forms folder, if any, to an exit code.
        return run_command(sys.argv[1:], guide_window=_open_guide)
    from neglect_toolkit.gui.app import run as run_window

    return run_window()


def _open_guide(forms: Path | None) -> int:
    """Reads the guide, then opens its window.

    It is read before Qt is there: Qt looks into every module that is imported after it, and the first question would
    wait for that. What is wrong with the file is said in the window, which reads it again.
    """
    from neglect_toolkit.errors import ToolkitError
    from neglect_toolkit.services.toolkit import compose

    toolkit = compose(forms=forms)
    with contextlib.suppress(ToolkitError):
        toolkit.guide  # noqa: B018 - kept with the toolkit once it is read
    return _open_guide_window(toolkit)


def _open_guide_window(toolkit: Toolkit) -> int:
    from neglect_toolkit.gui.app import run_guide

    return run_guide(toolkit)


if __name__ == "__main__":
    sys.exit(main())
