"""Makes the health guide, which needs no passphrase, and the page of its kept records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.model.guide import GuideAnswers
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.toolkit import Toolkit


def guide(
    toolkit: Toolkit, casework: Casework | None, prompts: Prompts, carry: Callable[[GuideAnswers], None]
) -> Screen:
    """One run through the guide; `casework` is None while the store is locked, `carry` begins an assessment with it."""
    from neglect_toolkit.gui.guide.page import GuidePage
    from neglect_toolkit.gui.guide.presenter import GuidePresenter

    page = GuidePage()
    presenter = GuidePresenter(toolkit, page, prompts, page, casework=casework)
    presenter.assessment_wanted.connect(carry)
    return Screen(page, "Health guide", presenter)


def kept_guides(casework: Casework) -> Screen:
    """The records of the guide in the store."""
    from neglect_toolkit.gui.guide.kept import KeptGuidesPage

    toolkit = casework.toolkit
    return Screen(
        KeptGuidesPage(casework.kept_guides(), toolkit.guide, toolkit.next_steps), "Kept records of the guide"
    )
