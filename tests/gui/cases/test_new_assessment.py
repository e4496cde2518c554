"""Starting an assessment: the tool that is suggested, and a child who is on the list already."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from practitioner import Practitioner
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from services_made_up import PASSPHRASE

from neglect_toolkit import paths
from neglect_toolkit.clock import FixedClock
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.gui.cases.new_assessment import NewAssessmentPage
from neglect_toolkit.gui.cases.new_assessment_presenter import NewAssessmentPresenter, Unstarted
from neglect_toolkit.model.people import Assessor, Child
from neglect_toolkit.services import staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose

ZOE = Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4))
TOOLS = {
    "unborn": ('{says: "before birth"}', "false"),
    "primary": ('{says: "5–10 years", from_months: 60, to_months: 131}', "false"),
    "primary_disability": ('{says: "5–10 years", from_months: 60, to_months: 131}', "true"),
    "teenager": ('{says: "11–17 years", from_months: 132, to_months: 215}', "false"),
}


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """The forms with four tools made of one: what they ask is of no account here."""
    folder = tmp_path / "forms"
    shutil.copytree(paths.forms_folder(), folder)
    words = (folder / "tools" / "primary.yaml").read_text(encoding="utf-8")
    shutil.rmtree(folder / "tools")
    (folder / "tools").mkdir()
    for name, (ages, disability) in TOOLS.items():
        made = re.sub(r"(?m)^id: .*$", f"id: {name}", words)
        made = re.sub(r"(?m)^title: .*$", f'title: "For {name}"', made)
        made = re.sub(r"(?m)^ages: .*$", f"ages: {ages}", made)
        made = re.sub(r"(?m)^disability: .*$", f"disability: {disability}", made)
        (folder / "tools" / f"{name}.yaml").write_text(made, encoding="utf-8")
    return folder


@pytest.fixture
def casework(tmp_path: Path, forms: Path) -> Iterator[Casework]:
    toolkit = replace(compose(store=tmp_path / "store", clock=FixedClock()), forms=Sources.of(forms))
    me = staff.new_person(toolkit, Assessor(name="Sam Okafor"))
    work = unlocking.unlock(toolkit, unlocking.create_store(toolkit, PASSPHRASE, me))
    yield work
    work.lock()


class Desk:
    """The page with its presenter, what it told, and somebody at it."""

    def __init__(self, casework: Casework) -> None:
        self.casework = casework
        self.page = NewAssessmentPage(casework.toolkit.clock.today())
        self.presenter = NewAssessmentPresenter(casework, Unstarted(), self.page, self.page)
        self.started: list[str] = []
        self.opened: list[str] = []
        self.presenter.started.connect(self.started.append)
        self.presenter.open_wanted.connect(self.opened.append)
        self.user = Practitioner(self.page)

    def start(self) -> None:
        self.user.press("Start the assessment")

    def begun(self) -> str:
        """The tool of the one assessment that was started."""
        [assessment_id] = self.started
        return self.casework.find(assessment_id).tool

    def children(self) -> set[str]:
        return {header.child_id for header in self.casework.work_list()}


@pytest.fixture
def desk(casework: Casework, show: Callable[..., None]) -> Desk:
    made = Desk(casework)
    show(made.page, 1000, 900)
    made.user.wait_to_see("For teenager")
    return made


@pytest.mark.parametrize(
    ("born", "tool"), [((4, 3, 2018), "primary"), ((20, 11, 2015), "teenager"), ((21, 11, 2015), "primary")]
)
def test_the_tool_for_the_age_is_suggested_and_used(desk: Desk, born: tuple[int, int, int], tool: str) -> None:
    desk.user.write_date("Date of birth", *born)
    desk.user.wait_to_see(f"Suggested from what you wrote: For {tool},")
    assert desk.page.tools.value == tool
    desk.start()
    assert desk.begun() == tool


def test_a_disabled_child_gets_the_tool_for_disabled_children(desk: Desk) -> None:
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.choose(desk.user.group("Is the child disabled?"), "Yes")
    desk.user.wait_to_see("Suggested from what you wrote: For primary_disability,")
    desk.user.type_into("What is the disability?", "Cerebral palsy")
    desk.start()
    assert desk.begun() == "primary_disability"
    kept = desk.casework.open(desk.started[0]).assessment.child
    assert (kept.disabled, kept.disability) == (True, "Cerebral palsy")


def test_a_child_who_is_not_born_yet_has_a_due_date_and_a_tool(desk: Desk) -> None:
    desk.user.choose(desk.user.group("How old is the child?"), "Not born yet")
    desk.user.wait_to_see("Suggested from what you wrote: For unborn,")  # a due date is often not known yet
    desk.user.write_date("Expected date of birth", 1, 2, 2027)
    desk.user.wait_to_see("Suggested from what you wrote: For unborn,")
    desk.start()
    assert desk.begun() == "unborn"
    assert desk.casework.open(desk.started[0]).assessment.child.due_date == dt.date(2027, 2, 1)


def test_without_a_birth_date_somebody_must_choose_and_is_told_so(desk: Desk) -> None:
    desk.user.choose(desk.user.group("How old is the child?"), "Only roughly known")
    desk.user.type_into("About how old?", "about 6")
    desk.start()
    assert desk.started == []
    assert desk.page.tool_field.error == "Choose a tool."
    desk.user.press("For primary ·")
    assert desk.page.tool_field.error is None
    desk.start()
    assert desk.begun() == "primary"
    assert desk.casework.open(desk.started[0]).assessment.child.age_estimated == "about 6"


def test_an_age_without_a_tool_is_said(desk: Desk) -> None:
    desk.user.write_date("Date of birth", 1, 1, 2024)
    desk.user.wait_to_see("There is no tool for just this age.")
    desk.start()
    assert desk.started == []


def test_a_corrected_date_of_birth_never_starts_the_tool_of_the_wrong_one(desk: Desk) -> None:
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.wait_to_see("For primary,")
    desk.user.write_date("Date of birth", 4, 3, 2012)
    desk.start()
    assert desk.begun() == "teenager"


def test_a_date_corrected_to_one_without_a_tool_takes_the_suggestion_back(desk: Desk) -> None:
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.wait_to_see("For primary,")
    desk.user.write_date("Date of birth", 1, 1, 2024)
    desk.user.wait_to_see("There is no tool for just this age.")
    assert desk.page.tools.value is None


def test_somebodys_own_choice_stands_whatever_is_suggested(desk: Desk) -> None:
    desk.user.press("For teenager ·")
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.start()
    assert desk.begun() == "teenager"


def test_a_date_of_birth_in_the_future_is_said_at_its_field(desk: Desk) -> None:
    desk.user.write_date("Date of birth", 4, 3, 2028)
    desk.start()
    assert desk.started == []
    assert "in the future" in (desk.page.form.birth_field.error or "")


@pytest.fixture
def zoe_again(casework: Casework, desk: Desk) -> Desk:
    """Zoë is on the list, and is written down once more."""
    casework.start("primary", ZOE)
    desk.user.type_into("Full name", "zoë ó briain")
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.wait_to_see("Zoë Ó Briain, born 4 March 2018, is on your list already.")
    return desk


def test_the_one_on_the_list_can_be_opened_instead(zoe_again: Desk) -> None:
    zoe_again.user.press("Open the one on your list")
    assert zoe_again.opened == [zoe_again.casework.work_list()[0].id]
    assert len(zoe_again.casework.work_list()) == 1


def test_the_same_child_gets_another_assessment(zoe_again: Desk) -> None:
    zoe_again.user.press("Same child: start another")
    zoe_again.user.wait_to_see("This will be another assessment of Zoë.")
    zoe_again.start()
    assert len(zoe_again.casework.work_list()) == 2
    assert len(zoe_again.children()) == 1


def test_a_different_child_of_the_same_name_stays_apart(zoe_again: Desk) -> None:
    zoe_again.user.press("A different child")
    assert not zoe_again.user.sees("Is this the same child?")
    zoe_again.start()
    assert len(zoe_again.children()) == 2


def test_a_child_to_practise_with_can_be_marked_as_made_up(desk: Desk) -> None:
    desk.user.type_into("Full name", "Tilda Made Up")
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.press("Add more about the child now (optional)")
    desk.user.press("This child is made up, to practise with")
    desk.start()
    assert [one.made_up for one in desk.casework.work_list()] == [True]


def test_a_different_child_than_one_made_up_does_not_take_the_mark(desk: Desk) -> None:
    desk.casework.start("primary", ZOE.model_copy(update={"made_up": True}))
    desk.user.type_into("Full name", "zoë ó briain")
    desk.user.write_date("Date of birth", 4, 3, 2018)
    desk.user.wait_to_see("Zoë Ó Briain, born 4 March 2018, is on your list already.")
    desk.user.press("A different child")
    desk.start()
    real = [one for one in desk.casework.work_list() if not one.made_up]
    assert len(real) == 1


def test_the_question_is_answered_before_anything_starts(zoe_again: Desk) -> None:
    zoe_again.start()
    assert zoe_again.started == []
    focused = zoe_again.page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(zoe_again.opened) == 1


def test_nobody_is_too_quick_for_the_question(casework: Casework, desk: Desk) -> None:
    casework.start("primary", ZOE)
    desk.user.type_into("Full name", "Zoë Ó Briain")
    desk.user.press("For primary ·")
    desk.start()
    assert desk.started == []
    assert desk.user.sees("Is this the same child?")
