"""Made-up tools, policies and assessments, small and readable, for every test that needs one.

Each builder fills in what a test does not care about. Every child here is invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neglect_toolkit import paths
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Judgement, facts_of
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.people import Assessor, Child, HouseholdMember, Visit
from neglect_toolkit.model.policy import Policy, Rule
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Item, Part, Tool
from neglect_toolkit.model.words import Domain, Kind, Level, NextStep, Persistence, Rating, Source

# Tools ---------------------------------------------------------------------------------------------------------


def an_item(item_id: str = "breakfast.eats_before_school", **fields: Any) -> Item:
    """A rated core item; `kind="check"` and the others work too, with whatever that kind needs filled in."""
    kind = Kind(fields.pop("kind", Kind.RATED))
    words = item_id.split(".")[1].replace("_", " ")
    given: dict[str, Any] = {"id": item_id, "kind": kind, "text": f"Is it so: {words}?"}
    if kind is Kind.RATED:
        given |= {
            "describes": {"going_well": "On most days.", "mixed": "On some days.", "worry": "Hardly ever."},
            "domains": (Domain.NUTRITIONAL,),
            "core": True,
        }
    elif kind is Kind.CHECK:
        given |= {"urgency": "now", "do": "Call 999."}
    elif kind is Kind.CHOICES:
        given |= {"options": {"benefits_delay": "Waiting for benefits", "no_transport": "No transport"}}
    return Item.model_validate(given | fields)


def a_check(item_id: str = "safety.no_capable_adult_now", **fields: Any) -> Item:
    """A safety check."""
    return an_item(item_id, kind=Kind.CHECK, **fields)


def a_part(part_id: str = "breakfast", *items: Item, kind: str = "hour", **fields: Any) -> Part:
    """A part of the day with these items."""
    title = part_id.replace("_", " ").capitalize()
    return Part.model_validate({"id": part_id, "title": title, "kind": kind, "items": items, **fields})


def a_tool(*parts: Part | Item, **fields: Any) -> Tool:
    """A tool of these parts. Items given by themselves go into the part that their id names.

    With nothing given: a small tool that covers every domain with two core items and a further one, and has two
    checks, a choice of barriers, a text and a date (see `small_parts`).
    """
    whole = tuple(part for part in parts if isinstance(part, Part))
    loose: dict[str, list[Item]] = {}
    for item in parts:
        if isinstance(item, Item):
            loose.setdefault(item.id.split(".")[0], []).append(item)
    made = whole + tuple(a_part(name, *items) for name, items in loose.items())
    given = {
        "id": "primary",
        "version": "1.0.0",
        "title": "Primary school child",
        "ages": {"says": "5–10 years", "from_months": 60, "to_months": 131},
        "parts": made or small_parts(),
    }
    return Tool.model_validate(given | fields)


def small_parts() -> tuple[Part, ...]:
    """The parts of the tool that `a_tool()` gives."""

    def rated(item_id: str, *domains: Domain, **more: Any) -> Item:
        return an_item(item_id, domains=domains, **more)

    physical, nutritional, medical = Domain.PHYSICAL, Domain.NUTRITIONAL, Domain.MEDICAL
    emotional, educational, supervision = Domain.EMOTIONAL, Domain.EDUCATIONAL, Domain.SUPERVISION
    return (
        a_part(
            "waking",
            rated("waking.someone_gets_up", supervision, text="Does somebody get up with {child}?"),
            rated("waking.clean_clothes", physical, text="Does {child} have clean clothes to put on?"),
            rated("waking.washes", physical, core=False, text="Can {child} wash in the morning?"),
        ),
        a_part(
            "breakfast",
            rated("breakfast.eats_before_school", nutritional, text="Does {child} eat before school?"),
            rated("breakfast.food_in_house", nutritional, grave=True, text="Is there food in the house?"),
            rated("breakfast.company", nutritional, emotional, core=False, text="Who is with {child} at breakfast?"),
        ),
        a_part(
            "school",
            rated("school.gets_there", educational, text="Does {child} get to school?"),
            rated("school.things_needed", educational, text="Does {child} have what school asks for?"),
            rated("school.adult_in_touch", educational, core=False, text="Is an adult in touch with the school?"),
        ),
        a_part(
            "night",
            rated("night.someone_answers", supervision, emotional, text="Does somebody come when {child} calls?"),
            rated("night.own_bed", physical, text="Does {child} have a bed?"),
            rated("night.who_is_in", supervision, core=False, text="Who is in the home at night?"),
        ),
        a_part(
            "health",
            rated("health.brought_to_appointments", medical, text="Is {child} brought to appointments?"),
            rated("health.medicine_given", medical, grave=True, text="Is {child} given the medicine they need?"),
            rated("health.teeth", medical, core=False, text="Are {child}'s teeth looked after?"),
            kind="lasting",
        ),
        a_part(
            "feelings",
            rated("feelings.comforted", emotional, text="Who comforts {child}?"),
            an_item("feelings.happy_when", kind=Kind.TEXT, core=True, text="What makes {child} happy?"),
            an_item("feelings.last_outing", kind=Kind.DATE, core=True, text="When did {child} last go somewhere?"),
            kind="lasting",
        ),
        a_part(
            "money",
            an_item("money.barriers", kind=Kind.CHOICES, core=True, text="What gets in the way?"),
            kind="lasting",
        ),
        a_part(
            "safety",
            a_check("safety.no_capable_adult_now", text="Is {child} without a capable adult now?"),
            a_check("safety.left_alone_overnight", urgency="today", text="Is {child} left alone overnight?"),
            kind="lasting",
        ),
    )


# Policies ------------------------------------------------------------------------------------------------------


def a_rule(rule_id: str = "one_worry", **fields: Any) -> Rule:
    """A rule: one worry in a domain makes it `some`, unless the test says otherwise."""
    given: dict[str, Any] = {
        "id": rule_id,
        "says": f"The rule {rule_id} holds.",
        "reason": "Made up for a test.",
        "source": "Made up",
        "when": ({"count": 1, "rating": "worry"},),
    }
    if "next_step" not in fields:
        given["makes"] = "some"
    return Rule.model_validate(given | fields)


def a_policy(*rules: Rule, **fields: Any) -> Policy:
    """A policy with these rules (or the single rule of `a_rule`) and ordinary thresholds."""
    given: dict[str, Any] = {
        "version": "1.0.0",
        "enough_explored": {"share": 0.6, "at_least": 2},
        "unmet_need_counts_after": 2,
        "calls_for": {
            "not_enough_known": "get_information",
            "unmet_need": "support_and_review",
            "some": "support_and_review",
            "significant": "refer_now",
            "safety_flag_now": "immediate",
            "safety_flag_today": "refer_now",
            "safety_not_asked": "get_information",
        },
        "rules": rules or (a_rule(),),
    }
    return Policy.model_validate(given | fields)


def the_bundled_policy() -> Policy:
    """The policy that comes with the application."""
    return validated(Policy, read_document(paths.forms_folder() / "policy.yaml"))


def an_earlier(unmet: Iterable[str] = (), **levels: str) -> EarlierAssessment:
    """An earlier assessment: `an_earlier(nutritional="some", unmet=["night.own_bed"])`."""
    return EarlierAssessment(
        levels={Domain(domain): Level(level) for domain, level in levels.items()}, unmet_needs=tuple(unmet)
    )


# Assessments ---------------------------------------------------------------------------------------------------

ZOE = Child(
    name="Zoë Ó Briain",
    known_as="Zoë",
    date_of_birth=dt.date(2018, 3, 4),
    disabled=False,
    language="English",
    communication="speech",
    address="1 Made Up Street",
)
A_PRACTITIONER = Assessor(
    name="Sam Okafor", role="Social worker", agency="Made Up Council", team="North", area="Cumberland", contact="0000"
)


def an_assessment(tool: str = "primary") -> AssessmentBuilder:
    """An assessment of Zoë's day without any answer yet; chain `.with_…` and end with `.build()`."""
    return AssessmentBuilder(
        Assessment(
            tool=tool,
            child=ZOE,
            household=(HouseholdMember(name="Mary Ó Briain", relation="mother", lives_here=True),),
            assessed_by=A_PRACTITIONER,
            visits=(Visit(id="v1", date=dt.date(2026, 11, 18), where="home", present=("mother",), seen_alone=True),),
            assessed_on=dt.date(2026, 11, 20),
        )
    )


