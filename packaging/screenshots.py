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
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication  # noqa: E402
from test_review_by_windows import MARIAS_PASSPHRASE, Team  # type: ignore[import-not-found]  # noqa: E402

from neglect_toolkit.clock import FixedClock  # noqa: E402
from neglect_toolkit.services import demo, tools  # noqa: E402


class Photographer:
    """Does the main job once, a picture at each stop."""

    def __init__(self, application: Application, folder: Path) -> None:
        self.user, self.office = application.user, Team(application)
        self.folder = folder
        self.sample = demo.sample(application.toolkit)
        self.tool = tools.load(application.toolkit, self.sample.tool)

    def picture(self, name: str) -> None:
        """Keeps what is on the screen."""
        self.user.picture(self.folder / f"{name}.png")

    def begin(self) -> None:
        """From the first run to the assessment with everything in it."""
        user, sample = self.user, self.sample
        user.wait_to_see("Start using the toolkit")
        self.picture("first-run")
        user.begin(sample.assessed_by.name or "", at_the_code=lambda: self.picture("recovery-code"))
        self.picture("work-list-empty")
        user.start(sample.child, before_starting=self.suggested)
        for visit in sample.visits:
            user.add_visit(visit)
        self.picture("visits")
        user.answer_everything(sample, self.tool)

    def suggested(self) -> None:
        """The new assessment with the tool that is suggested for it."""
        self.user.scroll_to(self.user.find(QAbstractButton, "Start the assessment"))
        self.picture("new-assessment")

    def day(self) -> None:
        """In the room, then at the desk."""
        user = self.user
        user.go_to("Breakfast")
        self.picture("day")
        user.go_to("Safety")
        self.picture("safety")
        user.press("In the room")
        for place, name in (
            ("Breakfast", "day-at-the-desk"),
            ("Summary", "summary"),
            ("For the family", "for-the-family"),
            ("Check the answers", "check-answers"),
        ):
            user.go_to(place)
            self.picture(name)

        user.go_to("For the family")
        user.press("Somebody else")
        user.press("I have read it through")
        user.press("Show it in the room")
        self.picture("for-the-family-in-the-room")
        user.press("In the room")

    def end(self) -> None:
        """Judged, signed, exported, and back to the list."""
        user, judgement = self.user, self.sample.judgement
        user.judge("refer_now", judgement.reason or "")
        self.picture("sign")
        user.sign()
        self.picture("signed")
        user.press("Save a referral PDF", exact=True)
        self.picture("export")
        user.press("Choose where to save it")
        user.wait_to_see("The PDF is saved")
        self.picture("exported")
        user.press("Back to the day")
        user.wait_to_see("From morning to night")
        user.press("Details of the child")
        self.picture("child-details")
        user.press("Back", exact=True)
        user.wait_to_see("From morning to night")
        user.press("Back to the work list")
        user.wait_to_see("Your assessments")
        self.picture("work-list")
        user.press("Hand over to another laptop")
        self.picture("hand-over")
        user.press("Back", exact=True)
        user.press("Lock")
        user.wait_to_see("Your passphrase")
        self.picture("unlock")
        self.guide()

    def several_people(self) -> None:
        """A manager joins, reads what was signed, asks, and talks it over."""
        user, office = self.user, self.office
        user.unlock()
        office.add_maria()
        self.picture("people")
        office.change_to("Maria Lindqvist", MARIAS_PASSPHRASE)
        user.wait_to_see("To review")
        self.picture("queue")
        office.open_from_queue()
        user.go_to("Review")
        user.type_into("Comment or question", "Who saw the kitchen?")
        user.press("Keep this comment")
        user.wait_to_see("Your answer" if user.sees("Your answer") else "Add to it")
        self.picture("review")
        user.go_to("Chronology")
        self.picture("chronology")
        user.go_to("Supervision")
        self.picture("supervision")
        user.press("Write a record")
        self.picture("supervision-record")
        user.press("Back", exact=True)
        for place, name in (("Counts", "counts"), ("Audit log", "audit-log")):
            user.press(place, exact=True)
            self.picture(name)

    def guide(self) -> None:
        """The health guide, without unlocking: a dentist who sees teeth that nobody has treated."""
        user = self.user
        user.press("Health guide: two minutes")
        user.press("Dentist")
        user.press("Next", exact=True)
        for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_0):  # no danger, a school child, nothing else
            user.key(key)
        user.key(Qt.Key.Key_7)  # decay that was explained and is not treated
        self.picture("guide-question")
        user.press("Next", exact=True)
        while not user.sees("See what to do"):
            user.key(Qt.Key.Key_0 if user.sees("Choose all that apply.") else Qt.Key.Key_2)
        user.key(Qt.Key.Key_1)
        user.press("See what to do")
        self.picture("guide-outcome")
        user.press("Back", exact=True)


def take(folder: Path, width: int, height: int, look: str) -> None:
    """Every picture, in one size and one look."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - for the type checker
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory(prefix="screens-") as place:
        application = Application(Path(place) / "store", FixedClock(), Path(place) / "referral.pdf")
        application.looks.choose_theme(look)
        application.window.resize(width, height)
        photographer = Photographer(application, folder)
        photographer.begin()
        photographer.day()
        photographer.end()
        photographer.several_people()
        application.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    size = given[1] if len(given) > 1 else "1280x800"
    across, down = (int(number) for number in size.split("x"))
    take(Path(given[0]) if given else ROOT / "docs" / "images", across, down, given[2] if len(given) > 2 else "light")
