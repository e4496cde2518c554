"""Random tools, policies of the allowed form, facts, answers and earlier assessments, all made up.

Tools and counts are small, so that rules often hold and often nearly hold. A scenario is one of each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from builders import a_part, a_policy, a_rule, a_tool, an_item
from hypothesis import strategies as st

from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.model.assessment import Account, Answer, Count
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.policy import Policy, Rule
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Domain,
    Effect,
    Kind,
    Level,
    NextStep,
    Persistence,
    Rating,
    Source,
    Urgency,
)

CHECKS = ("b.check_one", "b.check_two", "c.check_three")
CHOICES = ("a.choice", "c.barriers")
OPTIONS = ("one", "two")
TEXT, DATE = "a.text", "c.date"
RATED = {"a": ("a.i0", "a.i1", "a.i2", "a.i3"), "b": ("b.i0", "b.i1", "b.i2"), "c": ("c.i0", "c.i1")}

# Three domains are drawn more often than the others, so that several items meet in one.
domains = st.sampled_from([*Domain, *list(Domain)[:3] * 3])
ages = st.integers(0, 216)
levels = st.sampled_from(Level)
concerns = st.sampled_from(["mixed", "worry"])
often = st.none() | st.sampled_from(Persistence)
# What rules ask for is mostly little, and what is answered mostly much, so that rules often hold.
often_asked = st.sampled_from([None, None, None, *Persistence])
effects_asked = st.sampled_from([*[None] * 6, Effect.SOME, Effect.SERIOUS])
few = st.sampled_from([1, 1, 1, 2, 2, 3])


@dataclass(frozen=True)
class Scenario:
    """Everything that a summary is a function of."""

    tool: Tool
    policy: Policy
    facts: Facts
    answers: dict[str, Answer]
    earlier: tuple[EarlierAssessment, ...]
    opened: tuple[str, ...] = ()

    def summary(self) -> IndicatorSummary:
        return summarise(self.tool, self.policy, self.facts, self.answers, self.earlier, opened=self.opened)

    def answering(self, item: str, answer: Answer) -> Scenario:
        return replace(self, answers={**self.answers, item: answer})

    def without(self, *items: str) -> Scenario:
        return replace(self, answers={key: value for key, value in self.answers.items() if key not in items})

    def rated_items(self) -> list[Item]:
        return list(self.tool.of_kind(Kind.RATED))


# Tools


@st.composite
def conditions(draw: st.DrawFn, depth: int = 1) -> dict[str, Any]:
    """A condition as a form file writes it."""
    forms = ["fact", "age", "answer", "includes"] + (["all", "any", "not"] if depth else [])
    match draw(st.sampled_from(forms)):
        case "fact":
            return {"fact": draw(st.sampled_from(["disabled", "cannot_speak", "unborn"])), "is": draw(st.booleans())}
        case "age":
            bound = draw(st.sampled_from(["at_least", "below"]))
            return {"fact": "age_months", bound: draw(ages)}
        case "answer":
            return {"item": draw(st.sampled_from(CHECKS)), "answer": draw(st.sampled_from(CheckAnswer))}
        case "includes":
            return {"item": draw(st.sampled_from(CHOICES)), "includes": draw(st.sampled_from(OPTIONS))}
        case "not":
            return {"not": draw(conditions(depth=depth - 1))}
        case several:
            return {several: draw(st.lists(conditions(depth=depth - 1), min_size=1, max_size=2))}


@st.composite
def items(draw: st.DrawFn, item_id: str, kind: Kind) -> Item:
    """An item of a kind."""
    fields: dict[str, Any] = {"kind": kind}
    if kind is Kind.RATED:
        fields["domains"] = tuple(draw(st.lists(domains, min_size=1, max_size=2, unique=True)))
        fields["core"] = draw(st.sampled_from([True, True, False]))
        fields["grave"] = draw(st.sampled_from([False, False, False, True]))
        if fields["grave"] and draw(st.booleans()):
            fields["grave_in"] = tuple(draw(st.lists(st.sampled_from(fields["domains"]), min_size=1, unique=True)))
    elif kind is Kind.CHECK:
        fields["urgency"] = draw(st.sampled_from(Urgency))
    elif kind is Kind.CHOICES:
        fields["options"] = dict.fromkeys(OPTIONS, "An option")
    if kind not in (Kind.RATED, Kind.CHECK):
        fields["core"] = draw(st.booleans())
    if draw(st.sampled_from([False, False, True])):
        fields["shown_when"] = draw(conditions())
    return an_item(item_id, **fields)


@st.composite
def tools(draw: st.DrawFn) -> Tool:
    """A tool of up to three parts; its first part always has a rated item."""
    parts = []
    for name, ids in RATED.items():
        count = draw(st.sampled_from([len(ids), len(ids), *range(1 if name == "a" else 0, len(ids))]))
        made = [draw(items(item_id, Kind.RATED)) for item_id in ids[:count]]
        for other, kind in (
            *((check, Kind.CHECK) for check in CHECKS),
            *((choice, Kind.CHOICES) for choice in CHOICES),
            (TEXT, Kind.TEXT),
            (DATE, Kind.DATE),
        ):
            if other.startswith(f"{name}.") and draw(st.booleans()):
                made.append(draw(items(other, kind)))
        parts.append(a_part(name, *made))
    return a_tool(*parts)


# Policies

_ELSEWHERE: list[dict[str, Any]] = [{}, {"across": "domain"}, {"across": "all"}, {"bears_on": True}]
_INSIDE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"in": st.lists(domains, min_size=1, max_size=3, unique=True).map(tuple)}
)
places = st.sampled_from(_ELSEWHERE) | _INSIDE

# Mostly none or one at a time: a test that asks for all of them at once finds next to nothing.
flags = st.sampled_from(
    [
        *[()] * 6,
        ("grave",),
        ("child_says",),
        ("child_says",),
        ("reason_given",),
        ("grave", "child_says", "reason_given"),
    ]
)


@st.composite
def tests(draw: st.DrawFn) -> dict[str, Any]:
    """A test as a policy file writes it."""
    match draw(st.sampled_from(["item", "count", "count", "count", "domains", "earlier"])):
        case "item":
            item = draw(st.sampled_from([item for ids in RATED.values() for item in ids]))
            asked = {"item": item, "rating": draw(concerns), "persistence": draw(often_asked)}
            return {**asked, "effect": draw(effects_asked)}
        case "count":
            return {
                "count": draw(few),
                "rating": draw(concerns),
                "persistence": draw(often_asked),
                "effect": draw(effects_asked),
                **draw(places),
                **dict.fromkeys(draw(flags), True),
            }
        case "domains":
            return {"domains": draw(few), "rating": draw(concerns), "persistence": draw(often_asked)}
        case _:
            level = draw(st.sampled_from(["unmet_need", "some", "significant"]))
            return {"earlier": draw(st.sampled_from([1, 1, 2])), "level": level}


@st.composite
def rule_facts(draw: st.DrawFn) -> dict[str, Any]:
    """Facts that fix whether a rule applies; mostly none."""
    if draw(st.sampled_from([True, True, True, False])):
        return {}
    return draw(
        st.fixed_dictionaries(
            {},
            optional={
                "age_below_months": ages,
                "age_at_least_months": ages,
                "disabled": st.booleans(),
                "cannot_speak": st.booleans(),
                "unborn": st.booleans(),
            },
        )
    )


@st.composite
def rules(draw: st.DrawFn, rule_id: str) -> Rule:
    """A rule of the allowed form."""
    fields: dict[str, Any] = {
        "facts": draw(rule_facts()),
        "domains": draw(
            st.sampled_from(["each", "each"]) | st.lists(domains, min_size=1, max_size=3, unique=True).map(tuple)
        ),
        "when": tuple(draw(tests()) for _ in range(draw(few))),
    }
    match draw(st.sampled_from(["level", "step", "both"])):
        case "level":
            fields["makes"] = draw(st.sampled_from(["some", "significant"]))
        case "step":
            fields["next_step"] = draw(st.sampled_from(NextStep))
        case _:
            fields["makes"] = draw(st.sampled_from(["some", "significant"]))
            fields["next_step"] = draw(st.sampled_from(list(NextStep)[NextStep.SUPPORT_AND_REVIEW.rank :]))
    return a_rule(rule_id, **fields)


_shares = st.lists(st.sampled_from([0.05, 0.2, 0.5, 0.9, 1.0]), min_size=3, max_size=3).map(sorted)
often_by_count = _shares.map(lambda shares: dict(zip(("sometimes", "most_days", "every_day"), shares, strict=True)))
counts = st.fixed_dictionaries(
    {"usual": often_by_count, "items": st.dictionaries(st.sampled_from(RATED["a"]), often_by_count, max_size=2)}
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A policy with any rules and any thresholds, sensible or not."""
    steps = st.sampled_from(NextStep)
    levels_of = ("not_enough_known", "unmet_need", "some", "significant")
    names = (*levels_of, "safety_flag_now", "safety_flag_today", "safety_not_asked")
    count = draw(st.integers(1, 5))
    return a_policy(
        *(draw(rules(f"r{number}")) for number in range(count)),
        enough_explored={
            "share": draw(st.sampled_from([0.01, 0.34, 0.5, 0.6, 0.7, 1.0])),
            "at_least": draw(st.integers(1, 3)),
            "at_least_in": draw(st.dictionaries(domains, st.integers(1, 3), max_size=2)),
        },
        counts=draw(st.none() | counts),
        unmet_need_counts_after=draw(st.integers(1, 2)),
        lasting_need_at_most=draw(
            st.none() | st.fixed_dictionaries({"makes": st.sampled_from(["some", "significant"]), "next_step": steps})
        ),
        calls_for={name: draw(steps) for name in names},
    )


