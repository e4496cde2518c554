"""Getting about the day: the line from morning to night, the keys, the place one comes back to, and F8."""

from __future__ import annotations

import pytest
from disk_trouble import disk_refuses
from gui.day.conftest import Day, Key, OpenDay
from gui.day.day_made_up import TOOL, an_open_assessment, zoe
from PySide6.QtCore import Qt

from neglect_toolkit.gui.day.pages.visits import VisitsPage
from neglect_toolkit.gui.day.state import PAGES, REVIEW
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.words import CheckAnswer, Rating
from neglect_toolkit.services.open_assessment import OpenAssessment

CONTROL = Qt.KeyboardModifier.ControlModifier
ONLY_WITH_OTHERS = (REVIEW, "over_time", "siblings")
"""Pages that are there only where there is another assessment to compare with."""

PLACES = (*(part.id for part in TOOL.parts), *(page for page in PAGES if page not in ONLY_WITH_OTHERS))


def _worried() -> OpenAssessment:
    answers = {
        "breakfast.eats_before_school": Answer(rating=Rating.WORRY),
        "night.who_comes": Answer(rating=Rating.NOT_KNOWN),
    }
    return an_open_assessment(zoe(answers=answers))


def test_the_line_goes_from_morning_to_night_and_then_to_the_pages(open_day: OpenDay) -> None:
    assert open_day().page.line.places == PLACES


def test_the_line_says_how_far_each_part_is(open_day: OpenDay) -> None:
    day = open_day(_worried())
    line = day.page.line
    assert line.button("waking").accessibleName() == "Waking up, 0 of 2 explored"
    assert line.button("breakfast").accessibleName() == "Breakfast, 1 of 4 explored, worries: 1, ▲ 1"
    assert "1 asked, not known" in line.button("night").accessibleName()
    day.click(day.rated("waking.woken").rating.tile(Rating.GOING_WELL))
    assert line.button("waking").accessibleName() == "Waking up, 1 of 2 explored"


def test_the_header_counts_items_and_never_a_percentage(open_day: OpenDay) -> None:
    day = open_day(_worried())
    view = day.kept.view()
    assert day.page.header.explored.text() == f"{view.explored} of {view.of} explored"
    assert "%" not in day.words()


def test_the_keys_go_from_part_to_part_and_stop_at_the_ends(open_day: OpenDay) -> None:
    day = open_day()
    seen = [day.page.place]
    for _ in PLACES:
        day.press(Key.Key_PageDown, modifier=CONTROL)
        seen.append(day.page.place)
    assert tuple(seen) == (*PLACES, PLACES[-1])
    day.press(Key.Key_PageUp, modifier=CONTROL)
    assert day.page.place == PLACES[-2]


def test_the_line_is_walked_by_arrows_and_entered(open_day: OpenDay) -> None:
    day = open_day()
    day.page.line.button("waking").setFocus()
    day.press(Key.Key_Down)
    assert day.page.place == "waking"
    day.press(Key.Key_Return)
    assert day.page.place == "breakfast"
    assert day.part().cards[0].isAncestorOf(day.focus())


def test_the_bar_below_leads_on_and_back(open_day: OpenDay) -> None:
    day = open_day()
    assert not day.page.footer.back.isVisible()
    day.click(day.button("On to Breakfast"))
    assert day.page.place == "breakfast"
    day.click(day.button("Back to Waking up"))
    assert day.page.place == "waking"


def test_one_comes_back_to_where_one_was(open_day: OpenDay) -> None:
    kept = an_open_assessment()
    open_day(kept, at="school")
    assert kept.header.place == "school"
    assert open_day(kept, at="school").page.place == "school"


@pytest.mark.parametrize("place", [None, "", "no_such_part"])
def test_without_a_place_one_begins_in_the_morning(open_day: OpenDay, place: str | None) -> None:
    kept = an_open_assessment()
    if place is not None:
        kept.remember_place(place)
    assert open_day(kept).page.place == "waking"


