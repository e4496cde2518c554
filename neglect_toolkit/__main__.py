"""The command `neglect-toolkit`: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs what was asked for and gives the exit code. Only the shell that is wanted is imported."""
    if len(sys.argv) > 1:
        from neglect_toolkit.cli.main import run as run_command

        # What `guide` opens without an answers file: from somebody's own forms folder, if any, to an exit code.
        return run_command(sys.argv[1:], guide_window=None)
    from neglect_toolkit.gui.app import run as run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
