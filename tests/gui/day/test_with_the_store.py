"""The day's page over the real services, the bundled tool and an encrypted store: what was done is there again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.day.conftest import Day
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.engine import summarise
from neglect_toolkit.gui.day.frame.page import DayPage
from neglect_toolkit.gui.day.presenter import DayPresenter
from neglect_toolkit.gui.day.supervision_controller import SupervisionController
from neglect_toolkit.gui.widgets.over_time_chart import LevelPicture
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.people import Assessor, Child
from neglect_toolkit.model.words import NextStep, Rating, Status
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.contacts import whom_to_call
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import compose

PASSPHRASE = "correct horse battery"


@pytest.fixture
def casework(tmp_path: Path) -> Iterator[Casework]:
    toolkit = compose(store=tmp_path / "store", clock=FixedClock())
    key = unlocking.create_store(toolkit, PASSPHRASE, staff.new_person(toolkit, Assessor(name="Sam Okafor")))
    work = unlocking.unlock(toolkit, key)
    yield work
    work.lock()


@pytest.fixture
def open_real(
    qtbot: QtBot, show: Callable[[QWidget, int, int], None], casework: Casework
) -> Callable[[OpenAssessment], Day]:
    def opened(assessment: OpenAssessment) -> Day:
        page = DayPage()
        cases = SupervisionController(casework.supervising)
        calls = whom_to_call(assessment.toolkit)
        presenter = DayPresenter(assessment, page, page, supervision=cases, calls=calls)
        show(page, 1280, 800)
        return Day(qtbot, assessment, page, presenter)

    return opened


def test_what_was_answered_and_signed_is_there_when_it_is_opened_again(
    casework: Casework, open_real: Callable[[OpenAssessment], Day]
) -> None:
    started = casework.start("primary", Child(known_as="Zoë"))
    day = open_real(started)
    day.at_desk()
    first = day.part().cards[0].item.id
    day.click(day.rated(first).rating.tile(Rating.WORRY))
    day.card(first).note.setFocus()
    day.type("The curtains were shut.")
    day.go("sign")
    page = day.page.sign_page
    assert page is not None
    day.click(page._steps.tiles[NextStep.IMMEDIATE])
    day.click(day.button("Sign this assessment"))
    day.click(day.button("Sign as Sam Okafor"))

    again = casework.open(started.header.id)
    assert again.header.status is Status.SIGNED
    assert again.assessment.answers[first].rating is Rating.WORRY
    assert again.assessment.answers[first].note == "The curtains were shut."
    reopened = open_real(again)
    assert reopened.page.place == "sign"
    reopened.click(reopened.button("Open a new revision"))
    reopened.type("The curtains were open.")
    reopened.click(reopened.button("Open a new revision"))
    assert (again.header.status, again.header.revision) == (Status.DRAFT, 2)
    reopened.go(again.tool.part_of[first].id)
    reopened.click(reopened.rated(first).rating.tile(Rating.GOING_WELL))
    assert casework.open(started.header.id).assessment.answers[first].rating is Rating.GOING_WELL
    assert casework.check() == ()


def test_the_second_assessment_shows_both_side_by_side_in_picture_and_words(
    casework: Casework, open_real: Callable[[OpenAssessment], Day]
) -> None:
    first = casework.start("primary", Child(known_as="Zoë"))
    item = "breakfast.eats_before_school"
    first.save(first.assessment.with_answer(item, Answer(rating=Rating.WORRY)))
    again = casework.start("primary", Child(known_as="Zoë"), first.header)
    again.save(again.assessment.with_answer(item, Answer(rating=Rating.WORRY)))
    day = open_real(again)
    day.at_desk()
    day.go("over_time")
    words = day.words(day.desk_page())
    assert "Still a concern" in words
    pictures = [picture for picture in day.desk_page().findChildren(LevelPicture) if picture.isVisible()]
    assert len(pictures) == 6
    for picture in pictures:
        assert picture.accessibleName() in words  # what the picture shows stands beside it
    link = next(link for link in day.desk_page().findChildren(TextLink) if "eat before school" in link.text())
    day.click(link)
    assert day.page.place == "breakfast"


def test_children_of_one_home_stand_side_by_side_and_never_in_the_room(
    casework: Casework, open_real: Callable[[OpenAssessment], Day]
) -> None:
    item = "breakfast.eats_before_school"
    mia = casework.start("primary", Child(known_as="Mia", address="4 Marmalade Row"))
    mia.save(mia.assessment.with_answer(item, Answer(rating=Rating.WORRY)))
    tom = casework.start("primary", Child(known_as="Tom", address="4 Marmalade Row"))
    tom.save(tom.assessment.with_answer(item, Answer(rating=Rating.GOING_WELL)))
    day = open_real(tom)
    day.go("siblings")
    assert "Mia" not in day.words(day.desk_page())
    day.at_desk()
    words = day.words(day.desk_page())
    assert "Treated differently" in words
    assert "For Mia it is a worry; for Tom it goes well." in words or "for Tom it goes well; for Mia" in words


@pytest.fixture
def summed_up(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A mark for every time that the engine works a summary out, whoever asks it to."""
    summed: list[int] = []
    really = summarise.summarise

    def counted(*given: Any, **named: Any) -> Any:
        summed.append(len(summed) + 1)
        return really(*given, **named)

    asking = [module for module in tuple(sys.modules.values()) if getattr(module, "summarise", None) is really]
    assert asking
    for module in asking:
        monkeypatch.setattr(module, "summarise", counted)
    return summed


