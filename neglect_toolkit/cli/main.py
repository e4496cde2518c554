"""Arguments to commands, and errors to one clear line and an exit code.

0 done; 1 the input is at fault; 2 wrong usage; 3 the store refused.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from neglect_toolkit import __version__
from neglect_toolkit.cli import assess, cases, demo, forms, guide, handover, people, scorecard, stores, supervise
from neglect_toolkit.errors import ToolkitError

PROGRAM = "neglect-toolkit"
_INTERRUPTED = 130  # what shells expect after Ctrl+C


GuideWindow = Callable[[Path | None], int]
"""Opens the health guide in a window with somebody's own forms folder, if any; gives the exit code."""


def run(arguments: Sequence[str], guide_window: GuideWindow | None = None) -> int:
    """Runs one command and gives its exit code. Whatever goes wrong ends in a sentence on stderr.

    Args:
        arguments: the command and what follows it.
        guide_window: what `guide` without an answers file opens; the other shell's, so it is handed in.
    """
    _speak_utf8()
    try:
        given = _parser().parse_args(arguments, argparse.Namespace(guide_window=guide_window))
        return int(given.run(given))
    except SystemExit as stop:  # argparse has said what is wrong, or has printed the help
        return stop.code if isinstance(stop.code, int) else 2
    except ToolkitError as error:
        _complain(error.says)
        return error.exit_code
    except KeyboardInterrupt:
        _complain("stopped")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`). Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last stand: a user never meets a traceback
        _complain(_unforeseen(error))
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="What a child's day is really like when neglect is a worry. Without a command, opens the window.",
        epilog="Passphrases are asked for at the terminal, or read from the file that NEGLECT_TOOLKIT_PASSPHRASE_FILE "
        "names.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--forms", type=Path, metavar="DIR", help="a forms folder to use instead of the bundled one")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (forms, assess, guide, demo, stores, people, cases, supervise, handover, scorecard):
        module.add_to(commands)
    return parser


def _speak_utf8() -> None:
    """A name is printed as it is written, whatever the machine's language settings."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(says: str) -> None:
    print(f"{PROGRAM}: {says}", file=sys.stderr)


def _unforeseen(error: Exception) -> str:
    """Where the program broke, without the error's own words: these may hold what is written about a child."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if PROGRAM.replace("-", "_") in frame.filename
    ]
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    return (
        f"something went wrong in this program ({type(error).__name__}{where}). Nothing that was kept is lost. "
        "Please report these words."
    )
