"""Items that are not rated: choices, words, a date; and the visits."""

from __future__ import annotations

import datetime as dt

from gui.day.conftest import Key, OpenDay
from gui.day.day_made_up import an_open_assessment, zoe

from neglect_toolkit.gui.day.cards.plain_cards import ChoicesCard, DateCard, TextCard
from neglect_toolkit.gui.day.pages.visits import VisitCard, VisitsPage, visit_lines
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.words import Source


def test_choices_are_ticked_and_taken_back(open_day: OpenDay) -> None:
    day = open_day(at="money")
    card = day.card("money.barriers")
    assert isinstance(card, ChoicesCard)
    day.click(card.ticks["housing"])
    day.click(card.ticks["benefits_delay"])
    assert day.answer("money.barriers").choices == ("benefits_delay", "housing")
    day.click(card.ticks["housing"])
    day.click(card.ticks["benefits_delay"])
    assert "money.barriers" not in day.kept.assessment.answers


def test_words_are_kept(open_day: OpenDay) -> None:
    day = open_day(at="night")
    card = day.card("night.bedtime_words")
    assert isinstance(card, TextCard)
    card.focus_first()
    day.type("I read to my teddy")
    day.wait_until_saved()
    assert day.answer("night.bedtime_words").text == "I read to my teddy"


def test_a_date_is_kept_once_it_is_whole(open_day: OpenDay) -> None:
    day = open_day(at="health")
    card = day.card("health.last_seen")
    assert isinstance(card, DateCard)
    card.focus_first()
    for part in ("27", "3", "2026"):
        day.type(part)
        day.press(Key.Key_Tab)
    day.wait_until_saved()
    assert day.answer("health.last_seen").date == dt.date(2026, 3, 27)


def test_a_date_that_is_none_is_said_to_be_when_the_person_moves_on(open_day: OpenDay) -> None:
    day = open_day(at="health")
    card = day.card("health.last_seen")
    assert isinstance(card, DateCard)
    card.focus_first()
    for part in ("31", "2", "2026"):
        day.type(part)
        day.press(Key.Key_Tab)
    assert card.field.error is None
    day.card("health.dentist").focus_first()
    assert card.field.error == "There is no such date. Check the day and the month."
    assert "health.last_seen" not in day.kept.assessment.answers


def _visits(page: object) -> tuple[VisitCard, ...]:
    assert isinstance(page, VisitsPage)
    return tuple(card for card in page.cards if isinstance(card, VisitCard))


def test_a_visit_is_added_today_and_can_be_taken_back(open_day: OpenDay) -> None:
    day = open_day(at="visits")
    day.click(day.button("Add a visit"))
    new = day.kept.assessment.visits[-1]
    assert (new.id, new.date) == ("v2", dt.date(2026, 11, 20))
    assert _visits(day.page.current)[1].where.hasFocus()
    day.type("school")
    day.click(_visits(day.page.current)[1].seen.tile("alone"))
    assert day.kept.assessment.visits[-1].where == "school"
    assert day.kept.assessment.visits[-1].seen_alone is True
    day.click(day.button("Remove visit 2"))
    assert len(day.kept.assessment.visits) == 1
    day.click(day.button("Undo: Visit removed."))
    assert day.kept.assessment.visits[-1].where == "school"


def test_a_child_who_was_not_seen_is_recorded_with_why_and_the_next_attempt(open_day: OpenDay) -> None:
    day = open_day(at="visits")
    [card] = _visits(day.page.current)
    assert not card.why_not.isVisible()
    day.click(card.seen.tile("not_seen"))
    card.why_not.setFocus()
    day.type("asleep, said the father")
    card.next_attempt.setFocus()
    for part in ("24", "11", "2026"):
        day.type(part)
        day.press(Key.Key_Tab)
    day.wait_until_saved()
    visit = day.kept.assessment.visits[0]
    assert (visit.child_seen, visit.seen_alone) == (False, None)
    assert (visit.why_not_seen, visit.next_attempt) == ("asleep, said the father", dt.date(2026, 11, 24))
    assert "Child seen: no" in visit_lines(visit)
    assert "Why not: asleep, said the father" in visit_lines(visit)
    day.click(card.seen.tile("not_alone"))
    visit = day.kept.assessment.visits[0]
    assert (visit.child_seen, visit.seen_alone) == (True, False)
    assert visit.why_not_seen  # what was written is not lost by a click


def test_who_was_present_are_names_with_a_comma_between(open_day: OpenDay) -> None:
    day = open_day(at="visits")
    present = _visits(day.page.current)[0].present
    present.setFocus()
    present.selectAll()
    day.type("mother, gran ,")
    day.wait_until_saved()
    assert day.kept.assessment.visits[0].present == ("mother", "gran")
    assert present.text() == "mother, gran ,"


def test_a_visit_at_which_something_was_said_is_not_removed(open_day: OpenDay) -> None:
    account = Account(source=Source.CHILD, visit="v1", words="Yes")
    kept = an_open_assessment(zoe(answers={"waking.woken": Answer(accounts=(account,))}))
    day = open_day(kept, at="visits")
    assert not _visits(day.page.current)[0].remove.isVisible()
    assert "Accounts given at this visit: 1" in day.words(day.page.current)
