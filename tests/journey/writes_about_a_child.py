"""Runs the real application as a user starts it, writes about a child, and waits twice for somebody to look.

Says `open` with everything written and unlocked, `closed` after the window is gone; goes on at each line it is sent.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from application import SavesTo
from practitioner import Practitioner
from PySide6.QtCore import QTimer
from somebody import NotOnScreenError

from neglect_toolkit.gui import app
from neglect_toolkit.gui.window.window import MainWindow
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose


def pause(word: str) -> None:
    """Lets whoever started this look at the files."""
    print(word, flush=True)
    sys.stdin.readline()


def work(window: MainWindow, content: Assessment) -> None:
    """The main job, up to the referral."""
    user = Practitioner(window)
    user.wait_to_see("Start using the toolkit")
    user.begin("Sam Okafor")
    user.start(content.child)
    for visit in content.visits:
        user.add_visit(visit)
    user.answer_everything(content, tools.load(compose(), content.tool))
    user.press("In the room")
    user.judge("refer_now", content.judgement.reason or "")
    user.sign()
    user.press("Save a referral PDF", exact=True)
    user.press("Choose where to save it")
    user.wait_to_see("The PDF is saved")
    pause("open")
    window.close()


def work_or_end(window: MainWindow, content: Assessment) -> None:
    """The main job; where it cannot be done, the process ends and says why instead of waiting for ever."""
    try:
        work(window, content)
    except NotOnScreenError as error:
        os.write(2, f"{error}\n".encode())
        os._exit(1)


def main(content: Assessment, pdf: Path) -> None:
    """Starts the application and works in it until it ends by itself."""
    begin = app.begin

    def begin_and_work(window: MainWindow, *rest: object, **more: object) -> None:
        begin(window, *rest, **more)  # type: ignore[arg-type]
        QTimer.singleShot(0, window, lambda: work_or_end(window, content))

    vars(app).update(begin=begin_and_work, Prompts=lambda: SavesTo(pdf))
    app.run()
    pause("closed")


if __name__ == "__main__":
    main(Assessment.model_validate_json(sys.stdin.readline()), Path(sys.argv[1]))
