"""The policy: rules, thresholds and what each level calls for, as data beside the tools.

A rule is a conjunction of tests of the form "at least", with facts that fix whether it applies. There is
no negation and no "worse than before", so a graver answer can never lower a finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from neglect_toolkit.model.assessment import Count
from neglect_toolkit.model.base import ItemId, Sentence, Value, Version, Word, sha256_of
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.words import BehindIt, Domain, Effect, Level, NextStep, Persistence

Concern = Literal["mixed", "worry"]
AnEffect = Literal[Effect.SOME, Effect.SERIOUS]
Positive = Annotated[int, Field(ge=1)]
Domains = Annotated[tuple[Domain, ...], Field(min_length=1)]


class RuleFacts(Value):
    """Facts that fix whether a rule applies at all. A fact that nobody has given does not match."""

    age_below_months: int | None = None
    age_at_least_months: int | None = None
    disabled: bool | None = None
    cannot_speak: bool | None = None
    unborn: bool | None = None

    def match(self, facts: Facts) -> bool:
        """Whether every fact the rule names is so."""
        age = facts.age_months
        if self.age_below_months is not None and (age is None or age >= self.age_below_months):
            return False
        if self.age_at_least_months is not None and (age is None or age < self.age_at_least_months):
            return False
        wanted = (
            (self.disabled, facts.disabled),
            (self.cannot_speak, facts.cannot_speak),
            (self.unborn, facts.unborn),
        )
        return all(want is None or given is want for want, given in wanted)


class ItemTest(Value):
    """This item's rating is at least so, at least so often, and at least so serious for the child."""

    item: ItemId
    rating: Concern
    persistence: Persistence | None = None
    effect: AnEffect | None = None


class CountTest(Value):
    """At least `count` items (in the rule's domain, across all, or `in` the domains it names) are at least so.

    An answer counts in its item's main domain; `bears_on` asks also those that merely bear on it. `grave` asks only
    items whose worry is serious by itself there; `child_says` asks that the child's own account is at least so;
    `effect` that it is at least so serious for the child; `reason_given` only answers of which somebody has said what
    seems to lie behind. An item that bears on two of the domains named is one item.
    """

    count: Positive
    rating: Concern
    across: Literal["domain", "all"] = "domain"
    in_: Annotated[Domains | None, Field(alias="in")] = None
    persistence: Persistence | None = None
    grave: Literal[True] | None = None
    effect: AnEffect | None = None
    child_says: Literal[True] | None = None
    bears_on: Literal[True] | None = None
    reason_given: Literal[True] | None = None

    @model_validator(mode="after")
    def _looks_in_one_place(self) -> CountTest:
        if self.in_ is not None and self.across == "all":
            raise ValueError("looks either `across: all` or `in` the domains it names, not both")
        if self.bears_on and self.across == "all":
            raise ValueError("`bears_on` asks about a domain, so it cannot go with `across: all`")
        return self


class DomainsTest(Value):
    """At least `domains` different domains are each the main one of an item that is at least so."""

    domains: Positive
    rating: Concern
    persistence: Persistence | None = None


class EarlierTest(Value):
    """In at least `earlier` earlier assessments the rule's domain was at least at this level."""

    earlier: Positive
    level: Literal["unmet_need", "some", "significant"]


def _form(data: Any) -> str | None:
    """Which form of test is meant, by its telling key; None where it is none of them."""
    keys = data if isinstance(data, dict) else type(data).model_fields
    return next((form for form in ("item", "count", "domains", "earlier") if form in keys), None)


Test = Annotated[
    Annotated[ItemTest, Tag("item")]
    | Annotated[CountTest, Tag("count")]
    | Annotated[DomainsTest, Tag("domains")]
    | Annotated[EarlierTest, Tag("earlier")],
    Discriminator(
        _form,
        custom_error_type="test_form",
        custom_error_message="must be a test of the form 'at least': `item`, `count` or `domains` with `rating`, "
        "or `earlier` with `level`; rules have no negation",
    ),
]


_LEAST_FOR_A_CONCERN = NextStep.SUPPORT_AND_REVIEW


