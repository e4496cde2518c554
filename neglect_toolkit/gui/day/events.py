"""What a person can do on the day's page, as frozen values: what every page of it emits by its one signal `happened`.

A change of the draft is an `Edit`; the rest is here, in groups by who sees to it. Pure: no Qt, no store.
"""

from __future__ import annotations

from dataclasses import dataclass

from neglect_toolkit.gui.day.edits import Edit
from neglect_toolkit.model.family import FamilyChoices
from neglect_toolkit.model.supervision import ActionEnd

# Moving about: the presenter


@dataclass(frozen=True)
class PlaceWanted:
    """To go to a place: a part's id, or the name of a page."""

    place: str


@dataclass(frozen=True)
class ItemWanted:
    """To go to a question, in whatever part it stands."""

    item: str


@dataclass(frozen=True)
class RoomToggled:
    """Whether a family may see the screen."""

    on: bool


@dataclass(frozen=True)
class ShownAgain:
    """The day came back into sight: something may have been changed elsewhere."""


GoingEvent = PlaceWanted | ItemWanted | RoomToggled | ShownAgain


# Writing, beside the edits: the presenter


@dataclass(frozen=True)
class SaveWanted:
    """To keep at once what is not kept yet."""


@dataclass(frozen=True)
class UndoWanted:
    """To take the last change back."""


@dataclass(frozen=True)
class VisitWanted:
    """To add a visit of today."""


@dataclass(frozen=True)
class DoneNowWanted:
    """To record that what a check asks for was done just now, by whoever has it open."""

    item: str


@dataclass(frozen=True)
class FamilyChosen:
    """What is to stand on the page for the family."""

    choices: FamilyChoices


@dataclass(frozen=True)
class FamilyRead:
    """The page for the family was read through: it can be shown."""


WritingEvent = SaveWanted | UndoWanted | VisitWanted | DoneNowWanted | FamilyChosen | FamilyRead


# Judgement and signature: the presenter


@dataclass(frozen=True)
class SignChecked:
    """May it be signed? The answer comes back by `SignPage.show_faults` or `ask_to_sign`."""


@dataclass(frozen=True)
class SignWanted:
    """To seal the revision."""


@dataclass(frozen=True)
class AmendWanted:
    """To open what was signed as a new revision."""

    reason: str


@dataclass(frozen=True)
class DiscardWanted:
    """To throw an amendment away."""


SigningEvent = SignChecked | SignWanted | AmendWanted | DiscardWanted


# Review: `ReviewController`


@dataclass(frozen=True)
class CommentGiven:
    """A comment, or an answer to one: `about` is `item:<id>`, `finding:<domain>/<rule>`, or empty for the whole.

    `answers` is the id of the comment that it answers; empty for a comment of its own.
    """

    about: str
    text: str
    answers: str = ""


@dataclass(frozen=True)
class CommentWritten:
    """What stands in a box at each key, and what its draft is kept under."""

    kept_under: str
    text: str


@dataclass(frozen=True)
class SentBack:
    """Returned to its practitioner with a question."""

    asks: str


@dataclass(frozen=True)
class Countersigned:
    """The manager's own view (a `ManagerView`), next step (a `NextStep`) and reason; each may be empty."""

    view: str
    next_step: str
    reason: str


ReviewEvent = CommentGiven | CommentWritten | SentBack | Countersigned


# Chronology and supervision: `SupervisionController`


@dataclass(frozen=True)
class HouseholdWanted:
    """Whether the chronology is to be of every child of the home."""

    on: bool


@dataclass(frozen=True)
class OutcomeGiven:
    """What became of an action with a note."""

    action: str
    outcome: ActionEnd
    note: str


SupervisionEvent = HouseholdWanted | OutcomeGiven


# Leaving the day: `day/screens.py` turns each into a destination, once everything is kept


@dataclass(frozen=True)
class DetailsWanted:
    """To the details of the child and the home."""


@dataclass(frozen=True)
class ExportWanted:
    """To the page that makes a PDF."""


@dataclass(frozen=True)
class RecordWanted:
    """To write a supervision record."""


@dataclass(frozen=True)
class SupervisionPdfWanted:
    """To the page that makes a PDF for supervision."""


@dataclass(frozen=True)
class WorkersWanted:
    """To who works with the child."""


@dataclass(frozen=True)
class WorkListWanted:
    """Back to the work list."""


LeavingEvent = DetailsWanted | ExportWanted | RecordWanted | SupervisionPdfWanted | WorkersWanted | WorkListWanted


# What the frame of the page sees to itself


@dataclass(frozen=True)
class PanelToggled:
    """To see what the answers point to, where there is no room for it beside the page."""

    on: bool


@dataclass(frozen=True)
class ShapeChanged:
    """Something to press came or went: the Tab key has to follow."""


FrameEvent = PanelToggled | ShapeChanged


DayEvent = Edit | GoingEvent | WritingEvent | SigningEvent | ReviewEvent | SupervisionEvent | LeavingEvent
"""What the presenter is told."""

PageEvent = DayEvent | FrameEvent
"""What a page of the day says."""