def test_one_click_works_the_summary_out_once_and_looking_about_never(
    casework: Casework, open_real: Callable[[OpenAssessment], Day], summed_up: list[int]
) -> None:
    day = open_real(casework.start("primary", Child(known_as="Zoë")))
    day.at_desk()
    first = day.part().cards[0].item.id
    before, another = day.page.place, day.page.line.places[1]
    summed_up.clear()
    day.click(day.rated(first).rating.tile(Rating.WORRY))
    assert day.answer(first).rating is Rating.WORRY
    assert len(summed_up) == 1
    day.go(another)
    day.go("family")
    day.go(before)
    assert len(summed_up) == 1
    day.click(day.rated(first).rating.tile(Rating.GOING_WELL))
    assert len(summed_up) == 2


def test_typed_words_are_summed_up_once_when_they_are_kept(
    casework: Casework, open_real: Callable[[OpenAssessment], Day], summed_up: list[int]
) -> None:
    day = open_real(casework.start("primary", Child(known_as="Zoë")))
    first = day.part().cards[0].item.id
    summed_up.clear()
    day.card(first).note.setFocus()
    day.type("The curtains were shut.")
    assert summed_up == []
    day.wait_until_saved()
    assert day.answer(first).note == "The curtains were shut."
    assert len(summed_up) == 1


COSTLY = {
    "summary": "plan",
    "over_time": "over_time",
    "siblings": "siblings",
    "chronology": "told",
    "family": "family",
    "supervision": "supervised",
}
"""What of a state only one page shows, by the page."""


def test_what_only_one_page_shows_is_worked_out_while_that_page_is_looked_at(
    casework: Casework, open_real: Callable[[OpenAssessment], Day]
) -> None:
    casework.start("primary", Child(known_as="Mia", address="4 Marmalade Row"))
    before = casework.start("primary", Child(known_as="Tom", address="4 Marmalade Row"))
    day = open_real(casework.start("primary", before.assessment.child, before.header))

    def worked_out() -> list[str]:
        state = day.presenter._state()
        return [field for field in COSTLY.values() if getattr(state, field) is not None]

    assert worked_out() == []
    for place, field in COSTLY.items():
        day.go(place)
        assert day.page.place == place
        assert worked_out() == [field]
    day.go("visits")
    assert worked_out() == []
