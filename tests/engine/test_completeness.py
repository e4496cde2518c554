"""How much of a domain is explored, and when that is enough to say that nothing was found."""

from __future__ import annotations

import pytest
from builders import AssessmentBuilder, a_policy, a_tool, an_assessment, an_item, summary_of_answers

from neglect_toolkit.model.summary import DomainSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Level

CORE = [f"home.core_{name}" for name in "abcdefghij"]
FURTHER = ["home.further_a", "home.further_b"]


def a_home(core: int, further: int = 0) -> Tool:
    items = [an_item(item, domains=["physical"]) for item in CORE[:core]]
    return a_tool(*items, *(an_item(item, domains=["physical"], core=False) for item in FURTHER[:further]))


def physical(tool: Tool, builder: AssessmentBuilder, share: float = 0.6, at_least: int = 2) -> DomainSummary:
    policy = a_policy(enough_explored={"share": share, "at_least": at_least})
    return summary_of_answers(builder, tool, policy).domains[Domain.PHYSICAL]


@pytest.mark.parametrize(
    ("core", "share", "at_least", "needed"),
    [(5, 0.6, 2, 3), (10, 0.7, 2, 7), (10, 0.61, 2, 7), (4, 0.01, 3, 3), (1, 0.6, 2, 1), (2, 0.34, 3, 2)],
)
def test_none_found_is_said_from_the_policys_share_of_core_items_on(
    core: int, share: float, at_least: int, needed: int
) -> None:
    tool = a_home(core)
    enough = an_assessment().with_going_well(*CORE[:needed])
    nearly = an_assessment().with_going_well(*CORE[: needed - 1])
    assert physical(tool, enough, share, at_least).level is Level.NONE_FOUND
    assert physical(tool, nearly, share, at_least).level is Level.NOT_ENOUGH_KNOWN


def test_further_items_are_counted_when_they_are_asked_and_do_not_replace_core_ones() -> None:
    tool = a_home(core=4, further=2)
    found = physical(tool, an_assessment().with_going_well(CORE[0], *FURTHER))
    assert (found.explored, found.of, found.level) == (3, 6, Level.NOT_ENOUGH_KNOWN)
    assert physical(tool, an_assessment()).of == 4


def test_without_a_core_item_that_applies_the_further_ones_decide() -> None:
    tool = a_home(core=1, further=2)
    builder = an_assessment().with_rating(CORE[0], "not_applicable").with_going_well(*FURTHER[:2])
    assert physical(tool, builder).level is Level.NONE_FOUND
    open_one = physical(tool, builder.with_rating(FURTHER[1], "not_known"))
    assert (open_one.explored, open_one.of, open_one.level) == (1, 2, Level.NOT_ENOUGH_KNOWN)
    nobody_asked = physical(tool, an_assessment().with_rating(CORE[0], "not_applicable").with_going_well(FURTHER[0]))
    assert (nobody_asked.explored, nobody_asked.of, nobody_asked.level) == (1, 1, Level.NOT_ENOUGH_KNOWN)


def test_that_a_core_item_does_not_apply_is_an_answer_where_others_do() -> None:
    """A child who needs no treatment: brought to visits and seen to when ill is all there is to ask."""
    tool = a_home(core=3, further=2)
    builder = an_assessment().with_rating(CORE[0], "not_applicable")
    assert physical(tool, builder.with_going_well(*CORE[1:3]), at_least=3).level is Level.NONE_FOUND
    assert physical(tool, builder.with_going_well(CORE[1]), at_least=3).level is Level.NOT_ENOUGH_KNOWN
    assert physical(tool, an_assessment().with_going_well(*CORE[1:3]), at_least=3).level is Level.NOT_ENOUGH_KNOWN
    assert physical(tool, builder.with_rating(CORE[1], "not_known"), at_least=1).level is Level.NOT_ENOUGH_KNOWN


def test_what_does_not_apply_is_not_counted_and_nothing_that_applies_is_said_so() -> None:
    tool = a_home(core=2)
    one = physical(tool, an_assessment().with_rating(CORE[0], "not_applicable"))
    assert (one.explored, one.of, one.level) == (0, 1, Level.NOT_ENOUGH_KNOWN)
    none = an_assessment().with_rating(CORE[0], "not_applicable").with_rating(CORE[1], "not_applicable")
    assert physical(tool, none).level is Level.DOES_NOT_APPLY
    assert physical(tool, none.with_account(CORE[1], "child", "worry")).level is Level.SOME
    assert physical(a_tool(an_item("tea.eats")), an_assessment()).level is Level.DOES_NOT_APPLY


def test_not_known_and_declined_are_not_explored_and_each_gap_says_why() -> None:
    tool = a_home(core=4, further=1)
    builder = an_assessment().with_rating(CORE[1], "not_known").with_rating(CORE[2], "declined")
    found = physical(tool, builder.with_mixed(CORE[3]))
    assert (found.explored, found.of) == (1, 5)
    assert [(gap.item, gap.core, gap.says) for gap in found.gaps] == [
        (CORE[0], True, "Is it so: core a? Not explored yet."),
        (CORE[1], True, "Is it so: core b? Asked or looked, still not known."),
        (CORE[2], True, "Is it so: core c? Chose not to say."),
        (FURTHER[0], False, "Is it so: further a? Not explored yet."),
    ]


def test_one_mixed_answer_now_and_then_finds_nothing() -> None:
    builder = an_assessment().with_mixed(CORE[0], persistence="sometimes").with_going_well(CORE[1])
    assert physical(a_home(core=2), builder).level is Level.NONE_FOUND
