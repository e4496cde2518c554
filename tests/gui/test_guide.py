"""The health guide in its window: by keyboard alone, every answer changeable, a record to copy, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from application import Application
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.guide.outcome_card import OutcomeCard
from neglect_toolkit.gui.guide.page import GuidePage
from neglect_toolkit.gui.guide.question_card import QuestionCard
from neglect_toolkit.gui.runtime.destinations import Guide
from neglect_toolkit.model.guide import NONE, NOT_KNOWN
from neglect_toolkit.model.words import NextStep, Source

Key = Qt.Key


class Clinic:
    """Somebody in a clinic with the guide open, and a keyboard."""

    def __init__(self, application: Application) -> None:
        self.application, self.user = application, application.user
        application.shell.navigator.go(Guide())
        self.user.settle()

    @property
    def page(self) -> GuidePage:
        found = self.application.window.screen_shown
        assert found is not None
        assert isinstance(found.page, GuidePage)
        return found.page

    @property
    def question(self) -> QuestionCard:
        card = self.page.card
        assert isinstance(card, QuestionCard)
        return card

    def outcome(self) -> OutcomeCard:
        """Goes on until there is an outcome, without answering anything more."""
        for _ in range(20):
            if isinstance(self.page.card, OutcomeCard):
                return self.page.card
            self.press(Key.Key_Return)
        raise AssertionError("no outcome")

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.user.key(key, modifier)

    def choose(self, option: str) -> None:
        """Presses the key that stands on a tile."""
        key = next(key for key, one in self.question._keys.items() if one == option)
        QTest.keyClicks(QApplication.focusWidget() or self.user.window, key)
        self.user.settle()

    def begin(self, setting: str = "emergency_department") -> None:
        self.choose(setting)  # goes on by itself: it is the whole answer

    def record(self) -> str:
        return next(box for box in self.page.findChildren(QTextEdit) if box.isReadOnly()).toPlainText()


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    running = Application(tmp_path / "store", FixedClock(), tmp_path / "guide.pdf")
    yield running
    running.close()


@pytest.fixture
def clinic(application: Application) -> Clinic:
    return Clinic(application)


def test_it_opens_before_there_is_any_store_and_says_that_nothing_is_kept(clinic: Clinic, tmp_path: Path) -> None:
    assert clinic.user.sees("Where do you see the child?")
    assert clinic.user.sees("Nothing you enter here is kept")
    clinic.begin()
    clinic.choose(NONE)
    clinic.outcome()
    kept = [path for path in (tmp_path / "store").rglob("*") if path.is_file() and path.name != "preferences.json"]
    assert kept == []


def test_it_opens_from_the_lock_without_unlocking(application: Application) -> None:
    application.user.begin("Sam Okafor")
    application.user.press("Lock")
    application.user.press("Health guide: two minutes")
    assert application.user.sees("Where do you see the child?")
    assert not application.shell.session.is_open
    application.user.press("Back", exact=True)
    application.user.wait_to_see("Your passphrase")


def test_danger_is_immediate_at_once_with_999_by_the_keyboard_alone(clinic: Clinic) -> None:
    clinic.begin()
    clinic.press(Key.Key_1)
    assert clinic.page.so_far.text() == "So far: Act immediately"
    clinic.outcome()
    for said in ("Act immediately", "Act now, before anything else", "999"):
        assert clinic.user.sees(said)


def test_every_answer_stands_on_the_left_and_can_be_changed(clinic: Clinic) -> None:
    clinic.begin()
    danger = clinic.question.place
    clinic.press(Key.Key_1)
    first = clinic.question.tiles[next(iter(clinic.question.tiles))].accessibleName()
    assert first in clinic.page.stop(danger).accessibleDescription()
    clinic.press(Key.Key_Return)
    clinic.user.press_widget(clinic.page.stop(danger))
    clinic.press(Key.Key_0)
    assert clinic.page.so_far.text() != "So far: Act immediately"
    assert first not in clinic.page.stop(danger).accessibleDescription()


def test_none_takes_the_others_away_and_another_takes_none_away(clinic: Clinic) -> None:
    clinic.begin()
    danger = clinic.question.place
    clinic.press(Key.Key_1, Key.Key_2, Key.Key_0)
    clinic.user.press_widget(clinic.page.stop(danger))
    assert [name for name, tile in clinic.question.tiles.items() if tile.isChecked()] == [NONE]
    clinic.press(Key.Key_1)
    assert NONE not in [name for name, tile in clinic.question.tiles.items() if tile.isChecked()]


def test_not_knowing_says_what_to_find_out_and_never_ends_in_no_concern(clinic: Clinic) -> None:
    clinic.begin("optician")
    for _ in range(20):
        if isinstance(clinic.page.card, OutcomeCard):
            break
        clinic.choose(NOT_KNOWN)
    assert clinic.user.sees("What to find out")
    assert "Suggested next step: No current concern" not in clinic.record()


def test_one_key_copies_the_record_and_only_that_puts_it_on_the_clipboard(clinic: Clinic) -> None:
    QGuiApplication.clipboard().clear()
    clinic.begin()
    clinic.choose(NONE)
    clinic.outcome()
    assert QGuiApplication.clipboard().text() == ""
    clinic.press(Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == clinic.record()
    assert clinic.user.sees("The record is copied.")
    assert "can never rule neglect out" in clinic.record()
    QGuiApplication.clipboard().clear()


def test_judging_lower_needs_a_reason_and_both_stand_in_the_record(clinic: Clinic) -> None:
    clinic.begin()
    clinic.press(Key.Key_1)
    clinic.outcome()
    clinic.user.press("Seek advice today")
    clinic.user.wait_to_see("The judgement is lower than the guide suggests")
    clinic.user.type_into("Your reason", "The aunt came and is able to care.")
    clinic.user.wait_until(lambda: "The aunt came" in clinic.record(), "the reason in the record")
    assert "Act immediately" in clinic.record()
    assert "Seek advice today" in clinic.record()


def test_begin_again_forgets_everything(clinic: Clinic) -> None:
    clinic.begin()
    clinic.press(Key.Key_1)
    clinic.outcome()
    clinic.user.press("Clear everything")
    assert clinic.user.sees("Where do you see the child?")
    assert clinic.page.so_far.text() == ""
    assert not any(tile.isChecked() for tile in clinic.question.tiles.values())


@pytest.mark.slow
def test_what_was_seen_goes_along_into_a_whole_assessment(application: Application) -> None:
    application.user.begin("Sam Okafor")
    application.user.press("Lock")
    clinic = Clinic(application)
    clinic.begin("general_practice")
    clinic.press(Key.Key_1)
    first = clinic.question.tiles[next(iter(clinic.question.tiles))].accessibleName()
    clinic.outcome()
    clinic.user.press("Start a Day in my Life assessment with it")
    assert clinic.user.sees("Unlock to go on with what you answered.")
    clinic.user.type_into("Your passphrase", "correct horse battery")
    clinic.user.press("Unlock", exact=True)
    clinic.user.wait_to_see("Start the assessment")
    clinic.user.type_into("Known as", "Zoë")
    clinic.user.write_date("Date of birth", 4, 3, 2018)
    clinic.user.wait_to_see("Suggested from what you wrote")
    clinic.user.press("Start the assessment")
    clinic.user.wait_to_see("From morning to night")
    opened = application.shell.session.opened
    assert opened is not None
    told = [account for answer in opened.assessment.answers.values() for account in answer.accounts]
    assert [(account.source, account.words, account.rating) for account in told] == [(Source.PROFESSIONAL, first, None)]


SCENARIOS = {
    "untreated decay at the dentist": ("dentist", {"teeth": ["stage_two"], "who": ["can_tell"]}, "seek_advice"),
    "a toddler's second scald in the emergency department": (
        "emergency_department",
        {"who": ["small_child"], "supervision": ["burn", "accidents_repeated"], "explanation": ["thin"]},
        "seek_advice",
    ),
    "a missed third specialist appointment of a disabled child": (
        "community_clinic",
        {"who": ["cannot_tell"], "care_missed": ["not_brought"], "effect": ["some"]},
        "seek_advice",
    ),
    "a hungry, dirty six-year-old seen by an ambulance crew": (
        "ambulance",
        {"who": ["can_tell"], "appearance": ["dirty_now", "too_little_food"], "supervision": ["home_dirty"]},
        "seek_advice",
    ),
    "a late-booked pregnancy": ("maternity", {"who": ["unborn"], "care_missed": ["late_booking"]}, "seek_advice"),
    "nothing found": ("general_practice", {"who": ["can_tell"]}, "no_current_concern"),
}
"""What is answered where it is not "none" (or, of a question with one answer, the mildest)."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_named_case_takes_twenty_keys_and_twelve_answers_at_most(
    clinic: Clinic, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    setting, answers, least = SCENARIOS[name]
    clinic.begin(setting)
    keys, answered = 1, 1
    while isinstance(clinic.page.card, QuestionCard):
        question = clinic.question
        wanted = answers.get(question.place, [NONE if NONE in question.tiles else next(iter(question.tiles))])
        for option in wanted:
            clinic.choose(option)
            keys += 1
        answered += 1
        if clinic.page.card is question:
            clinic.press(Key.Key_Return)
            keys += 1
    clinic.press(Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    keys += 1
    with capsys.disabled():
        print(f"\n{name}: {keys} keys, {answered - 1} answers, ", end="")
    assert QGuiApplication.clipboard().text() == clinic.record()
    assert keys <= 20
    assert answered - 1 <= 12
    state = clinic.page._state
    assert state is not None
    assert state.result is not None
    assert state.result.next_step.is_.at_least(NextStep(least))
    QGuiApplication.clipboard().clear()


def test_an_unlocked_clinician_may_keep_it_and_reads_it_again(application: Application) -> None:
    application.user.begin("Sam Okafor")
    clinic = Clinic(application)
    clinic.begin("dentist")
    clinic.choose(NONE)
    clinic.outcome()
    record = clinic.record()
    clinic.user.press("Keep it in the store")
    assert clinic.user.sees("It is kept:")
    clinic.user.press("Back", exact=True)
    clinic.user.wait_to_see("Your assessments")
    clinic.user.press("Kept records of the guide")
    clinic.user.press("The record: folded away")
    boxes = application.window.findChildren(QTextEdit)
    assert record in [box.toPlainText() for box in boxes if box.isVisible()]


def test_without_unlocking_there_is_nothing_to_keep_it_in(clinic: Clinic) -> None:
    clinic.begin("dentist")
    clinic.choose(NONE)
    clinic.outcome()
    assert not clinic.user.sees("Keep it in the store")
