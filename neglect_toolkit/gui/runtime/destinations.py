"""Where somebody can be in the window: one frozen value a page, which a page names to ask for another.

What page it is, and what comes after it, `window/navigator` alone knows. Ids are those of the store.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

# A frozen value takes the better part of a millisecond to define, and all are defined before the first page is painted:
# those with the same fields inherit them. Two are the same only if they are of one type.


@dataclass(frozen=True)
class _Page:
    """There is one of it."""


@dataclass(frozen=True)
class _PageOfAssessment:
    """One assessment's, by its id."""

    assessment_id: str


# Getting in


class FirstRun(_Page):
    """Welcome: there is no store yet."""


@dataclass(frozen=True)
class Unlock:
    """The passphrase; `reason` says why it is asked for now."""

    reason: str = ""


class LostPassphrase(_Page):
    """A new passphrase by the recovery code."""


@dataclass(frozen=True)
class RecoveryCode:
    """A code that was just made: shown once, and not to be had again."""

    code: str = field(repr=False)


class MyKeys(_Page):
    """One's own passphrase and recovery code."""


AccessPage = FirstRun | Unlock | LostPassphrase | RecoveryCode | MyKeys

# One's own cases


class WorkList(_Page):
    """The assessments somebody works on."""


@dataclass(frozen=True)
class NewAssessment:
    """What has to be known to begin; `like` is the id of an earlier assessment of the same child."""

    like: str | None = None


class Details(_PageOfAssessment):
    """The child, the home and who assesses."""


class Export(_PageOfAssessment):
    """The referral as a PDF."""


class SupervisionPdf(_PageOfAssessment):
    """The whole case as a PDF for supervision."""


CasesPage = WorkList | NewAssessment | Details | Export | SupervisionPdf


class Day(_PageOfAssessment):
    """An assessment's day, to work on or to read."""


# Several people at one store


class Queue(_Page):
    """What waits for a manager's review."""


class Counts(_Page):
    """What the team did, by month."""


class People(_Page):
    """Who may open the store."""


class AuditLog(_Page):
    """Who did what, and when."""


class Workers(_PageOfAssessment):
    """Who works with the child of an assessment."""


class SupervisionRecord(_PageOfAssessment):
    """What was decided in a supervision about an assessment."""


TeamPage = Queue | Counts | People | AuditLog | Workers | SupervisionRecord

# Between computers


class HandOver(_PageOfAssessment):
    """The child of this assessment to another laptop."""


class TakeIn(_Page):
    """What another laptop handed over."""


HandoverPage = HandOver | TakeIn

# The health guide


class Guide(_Page):
    """The health guide: needs no passphrase, and keeps nothing."""


class KeptGuides(_Page):
    """Records of the guide that were kept in the store."""


GuidePage = Guide | KeptGuides

# Behind the menu


class Settings(_Page):
    """How the window looks and locks, one's own details, the forms."""


class Help(_Page):
    """How to use the program, and whom to call."""


SettingsPage = Settings | Help

Destination = AccessPage | CasesPage | Day | TeamPage | HandoverPage | GuidePage | SettingsPage

Go = Callable[[Destination], None]
"""Saves what is on screen and shows another page, from which "Back" returns here."""
