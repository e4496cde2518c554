"""What comes next: destinations are told apart, and nothing of one child or person reaches another."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast, get_args

import pytest
from application import Application
from PySide6.QtWidgets import QApplication

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.guide.presenter import GuidePresenter
from neglect_toolkit.gui.runtime.destinations import Destination, Details, Guide, Help, RecoveryCode, WorkList
from neglect_toolkit.gui.window.session import Session
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.people import Child
from neglect_toolkit.services.casework import Casework

ZOE = Child(known_as="Zoë", date_of_birth=dt.date(2018, 3, 4), disabled=False)


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    running = Application(tmp_path / "store", FixedClock(), tmp_path / "referral.pdf")
    running.user.begin("Sam Okafor")
    yield running
    running.close()


def test_two_destinations_are_the_same_only_if_they_lead_to_the_same_page() -> None:
    of_no_assessment = [kind() for kind in get_args(Destination) if kind is not RecoveryCode and not needs_id(kind)]
    of_one = [kind("one") for kind in get_args(Destination) if needs_id(kind)]
    every = [*of_no_assessment, *of_one, Details("another")]
    assert [[one == other for other in every] for one in every] == [
        [here == there for there in range(len(every))] for here in range(len(every))
    ]
    assert WorkList() == WorkList()
    assert Details("one") == Details("one")


def needs_id(kind: type) -> bool:
    return "assessment_id" in inspect.signature(kind).parameters


def test_a_recovery_code_does_not_stand_in_an_error_about_its_destination() -> None:
    assert "7KQ4" not in repr(RecoveryCode("7KQ4"))


def test_the_same_page_asked_for_twice_is_left_by_one_back(application: Application) -> None:
    user, navigator = application.user, application.shell.navigator
    navigator.go(Help())
    navigator.go(Help())
    user.press("Back", exact=True)
    user.wait_to_see("Your assessments")


def test_what_was_seen_of_one_child_does_not_go_into_an_assessment_of_another(application: Application) -> None:
    user, navigator = application.user, application.shell.navigator
    navigator.go(Guide())
    screen = application.window.screen_shown
    assert screen is not None
    assert isinstance(screen.presenter, GuidePresenter)
    seen = GuideAnswers(guide="health_guide", setting="general_practice", answers={"appearance": ("dirty_now",)})
    screen.presenter.assessment_wanted.emit(seen)
    user.wait_to_see("Start the assessment")
    user.press("Back", exact=True)  # thought better of it
    user.press("Back", exact=True)
    user.wait_to_see("Your assessments")
    user.start(ZOE)
    opened = application.shell.session.opened
    assert opened is not None
    assert opened.assessment.answers == {}


def test_another_person_finds_nothing_of_what_somebody_was_about_to_do() -> None:
    session = Session()
    session.begin(somebody("sam"))
    session.unstarted(None).child = ZOE
    session.found_again.places["one"] = "breakfast"
    session.end()
    session.begin(somebody("sam"))
    assert session.unstarted(None).child == ZOE
    assert session.found_again.places == {"one": "breakfast"}
    session.end()
    session.begin(somebody("maria"))
    assert session.unstarted(None).child == Child()
    assert session.found_again.places == {}


def somebody(id_: str) -> Casework:
    return cast("Casework", SimpleNamespace(me=SimpleNamespace(id=id_, name=id_.title())))
