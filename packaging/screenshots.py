"""Takes the pictures in docs/images: does the main job with the worked example, and keeps each screen.

`python packaging/screenshots.py [FOLDER [WIDTHxHEIGHT [light|dark|high_contrast]]]`
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / name) for name in ("journey", "services", "")]

from application import Application  # type: ignore[import-not-found]  # noqa: E402 - the tests' own driver
from PySide6.QtWidgets import QApplication  # noqa: E402

from neglect_toolkit.clock import FixedClock  # noqa: E402
from neglect_toolkit.services import demo, tools  # noqa: E402

WORRY = "breakfast.eats_before_school"


def take(folder: Path, width: int, height: int, look: str) -> None:
    """The whole way, a picture at each stop."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - for the type checker
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory(prefix="screens-") as place:
        application = Application(Path(place) / "store", FixedClock(), Path(place) / "referral.pdf")
        application.looks.choose_theme(look)
        application.window.resize(width, height)
        user = application.user

        def picture(name: str) -> None:
            user.picture(folder / f"{name}.png")

        sample = demo.sample(application.toolkit)
        tool = tools.load(application.toolkit, sample.tool)
        user.wait_to_see("Start using the toolkit")
        picture("first-run")
        user.begin(sample.assessed_by.name)
        picture("work-list-empty")
        user.start(sample.child, before_starting=lambda: picture("new-assessment"))
        for visit in sample.visits:
            user.add_visit(visit)
        picture("visits")
        user.answer_everything(sample, tool)
        user.go_to("Breakfast")
        picture("day")
        user.go_to("Safety")
        picture("safety")
        user.press("In the room")
        user.go_to("Breakfast")
        picture("day-at-the-desk")
        user.go_to("Summary")
        picture("summary")
        user.go_to("Check the answers")
        picture("check-answers")
        user.judge(sample.judgement.next_step.value, sample.judgement.reason)
        picture("sign")
        user.sign()
        picture("signed")
        user.press("Export", exact=True)
        picture("export")
        user.press("Choose where to save it")
        user.wait_to_see("The PDF is saved")
        picture("exported")
        user.press("Back to the day")
        user.wait_to_see("From morning to night")
        user.press("Details of the child")
        picture("child-details")
        user.press("Back", exact=True)
        user.wait_to_see("From morning to night")
        user.press("Back to the work list")
        user.wait_to_see("Your assessments")
        picture("work-list")
        user.press("Lock")
        user.wait_to_see("Your passphrase")
        picture("unlock")
        application.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    size = given[1] if len(given) > 1 else "1280x800"
    across, down = (int(number) for number in size.split("x"))
    take(Path(given[0]) if given else ROOT / "docs" / "images", across, down, given[2] if len(given) > 2 else "light")
