"""Details, export and settings in the real window over a real store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from application import Application
from gui.conftest import Applications
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from services_made_up import PASSPHRASE

from neglect_toolkit import paths
from neglect_toolkit.gui.runtime.destinations import Help, Settings
from neglect_toolkit.gui.runtime.preferences import PreferenceFile
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.people import Child
from neglect_toolkit.services import exporting, unlocking


@pytest.fixture
def application(applications: Applications) -> Application:
    """A new assessment of Zoë, open."""
    return applications.at_zoes_day()


def kept(application: Application) -> Assessment:
    """The assessment as the store holds it, read by its own door."""
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, PASSPHRASE))
    try:
        return work.open(work.work_list()[0].id).assessment
    finally:
        work.lock()


def test_household_and_sharing_save_by_themselves(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    user.press("Add somebody")
    user.type_into("Who they are to the child", "mother")
    user.choose(user.group("Does the family know about this assessment?"), "No")
    user.type_into("Why has the family not been told?", "It could put Zoë at greater risk")
    user.press("Back", exact=True)
    user.wait_to_see("From morning to night")
    found = kept(application)
    assert [member.relation for member in found.household] == ["mother"]
    assert found.sharing.family_knows is False
    assert found.sharing.why_not_told == "It could put Zoë at greater risk"


def test_whom_to_keep_it_from_is_kept_and_said_before_anything_leaves(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    user.type_into("Who must not read this or hear of it?", "Dale, the mother's former partner")
    user.type_into("Which address, telephone or time is safe?", "text to the mother before three")
    user.type_into("Is there a risk to staff who visit?", "a dog that is not tied up")
    user.type_into("Where is the child now?", "at the grandmother's")
    user.type_into("What do you ask of whoever gets this?", "a visit this week")
    user.press("Back to the day")
    user.wait_to_see("From morning to night")
    user.press("In the room")  # leaves it: at the desk
    user.go_to("For the family")
    user.wait_to_see("Must not be read or heard by: Dale, the mother's former partner")
    user.press("Export: a PDF")
    assert user.sees("Must not be read by: Dale, the mother's former partner")
    assert user.sees("Safe contact: text to the mother before three")
    found = kept(application)
    assert found.safe_contact.not_for == "Dale, the mother's former partner"
    assert found.safe_contact.staff_risks == "a dog that is not tied up"
    assert (found.child.now_at, found.sharing.asked_for) == ("at the grandmother's", "a visit this week")


def test_a_brother_is_recorded_as_seen_and_when(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    user.press("Add somebody")
    user.type_into("Who they are to the child", "brother")
    user.choose(user.group("Have you seen them?"), "Yes")
    user.write_date("When last (optional)", 18, 11, 2026)
    user.type_into("Telephone (optional)", "01234 000001")
    user.press("Back to the day")
    user.wait_to_see("From morning to night")
    [brother] = kept(application).household
    assert (brother.seen, brother.seen_on, brother.telephone) == (True, dt.date(2026, 11, 18), "01234 000001")


def test_somebody_removed_by_mistake_can_be_put_back(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    user.press("Add somebody")
    user.type_into("Who they are to the child", "grandmother")
    user.press("Remove this person")
    user.press("Put it back")
    user.press("Back to the day")
    user.wait_to_see("From morning to night")
    assert [member.relation for member in kept(application).household] == ["grandmother"]


def test_the_links_lead_to_the_parts_of_a_long_page(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    title = next(label for label in application.window.findChildren(QLabel) if label.text() == "Sharing information")
    assert title.visibleRegion().isEmpty()
    user.press("Sharing information")
    assert not title.visibleRegion().isEmpty()
    focused = application.window.focusWidget()
    assert focused is not None
    assert "Does the family know about this assessment?" in focused.accessibleDescription()


def test_a_date_of_birth_that_does_not_exist_is_said_at_its_field_and_not_kept(application: Application) -> None:
    user = application.user
    user.press("Details of the child")
    user.write_date("Date of birth", 31, 2, 2018)
    user.type_into("Known as", "Zo")
    user.wait_to_see("There is no such date")
    user.press("Back", exact=True)
    user.wait_to_see("From morning to night")
    assert kept(application).child.known_as == "Zo"


def test_a_draft_says_so_before_and_in_the_pdf(application: Application, tmp_path: Path) -> None:
    user = application.user
    user.press("Export: a PDF")
    assert user.sees("every page will say DRAFT")
    user.press("Choose where to save it")
    user.wait_to_see("The PDF is saved")
    assert "DRAFT" in PdfReader(tmp_path / "out" / "referral.pdf").pages[0].extract_text()
    assert application.prompts.suggested[0].name == "Day in my Life Zoë 2026-11-20 DRAFT.pdf"


def test_a_place_that_cannot_be_written_to_is_said_and_can_be_tried_again(
    application: Application, tmp_path: Path
) -> None:
    user = application.user
    (tmp_path / "out").write_text("a file in the way of the folder")
    user.press("Export: a PDF")
    user.press("Choose where to save it")
    user.wait_to_see("The PDF could not be saved.")
    (tmp_path / "out").unlink()
    user.press("Choose where to save it")
    user.wait_to_see("The PDF is saved")


def test_making_the_pdf_can_be_stopped_and_leaves_nothing(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = application.user
    begun: list[bool] = []
    go_on: list[bool] = []

    def endless(_report: object, progress: Callable[[int, int, str], None]) -> bytes:
        begun.append(True)
        while not go_on:
            progress(1, 2, "Half done")
        return b""

    monkeypatch.setattr(exporting, "render_referral", endless)
    user.press("Export: a PDF")
    user.press("Choose where to save it")
    user.wait_to_see("Half done")
    user.press("Stop", exact=True)
    user.wait_to_see("Stopped. No PDF was saved.")
    assert begun == [True]
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_my_new_name_is_in_the_next_assessment_and_not_in_the_last(application: Application) -> None:
    user = application.user
    application.shell.navigator.go(Settings())
    user.wait_to_see("My details")
    user.type_into("Your name", "Sam Rivers")
    user.press("Back", exact=True)
    user.wait_to_see("From morning to night")
    user.press("Back to the work list")
    user.start(Child(known_as="Tom", date_of_birth=dt.date(2017, 1, 1), disabled=False))
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, PASSPHRASE))
    by = {header.child_called: work.open(header.id).assessment.assessed_by.name for header in work.work_list()}
    work.lock()
    assert by == {"Zoë": "Sam Okafor", "Tom": "Sam Rivers"}


def test_larger_text_and_another_look_hold_at_once_and_next_time(application: Application) -> None:
    user = application.user
    application.shell.navigator.go(Settings())
    user.wait_to_see("Text size")
    user.press("150 %", exact=True)
    user.press("Dark", exact=True)
    assert application.looks.preferences.text_scale == 1.5
    assert application.looks.preferences.theme == "dark"


def test_the_same_child_is_noticed_and_a_second_assessment_follows_the_first(application: Application) -> None:
    user = application.user
    user.press("Back to the work list")
    user.press("New assessment")
    user.type_into("Full name", "Zoë Ó Briain")
    user.wait_to_see("Is this the same child?")
    user.press("Same child: start another")
    user.wait_to_see("This will be another assessment of Zoë")
    user.wait_to_see("Suggested from what you wrote")
    user.press("Start the assessment")
    user.wait_to_see("From morning to night")
    work = unlocking.unlock(application.toolkit, unlocking.derive_key(application.toolkit, PASSPHRASE))
    children = {header.child_id for header in work.work_list()}
    assert len(work.work_list()) == 2
    work.lock()
    assert len(children) == 1


@pytest.mark.slow
def test_our_own_forms_are_taken_when_the_check_finds_nothing_and_refused_with_the_reason(
    application: Application, tmp_path: Path
) -> None:
    user = application.user
    part = tmp_path / "own" / "parts" / "breakfast.yaml"
    part.parent.mkdir(parents=True)
    bundled = (paths.forms_folder() / "parts" / "breakfast.yaml").read_text(encoding="utf-8")
    part.write_text(bundled.replace("kind: rated", "kind: rating"), encoding="utf-8")
    application.prompts.path = tmp_path / "own"
    application.shell.navigator.go(Settings())
    user.wait_to_see("Used: only what came with the program.")
    user.press("Choose a folder")
    user.wait_to_see("is not used: it has a fault.")
    user.wait_to_see("breakfast.yaml:")
    assert application.looks.preferences.forms_folder == ""
    part.write_text(
        bundled.replace("Does {child} eat before school?", "Does {child} have breakfast?"), encoding="utf-8"
    )
    user.press("Choose a folder")
    user.wait_to_see("It is used from the next time you open the program.")
    assert PreferenceFile(application.toolkit.store_folder).read().forms_folder == str(tmp_path / "own")
    user.press("Use only what came with the program")
    assert application.looks.preferences.forms_folder == ""


def test_help_says_whom_to_call(application: Application) -> None:
    application.shell.navigator.go(Help())
    application.user.wait_to_see("Whom to call")
    application.user.wait_to_see("Emergency services: 999")
    application.user.wait_to_see("No number set")