# Answers


explored_mostly = st.sampled_from([*Rating, *[Rating.GOING_WELL, Rating.MIXED, Rating.WORRY, Rating.WORRY] * 2])
whole_numbers = st.integers(1, 9)


@st.composite
def answer_counts(draw: st.DrawFn) -> Count:
    """So many of so many, or per cent; missed or kept."""
    of: int | str = draw(st.just("percent") | whole_numbers)
    number = draw(st.integers(0, 100 if isinstance(of, str) else of))
    return Count.model_validate({draw(st.sampled_from(["missed", "kept"])): number, "of": of})


some_counts = st.none() | st.none() | answer_counts()


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """What one informant says; now and then looked into and found not to be so, where that can be."""
    source = draw(st.sampled_from(Source))
    can_be_set_aside = source not in (Source.CHILD, Source.OBSERVED)
    return Account(
        source=source,
        who=draw(st.sampled_from([None, "one", "two"])),
        rating=draw(explored_mostly | explored_mostly | st.none()),
        persistence=draw(often),
        count=draw(some_counts),
        words=draw(st.sampled_from([None, "I do it", "she does"])),
        quoted=draw(st.none() | st.booleans()),
        borne_out=draw(st.sampled_from([None, None, None, True, False])) if can_be_set_aside else None,
    )