class Rule(Value):
    """What a conjunction of tests concludes about each domain it is for, or which next step it asks for.

    With both, `next_step` is what it calls for in place of what its level calls for.
    """

    id: Word
    says: Sentence
    reason: Sentence
    source: Sentence
    facts: RuleFacts = RuleFacts()
    domains: Literal["each"] | Domains = "each"
    when: Annotated[tuple[Test, ...], Field(min_length=1)]
    makes: Literal["some", "significant"] | None = None
    next_step: NextStep | None = None

    @model_validator(mode="after")
    def _concludes_something(self) -> Rule:
        if self.makes is None and self.next_step is None:
            raise ValueError("needs `makes` (some, significant) or `next_step`, or both")
        if self.makes is not None and self.next_step is not None and not self.next_step.at_least(_LEAST_FOR_A_CONCERN):
            raise ValueError(f"makes {self.makes}, so its `next_step` must be {_LEAST_FOR_A_CONCERN.value} or above")
        return self

    @property
    def level(self) -> Level | None:
        """The level it makes, if it makes one."""
        return Level(self.makes) if self.makes else None


class Enough(Value):
    """How much of a domain must be explored before "none found" may be said.

    `share` is of the core items that mainly bear on it, `at_least` of its answers, core or further; `at_least_in` where
    a domain has a number of its own.
    """

    share: Annotated[float, Field(gt=0, le=1)]
    at_least: Positive
    at_least_in: dict[Domain, Positive] = Field(default_factory=dict)

    def answers_in(self, domain: Domain) -> int:
        """How many answers a domain needs."""
        return self.at_least_in.get(domain, self.at_least)


Share = Annotated[float, Field(gt=0, le=1)]


class CountedOften(Value):
    """From which share missed a count is as much as `sometimes`, `most_days` and `every_day`; below, `once`."""

    sometimes: Share
    most_days: Share
    every_day: Share

    @model_validator(mode="after")
    def _rises(self) -> CountedOften:
        if not self.sometimes <= self.most_days <= self.every_day:
            raise ValueError("`sometimes`, `most_days` and `every_day` must rise in that order")
        return self

    def persistence(self, count: Count) -> Persistence | None:
        """How often a count is; None where nothing was missed."""
        missed = count.share_missed
        if not missed:
            return None
        steps = ((self.every_day, Persistence.EVERY_DAY), (self.most_days, Persistence.MOST_DAYS))
        for share, persistence in (*steps, (self.sometimes, Persistence.SOMETIMES)):
            if missed >= Fraction(str(share)):
                return persistence
        return Persistence.ONCE


class Counts(Value):
    """How counts become "how often": for each item that is named its own thresholds, for all others the usual ones."""

    usual: CountedOften
    items: dict[ItemId, CountedOften] = Field(default_factory=dict)

    def persistence(self, item: str, count: Count) -> Persistence | None:
        """How often a count of an item is."""
        return self.items.get(item, self.usual).persistence(count)


class Calls(Value):
    """The least next step that each state of a domain, and of the safety checks, calls for."""

    not_enough_known: NextStep
    unmet_need: NextStep
    some: NextStep
    significant: NextStep
    safety_flag_now: NextStep
    safety_flag_today: NextStep
    safety_not_asked: NextStep


class LastingNeeds(Value):
    """How far an unmet need that lasts can go while nothing else is behind it; a rule that goes further passes it over.

    `makes` is the highest level, `next_step` the highest next step, of the rules that it counts for.
    """

    makes: Literal["some", "significant"]
    next_step: NextStep


class Policy(Value):
    """Every rule and threshold by which answers become a summary.

    `lasting_need_at_most` is None in a policy from before it was known: there such a need counts for every rule.
    `counts` is None in one from before there were counts: there a count says nothing of how often.
    """

    version: Version
    enough_explored: Enough
    unmet_need_counts_after: Positive
    lasting_need_at_most: LastingNeeds | None = None
    calls_for: Calls
    counts: Counts | None = None
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rules_have_their_own_names(self) -> Policy:
        ids = [rule.id for rule in self.rules]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"the rule id {twice[0]!r} stands twice; give each rule its own")
        return self

    def counts_lasting_needs(self, rule: Rule) -> bool:
        """Whether an unmet need that lasts may meet the tests of a rule."""
        most = self.lasting_need_at_most
        if most is None:
            return True
        if rule.level is not None and rule.level.concern > Level(most.makes).concern:
            return False
        return rule.next_step is None or most.next_step.at_least(rule.next_step)

    @cached_property
    def sha256(self) -> str:
        """The hash of the policy's canonical JSON."""
        return sha256_of(self.plain())


