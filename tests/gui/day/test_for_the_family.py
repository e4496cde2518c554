"""The page for the family: prepared at the desk, shown in the room, and never more than was chosen."""

from __future__ import annotations

from gui.day.conftest import Day, OpenDay
from gui.day.day_made_up import an_open_assessment, zoe
from PySide6.QtCore import Qt

from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Rating, Source
from neglect_toolkit.services.open_assessment import OpenAssessment

SECRET = "I have nothing until lunch"
SEEN = "No curtain, and a wet mattress"
EATS, GETS_THERE, WOKEN = "breakfast.eats_before_school", "school.gets_there", "waking.woken"


def _told() -> OpenAssessment:
    return an_open_assessment(
        zoe(
            answers={
                EATS: Answer(
                    rating=Rating.WORRY, accounts=(Account(source=Source.CHILD, rating=Rating.WORRY, words=SECRET),)
                ),
                GETS_THERE: Answer(
                    rating=Rating.MIXED, accounts=(Account(source=Source.OBSERVED, rating=Rating.MIXED, words=SEEN),)
                ),
                WOKEN: Answer(rating=Rating.GOING_WELL),
            }
        )
    )


def _page(day: Day) -> str:
    return day.words(day.desk_page())


def test_at_the_desk_it_says_what_is_kept_off_and_never_whose_words(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    words = _page(day)
    assert "An adult wakes the child or checks" not in words  # the tool's words of a rating, which nobody said
    assert "Does somebody wake Zoë" in words
    assert SEEN in words
    assert SECRET not in words
    assert "Kept off, because only Zoë or a professional said so" in words
    assert "Does Zoë eat before school?" in words  # the practitioner may know what is held back


def test_in_the_room_nothing_shows_until_it_was_read_through(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family", in_the_room=True)
    assert "This page is not ready to be shown." in _page(day)
    assert SEEN not in _page(day)
    day.at_desk()
    day.click(day.button("Somebody else"))
    day.click(day.button("I have read it through: it can be shown"))
    assert day.focus().accessibleName() == "Show it in the room"
    day.press(Qt.Key.Key_Return)
    words = _page(day)
    assert SEEN in words
    for hidden in (SECRET, "Kept off", "Leave out", "What else to show", "Does Zoë eat before school?"):
        assert hidden not in words


def test_the_childs_words_show_only_where_they_are_chosen_by_the_keyboard(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    tile = day.button("What Zoë said")
    tile.setFocus()
    day.press(Qt.Key.Key_Space)
    assert SECRET in _page(day)
    assert "Quoted here: Zoë." in _page(day)
    assert day.focus().accessibleName() == "What Zoë said"
    day.press(Qt.Key.Key_Space)
    assert SECRET not in _page(day)


def test_a_line_is_left_out_and_put_back_and_the_page_must_be_read_again(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    day.click(day.button("Somebody else"))
    day.click(day.button("I have read it through: it can be shown"))
    question = day.kept.tool.items[GETS_THERE].text.replace("{child}", "Zoë")
    day.click(day.button(f"Leave out: {question}"))
    assert SEEN not in _page(day)
    day.button("I have read it through: it can be shown")
    day.click(day.button(f"Put back: {question}"))
    assert SEEN in _page(day)


def test_after_another_answer_it_has_to_be_read_through_again(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    day.click(day.button("Somebody else"))
    day.click(day.button("I have read it through: it can be shown"))
    day.go("waking")
    day.rated(WOKEN).focus_first()
    day.press(Qt.Key.Key_3)
    day.go("family")
    day.button("I have read it through: it can be shown")


def test_what_happens_next_is_there_where_it_is_chosen(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    assert "We meet again." not in _page(day)
    day.click(day.button("What happens next"))
    assert "We meet again." in _page(day)


def test_it_asks_who_will_be_in_the_room_before_it_can_be_shown(open_day: OpenDay) -> None:
    day = open_day(_told(), at="family")
    ready = "I have read it through: it can be shown"
    assert "Who will be in the room?" in _page(day)
    assert "Choose first who will be in the room." in _page(day)
    assert ready not in _page(day)
    day.click(day.button("Somebody else"))
    assert day.focus().accessibleName() == "Somebody else"
    day.button(ready)


def test_what_is_not_safe_for_everybody_stands_on_it_only_where_it_is_put_there(open_day: OpenDay) -> None:
    kept = _told()
    plain = kept.tool.plain()
    for item in (item for part in plain["parts"] for item in part["items"]):
        item["sensitive"] = item["id"] == GETS_THERE
        item["alone"] = item["id"] == WOKEN
    kept._tool = Tool.model_validate(plain)
    day = open_day(kept, at="family")
    question = kept.tool.items[GETS_THERE].text.replace("{child}", "Zoë")
    woken = kept.tool.items[WOKEN].text.replace("{child}", "Zoë")
    assert SEEN not in _page(day)
    assert woken not in _page(day)  # what is only asked alone is on no page for a family, and cannot be put there
    day.click(day.button(f"Put on the page: {question}"))
    assert SEEN in _page(day)
    day.click(day.button(f"Take off: {question}"))
    assert SEEN not in _page(day)
