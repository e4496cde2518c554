"""Makes the pages by which a child goes from one laptop to another; for somebody alone too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment


def hand_over(casework: Casework, opened: OpenAssessment, prompts: Prompts, back: Callable[[], None]) -> Screen:
    """The child of this assessment, into a file."""
    from neglect_toolkit.gui.handover.hand_over_presenter import HandOverPresenter

    presenter = HandOverPresenter(casework, opened.header, prompts)
    presenter.finished.connect(back)
    return Screen(presenter.page, "Hand over to another laptop", presenter)


def take_in(casework: Casework, prompts: Prompts, back: Callable[[], None]) -> Screen:
    """What came in a file."""
    from neglect_toolkit.gui.handover.take_in_presenter import TakeInPresenter

    presenter = TakeInPresenter(casework, prompts)
    presenter.finished.connect(back)
    return Screen(presenter.page, "Take in a handover file", presenter)