@dataclass(frozen=True)
class AssessmentBuilder:
    """Builds an assessment step by step. Every step gives a new builder and leaves the old one as it was."""

    assessment: Assessment

    def build(self) -> Assessment:
        """The assessment, validated as a whole."""
        return Assessment.model_validate(self.assessment.model_dump())

    def answers(self) -> dict[str, Answer]:
        """Only its answers, for the engine."""
        return dict(self.build().answers)

    # answers

    def with_answer(self, item: str, **fields: Any) -> AssessmentBuilder:
        """Adds these fields to the answer to `item`."""
        before = self.assessment.answers.get(item, Answer())
        answer = Answer.model_validate(before.model_dump() | fields)
        return AssessmentBuilder(self.assessment.with_answer(item, answer))

    def with_rating(self, item: str, rating: Rating | str, **fields: Any) -> AssessmentBuilder:
        """Rates an item; `persistence`, `behind_it`, `effect`, `note` and so on may be given too."""
        return self.with_answer(item, rating=rating, **fields)

    def with_worry(self, item: str, **fields: Any) -> AssessmentBuilder:
        """Rates an item a worry."""
        return self.with_rating(item, Rating.WORRY, **fields)

    def with_mixed(self, item: str, **fields: Any) -> AssessmentBuilder:
        """Rates an item mixed."""
        return self.with_rating(item, Rating.MIXED, **fields)

    def with_going_well(self, *items: str) -> AssessmentBuilder:
        """Rates each of these items as going well."""
        builder = self
        for item in items:
            builder = builder.with_rating(item, Rating.GOING_WELL)
        return builder

    def with_account(
        self,
        item: str,
        source: Source | str,
        rating: Rating | str | None = None,
        words: str | None = None,
        *,
        persistence: Persistence | str | None = None,
        who: str | None = None,
        visit: str | None = None,
        **fields: Any,
    ) -> AssessmentBuilder:
        """Adds one informant's account to an item."""
        account = Account.model_validate(
            {
                "source": source,
                "rating": rating,
                "words": words,
                **fields,
                "persistence": persistence,
                "who": who,
                "visit": visit,
            }
        )
        before = self.assessment.answers.get(item, Answer())
        return self.with_answer(item, accounts=(*before.accounts, account))

    def with_check(self, item: str, answer: str, **fields: Any) -> AssessmentBuilder:
        """Answers a safety check; `done`, `done_at` and `done_by` may be given too."""
        return self.with_answer(item, answer=answer, **fields)

    def with_choices(self, item: str, *choices: str) -> AssessmentBuilder:
        """Chooses options."""
        return self.with_answer(item, choices=choices)

    def with_text(self, item: str, text: str) -> AssessmentBuilder:
        """Answers in words."""
        return self.with_answer(item, text=text)

    def with_everything_going_well(self, tool: Tool) -> AssessmentBuilder:
        """Rates every rated item of the tool as going well and answers every check with no."""
        builder = self.with_going_well(*(item.id for item in tool.of_kind(Kind.RATED)))
        for check in tool.of_kind(Kind.CHECK):
            builder = builder.with_check(check.id, "no")
        return builder

    # the rest

    def with_child(self, **fields: Any) -> AssessmentBuilder:
        """Changes what is known of the child: `.with_child(name=None)`."""
        child = Child.model_validate(self.assessment.child.model_dump() | fields)
        return self.with_fields(child=child)

    def with_visit(self, visit_id: str = "v2", **fields: Any) -> AssessmentBuilder:
        """Adds a visit."""
        visit = Visit.model_validate({"id": visit_id, **fields})
        return self.with_fields(visits=(*self.assessment.visits, visit))

    def with_judgement(self, next_step: NextStep | str, reason: str = "Made up for a test.") -> AssessmentBuilder:
        """Sets the practitioner's own conclusion."""
        return self.with_fields(judgement=Judgement(next_step=NextStep(next_step), reason=reason))

    def with_fields(self, **fields: Any) -> AssessmentBuilder:
        """Sets any other field of the assessment as it is."""
        return AssessmentBuilder(self.assessment.model_copy(update=fields))


# Summaries -----------------------------------------------------------------------------------------------------


def summary_of(
    assessment: Assessment | AssessmentBuilder,
    tool: Tool | None = None,
    policy: Policy | None = None,
    earlier: Iterable[EarlierAssessment] = (),
) -> IndicatorSummary:
    """The summary of an assessment, with the small tool and the bundled policy where no others are given."""
    made = assessment.build() if isinstance(assessment, AssessmentBuilder) else assessment
    used = tool or a_tool()
    return summarise(used, policy or the_bundled_policy(), facts_of(made, used), made.answers, tuple(earlier))


def summary_of_answers(
    answers: Mapping[str, Answer] | AssessmentBuilder,
    tool: Tool | None = None,
    policy: Policy | None = None,
    facts: Facts | None = None,
    earlier: Iterable[EarlierAssessment] = (),
) -> IndicatorSummary:
    """The summary of bare answers, with facts of the test's choosing (none, unless given)."""
    given = answers.answers() if isinstance(answers, AssessmentBuilder) else answers
    return summarise(tool or a_tool(), policy or a_policy(), facts or Facts(), given, tuple(earlier))
