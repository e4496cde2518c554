"""The command `neglect-toolkit`: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Runs what was asked for and gives the exit code. Only the shell that is wanted is imported."""
    if len(sys.argv) > 1:
        from neglect_toolkit.cli.main import run as run_command

        # What `guide` opens without an answers file: from somebody's own forms folder, if any, to an exit code.
        return run_command(sys.argv[1:], guide_window=_open_guide)
    from neglect_toolkit.gui.app import run as run_window

    return run_window()


def _open_guide(forms: Path | None) -> int:
    from neglect_toolkit.gui.app import run_guide
    from neglect_toolkit.services.toolkit import compose

    return run_guide(compose(forms=forms))


if __name__ == "__main__":
    sys.exit(main())