def test_a_place_that_cannot_be_remembered_does_not_stop_anybody(open_day: OpenDay) -> None:
    day = open_day()
    with disk_refuses(day.kept._store):
        day.go("school")
    assert day.page.place == "school"
    assert "The disk is full, so this was not saved." in day.page.trouble.says


def test_a_page_that_gets_the_focus_hands_it_to_the_first_question(open_day: OpenDay) -> None:
    day = open_day()
    day.page.setFocus()
    day.press(Key.Key_1)
    assert day.answer("waking.woken").rating is Rating.GOING_WELL


def test_a_draft_opens_as_the_family_may_see_it(open_day: OpenDay) -> None:
    day = open_day(_worried(), in_the_room=True)
    assert day.page.room_note.isVisible()
    assert not day.page.panel.isVisible()
    assert "worries" not in day.words(day.page.line)


def test_f8_hides_the_summary_and_only_the_button_shows_it_again(open_day: OpenDay) -> None:
    day = open_day(_worried(), at="breakfast")
    assert day.page.panel.isVisible()
    day.press(Key.Key_F8)
    assert not day.page.panel.isVisible()
    assert not day.page.header.so_far.isVisible()
    day.press(Key.Key_F8)  # a second press must not bring back what a family should not see
    assert not day.page.panel.isVisible()
    day.click(day.page.header.room)
    assert day.page.panel.isVisible()


@pytest.mark.parametrize("place", ["summary", "check", "sign"])
def test_in_the_room_the_desk_pages_say_only_that_they_are_hidden(open_day: OpenDay, place: str) -> None:
    day = open_day(_worried(), in_the_room=True, at=place)
    assert "this page is hidden" in day.words(day.desk_page())
    assert "eat before school" not in day.words(day.desk_page())
    day.click(day.button("Show it now"))
    assert "this page is hidden" not in day.words(day.desk_page())


def test_a_narrow_window_folds_the_panel_into_a_button(open_day: OpenDay) -> None:
    day = open_day(_worried(), width=1000)
    assert not day.page.panel.isVisible()
    day.click(day.page.header.so_far)
    assert day.page.panel.isVisible()


def test_the_panel_follows_every_answer(open_day: OpenDay) -> None:
    day = open_day()
    assert "Significant concern" not in day.words(day.page.panel)
    day.go("safety")
    day.click(day.check("safety.no_adult_now").tiles[CheckAnswer.YES])
    assert "The findings point to: Act immediately" in day.words(day.page.panel)


def test_what_is_changed_elsewhere_is_taken_in(open_day: OpenDay) -> None:
    kept = an_open_assessment()
    day = open_day(kept)
    child = kept.assessment.child.model_copy(update={"known_as": "Zo"})
    kept.save(kept.assessment.model_copy(update={"child": child}))
    day.presenter.reload()
    day.settle()
    assert day.page.header.title.text() == "Zo’s day"
    assert "Does somebody wake Zo," in day.words(day.part())


@pytest.mark.slow
def test_nothing_flashes_up_as_a_window_of_its_own(open_day: OpenDay, windows_opened: list[str]) -> None:
    day = open_day(_worried())
    for place in PLACES:
        day.go(place)
    day.go("visits")
    day.click(day.button("Add a visit"))
    day.go("breakfast")
    day.click(day.rated("breakfast.eats_before_school").rating.tile(Rating.MIXED))
    assert windows_opened == ["DayPage"]


def _visits_in_sight(day: Day) -> int:
    page = day.page.current
    assert isinstance(page, VisitsPage)
    return sum(card.isVisible() for card in page.cards)


def test_in_the_room_visits_of_other_days_are_folded_away(open_day: OpenDay) -> None:
    day = open_day(at="visits", in_the_room=True)
    assert "Folded away in the room: visits on other days, 1." in day.words(day.page.current)
    day.click(day.button("Add a visit"))
    assert _visits_in_sight(day) == 1
    day.at_desk()
    assert _visits_in_sight(day) == 2