reasons = st.lists(st.sampled_from(BehindIt), max_size=2, unique=True).map(tuple)
rated_answers = st.builds(
    Answer,
    rating=explored_mostly,
    persistence=often,
    behind_it=st.sampled_from([(), (BehindIt.CARE,), (BehindIt.NOT_KNOWN,)]) | reasons,
    help_came=st.sampled_from([None, None, False, True]),
    count=some_counts,
    effect_is=st.none() | st.sampled_from(Effect),
    accounts=st.lists(accounts(), max_size=3).map(tuple),
)
check_answers = st.builds(
    Answer, answer=st.sampled_from([None, CheckAnswer.NO, CheckAnswer.NO, CheckAnswer.NOT_KNOWN, CheckAnswer.YES])
)
choice_answers = st.builds(
    Answer, choices=st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True).map(tuple)
)
text_answers = st.builds(Answer, text=st.just("Something"))


@st.composite
def answers_to(draw: st.DrawFn, tool: Tool, likely: float = 0.8) -> dict[str, Answer]:
    """Answers to some of a tool's items."""
    given = {}
    for item in tool.items.values():
        if draw(st.integers(0, 99)) >= likely * 100:
            continue
        if item.kind is Kind.RATED:
            given[item.id] = draw(rated_answers)
        elif item.kind is Kind.CHECK:
            given[item.id] = draw(check_answers)
        elif item.kind is Kind.CHOICES:
            given[item.id] = draw(choice_answers)
        else:
            given[item.id] = draw(text_answers)
    return given


facts = st.builds(
    Facts,
    age_months=st.none() | ages,
    disabled=st.none() | st.booleans(),
    cannot_speak=st.none() | st.booleans(),
    unborn=st.none() | st.booleans(),
)
earlier_assessments = st.builds(
    EarlierAssessment,
    levels=st.dictionaries(domains, levels, max_size=6),
    unmet_needs=st.lists(st.sampled_from([i for ids in RATED.values() for i in ids]), max_size=3, unique=True).map(
        tuple
    ),
)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """One of each."""
    tool = draw(tools())
    return Scenario(
        tool=tool,
        policy=draw(policies()),
        facts=draw(facts),
        answers=draw(answers_to(tool)),
        earlier=tuple(draw(st.lists(earlier_assessments, max_size=3))),
        opened=tuple(draw(st.sets(st.sampled_from([part.id for part in tool.parts])))),
    )
