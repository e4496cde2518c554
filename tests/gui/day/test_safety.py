"""A safety check answered yes: unmistakable, with what to do, until it is recorded what was done."""

from __future__ import annotations

import datetime as dt

from gui.day.conftest import Key, OpenDay
from PySide6.QtWidgets import QLabel

from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.model.words import CheckAnswer

NO_ADULT = "safety.no_adult_now"


def test_a_yes_says_at_once_what_to_do(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    assert not day.page.banner.isVisible()
    day.click(day.check(NO_ADULT).tiles[CheckAnswer.YES])
    assert day.answer(NO_ADULT).answer is CheckAnswer.YES
    notice = day.check(NO_ADULT).notice
    assert notice is not None
    assert notice.says == "Act now Stay with Zoë and ring 999."
    assert "Stay with Zoë and ring 999." in day.words(day.page.banner)


def test_the_banner_follows_to_every_page_and_leads_back(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    day.click(day.check(NO_ADULT).tiles[CheckAnswer.YES])
    day.go("waking")
    assert day.page.banner.isVisible()
    day.click(day.button("Say what was done"))
    assert day.page.place == "safety"
    assert day.check(NO_ADULT).done.hasFocus()


def test_what_was_done_is_kept_and_takes_the_banner_away(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    check = day.check(NO_ADULT)
    day.click(check.tiles[CheckAnswer.YES])
    day.click(day.button("Say what was done"))
    day.type("Rang the front door")
    day.wait_until_saved()
    day.click(day.button("By me, just now"))
    kept = day.answer(NO_ADULT)
    assert (kept.done, kept.done_by) == ("Rang the front door", "Sam Okafor")
    assert kept.done_at is not None
    assert kept.done_at.date() == dt.date(2026, 11, 20)
    assert not day.page.banner.isVisible()
    assert check.notice is not None
    assert check.notice.isVisible()


def test_the_day_and_the_time_are_written_as_people_write_them(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    check = day.check(NO_ADULT)
    day.click(check.tiles[CheckAnswer.YES])
    check.day.setFocus()
    for part in ("18", "11", "2026"):
        day.type(part)
        day.press(Key.Key_Tab)
    check.time.setFocus()
    day.type("16.40")
    day.settle()
    at = day.answer(NO_ADULT).done_at
    assert at is not None
    assert at.replace(tzinfo=None) == dt.datetime(2026, 11, 18, 16, 40)  # noqa: DTZ001 - as the clock on the wall


def test_in_the_room_the_banner_does_not_say_which(open_day: OpenDay) -> None:
    day = open_day(at="safety", in_the_room=True)
    day.click(day.check(NO_ADULT).tiles[CheckAnswer.YES])
    day.go("waking")
    assert day.page.banner.isVisible()
    assert "adult" not in day.words(day.page.banner)


def test_a_yes_says_whom_to_call_and_which_number_nobody_has_checked(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    card = day.check(NO_ADULT)
    day.click(card.tiles[CheckAnswer.YES])
    calls = card.findChild(WhomToCall)
    assert calls is not None
    assert calls.isVisible()
    said = [label.text() for label in calls.findChildren(QLabel)]
    assert "Emergency services: 999" in said
    assert said[said.index("The hub: 01234 000000") + 1].startswith("Never checked; make sure")
    assert "No number set: Crisis line." in said
    day.click(card.tiles[CheckAnswer.NO])
    assert not calls.isVisible()


def test_no_and_not_known_are_not_yes_and_not_silence(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    card = day.check(NO_ADULT)
    card.focus_first()
    day.press(Key.Key_N)
    assert day.answer(NO_ADULT).answer is CheckAnswer.NO
    day.press(Key.Key_1)
    assert day.answer(NO_ADULT).answer is CheckAnswer.NO  # the key for "going well" never says yes to danger
    day.press(Key.Key_K)
    assert day.answer(NO_ADULT).answer is CheckAnswer.NOT_KNOWN
    assert not day.page.banner.isVisible()
    day.press(Key.Key_0)
    assert NO_ADULT not in day.kept.assessment.answers


def test_the_line_says_how_many_were_not_asked(open_day: OpenDay) -> None:
    day = open_day(at="safety")
    assert "3 not asked" in day.page.line.button("safety").accessibleName()
    day.click(day.check(NO_ADULT).tiles[CheckAnswer.NO])
    assert "2 not asked" in day.page.line.button("safety").accessibleName()