class StepText(Value):
    """What a next step is called and means here, and what to do; `level_of_need` is the local level.

    `to_family` says the same to a parent, where the practitioner chooses to show it.
    """

    title: Sentence
    means: Sentence
    do: tuple[Sentence, ...]
    level_of_need: str | None = None
    to_family: str | None = None


class WhoCanHelp(Value):
    """Who should be asked about an unmet need: for what lies behind it, in these domains or in all of them."""

    behind_it: BehindIt
    domains: tuple[Domain, ...] = ()
    ask: Sentence


class NextSteps(Value):
    """The six next steps in the local words, and who should be asked about a need that the family cannot meet."""

    version: Version
    steps: dict[NextStep, StepText]
    who_can_help: tuple[WhoCanHelp, ...] = ()

    def ask_about(self, behind_it: Iterable[BehindIt], domain: Domain) -> tuple[str, ...]:
        """Who should be asked, one sentence for each thing behind the need; the first that fits the domain."""
        fitting = (
            next(
                (one.ask for one in self.who_can_help if one.behind_it is reason and domain in (one.domains or Domain)),
                None,
            )
            for reason in behind_it
        )
        return tuple(dict.fromkeys(ask for ask in fitting if ask))

    @model_validator(mode="after")
    def _all_six(self) -> NextSteps:
        missing = [step.value for step in NextStep if step not in self.steps]
        if missing:
            raise ValueError(f"the next step {missing[0]!r} is missing; all six must be there")
        return self


class Contact(Value):
    """Whom to call. `checked_on` is when somebody last made sure that it is right; None: never."""

    id: Word
    title: Sentence
    who: str | None = None
    telephone: str | None = None
    hours: str | None = None
    area: str | None = None
    checked_on: dt.date | None = None
    note: str | None = None
    source: str | None = None


EMERGENCY = "emergency_999"


class ContactStanding(StrEnum):
    """How far a contact can be relied on: always, checked lately or too long ago, never checked, or no number set."""

    ALWAYS = "always"
    CHECKED = "checked"
    STALE = "stale"
    NEVER_CHECKED = "never_checked"
    UNSET = "unset"


class Contacts(Value):
    """Local contacts, and after how many months without a check one is said to be stale."""

    version: Version
    stale_after_months: Positive
    contacts: tuple[Contact, ...]

    @model_validator(mode="after")
    def _has_999(self) -> Contacts:
        if not any(contact.id == EMERGENCY and contact.telephone for contact in self.contacts):
            raise ValueError(f"the contact {EMERGENCY!r} is missing; 999 must always be there")
        return self

    def standing(self, contact: Contact, on: dt.date) -> ContactStanding:
        """How far a contact can be relied on that day. 999 always can."""
        if contact.id == EMERGENCY:
            return ContactStanding.ALWAYS
        if not contact.telephone:
            return ContactStanding.UNSET
        checked = contact.checked_on
        if checked is None:
            return ContactStanding.NEVER_CHECKED
        months = (on.year - checked.year) * 12 + on.month - checked.month - (on.day < checked.day)
        return ContactStanding.STALE if months >= self.stale_after_months else ContactStanding.CHECKED

    def near(self, area: str | None) -> tuple[Contact, ...]:
        """The contacts for all areas and for this one; for an unknown area all of them. In the order of the file."""
        wanted = (area or "").casefold().strip()
        known = {one.area.casefold().strip() for one in self.contacts if one.area}
        if wanted not in known:
            return self.contacts
        return tuple(one for one in self.contacts if not one.area or one.area.casefold().strip() == wanted)
