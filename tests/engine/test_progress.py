"""How far a part is: items explored out of items shown that apply."""

from __future__ import annotations

from builders import a_check, a_part, a_tool, an_assessment, an_item

from neglect_toolkit.engine.progress import progress
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.view import PartProgress

TOOL = a_tool(
    a_part(
        "breakfast",
        an_item("breakfast.eats"),
        an_item("breakfast.drinks"),
        an_item("breakfast.company", core=False),
        an_item("breakfast.pet", core=False, shown_when={"fact": "disabled", "is": True}),
    ),
    a_part("safety", a_check("safety.alone"), a_check("safety.fire"), kind="lasting"),
    a_part("feelings", an_item("feelings.happy", kind="text", core=True), kind="lasting"),
)


def of_part(part: str, builder=None, opened=frozenset()) -> PartProgress:
    answers = (builder or an_assessment()).answers()
    shown = shown_items(TOOL, Facts(), answers, frozenset(opened))
    return next(found for found in progress(TOOL, Facts(), answers, frozenset(shown)) if found.part == part)


def test_nothing_answered_is_not_started() -> None:
    found = of_part("breakfast")
    assert (found.explored, found.of, found.is_started, found.is_done) == (0, 2, False, False)


def test_further_items_not_offered_are_hidden_unless_they_could_never_be_shown() -> None:
    assert of_part("breakfast").hidden == 1


def test_opening_the_further_items_raises_what_is_counted_and_leaves_none_hidden() -> None:
    found = of_part("breakfast", opened={"breakfast"})
    assert (found.of, found.hidden) == (3, 0)


def test_not_known_is_tried_and_not_explored() -> None:
    found = of_part("breakfast", an_assessment().with_rating("breakfast.eats", "not_known"))
    assert (found.explored, found.of, found.tried, found.is_started) == (0, 2, 1, True)


def test_what_does_not_apply_is_out_of_the_count() -> None:
    found = of_part(
        "breakfast", an_assessment().with_rating("breakfast.eats", "not_applicable").with_going_well("breakfast.drinks")
    )
    assert (found.explored, found.of, found.is_done) == (1, 1, True)


def test_an_account_alone_explores_an_item() -> None:
    found = of_part("breakfast", an_assessment().with_account("breakfast.eats", "child", "worry"))
    assert (found.explored, found.worries) == (1, 1)


def test_a_check_answered_yes_is_explored_and_a_flag() -> None:
    found = of_part("safety", an_assessment().with_check("safety.alone", "yes").with_check("safety.fire", "not_known"))
    assert (found.explored, found.flags, found.tried) == (1, 1, 1)


def test_a_note_by_itself_explores_nothing() -> None:
    assert of_part("breakfast", an_assessment().with_answer("breakfast.eats", note="Ask again.")).explored == 0


def test_words_explore_a_text_item() -> None:
    assert of_part("feelings", an_assessment().with_text("feelings.happy", "Football.")).is_done
