"""A small made-up tool, a made-up child, and an open assessment in memory that behaves as the real one promises to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.engine.effective import effective_rating
from neglect_toolkit.engine.family import family_page
from neglect_toolkit.engine.summarise import summarise
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.engine.visit_plan import plan_next_visit
from neglect_toolkit.errors import NotAllowedError, StoreError
from neglect_toolkit.model.assessment import Assessment, Header, Signature, facts_of
from neglect_toolkit.model.family import FamilyChoices, FamilyPage
from neglect_toolkit.model.people import Assessor, Child, Visit
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.view import PartProgress, View
from neglect_toolkit.model.visit_plan import VisitPlan
from neglect_toolkit.model.words import Kind, NextStep, Rating, Status

POLICY = validated(Policy, read_document(Path(__file__).parents[3] / "forms" / "policy.yaml"))

CONTACTS = Contacts.model_validate(
    {
        "version": "1.0.0",
        "stale_after_months": 6,
        "contacts": [
            {"id": "emergency_999", "title": "Emergency services", "telephone": "999"},
            {"id": "front_door", "title": "The hub", "telephone": "01234 000000"},
            {"id": "crisis_line", "title": "Crisis line"},
        ],
    }
)

NEXT_STEPS = NextSteps.model_validate(
    {
        "version": "1.0.0",
        "steps": {
            step.value: {"title": title, "means": means, "do": [do], "level_of_need": level}
            for step, title, means, do, level in (
                (
                    NextStep.NO_CURRENT_CONCERN,
                    "No current concern",
                    "Nothing found that worries.",
                    "Record it.",
                    "Level 1",
                ),
                (
                    NextStep.GET_INFORMATION,
                    "Find out more",
                    "Too little is known to say.",
                    "Plan the next visit.",
                    None,
                ),
                (
                    NextStep.SUPPORT_AND_REVIEW,
                    "Support and review",
                    "The family needs help now.",
                    "Agree a plan.",
                    "Level 2",
                ),
                (
                    NextStep.SEEK_ADVICE,
                    "Seek advice today",
                    "Talk it through before the day ends.",
                    "Ring the hub.",
                    "Level 3",
                ),
                (NextStep.REFER_NOW, "Refer now", "The child is likely to be harmed.", "Ring the hub.", "Level 4"),
                (NextStep.IMMEDIATE, "Act immediately", "The child is not safe now.", "Ring 999.", "Level 4"),
            )
        },
    }
)


def _rated(item: str, text: str, means: tuple[str, str, str], domains: list[str], **more: object) -> dict[str, object]:
    return {
        "id": item,
        "kind": "rated",
        "text": text,
        "domains": domains,
        "core": True,
        "describes": dict(zip(("going_well", "mixed", "worry"), means, strict=True)),
        **more,
    }


def _check(item: str, text: str, urgency: str, do: str) -> dict[str, object]:
    return {"id": item, "kind": "check", "text": text, "urgency": urgency, "do": do}


TOOL = Tool.model_validate(
    {
        "id": "primary",
        "version": "1.0.0",
        "title": "Primary school child",
        "ages": {"says": "5–10 years", "from_months": 60, "to_months": 131},
        "parts": [
            {
                "id": "waking",
                "title": "Waking up",
                "kind": "hour",
                "about": "How the day begins, and who is there when {child} wakes.",
                "items": [
                    _rated(
                        "waking.woken",
                        "Does somebody wake {child}, or see that they are up?",
                        (
                            "An adult wakes the child or checks, in a way that starts the day calmly.",
                            "Some days nobody is up; the child manages with reminders.",
                            "The child wakes alone and gets brothers and sisters up.",
                        ),
                        ["supervision", "emotional"],
                        ask_child="Who gets you up in the morning?",
                        ask_parent="How do mornings start here?",
                        look_for="An alarm the child can work; whether a carer is awake when you come early.",
                    ),
                    _rated(
                        "waking.clean_clothes",
                        "Are there clean clothes that fit?",
                        (
                            "Clothes are clean, dry and fit the weather.",
                            "Often creased, damp or too small, but worn clean most days.",
                            "Dirty, wet or far too small on most days.",
                        ),
                        ["physical"],
                        ask_child="Where do your clothes come from in the morning?",
                        look_for="Smell, damp, shoes that hurt.",
                    ),
                    _rated(
                        "waking.own_bed",
                        "Does {child} have a bed of their own?",
                        (
                            "A bed and bedding of their own.",
                            "Shares or moves about, but sleeps warm.",
                            "No bed, or nothing to keep warm.",
                        ),
                        ["physical"],
                        core=False,
                    ),
                ],
            },
            {
                "id": "breakfast",
                "title": "Breakfast",
                "kind": "hour",
                "about": "What {child} eats and drinks before school, and with whom.",
                "items": [
                    _rated(
                        "breakfast.eats_before_school",
                        "Does {child} eat before school?",
                        (
                            "Something to eat and drink on most school days, at home or at a club.",
                            "Some days without; depends on who is up.",
                            "Usually nothing; takes or hides food.",
                        ),
                        ["nutritional"],
                        ask_child="What did you have this morning? What about yesterday?",
                        ask_parent="What does a school morning look like at breakfast?",
                        look_for="Food in the cupboards and the fridge; whether the child eats fast or hides food.",
                    ),
                    _rated(
                        "breakfast.with_somebody",
                        "Is somebody with {child} at breakfast?",
                        (
                            "An adult is about and talks with the child.",
                            "Alone on some mornings.",
                            "Always alone, or looks after younger ones.",
                        ),
                        ["emotional", "supervision"],
                        ask_child="Who is there when you eat?",
                    ),
                    _rated(
                        "breakfast.enough_food",
                        "Is there enough food in the home to last until money comes in?",
                        (
                            "There is food for the next days.",
                            "Runs low at the end of the week or month.",
                            "Cupboards are often bare.",
                        ),
                        ["nutritional"],
                        grave=True,
                        core=False,
                    ),
                    _rated(
                        "breakfast.growing",
                        "Is {child} growing as expected?",
                        (
                            "Weight and height follow their own line.",
                            "A change that somebody is looking into.",
                            "Losing or gaining weight and nobody is looking into it.",
                        ),
                        ["nutritional", "medical"],
                        core=False,
                    ),
                ],
            },
            {
                "id": "school",
                "title": "Getting to school, and school",
                "kind": "hour",
                "items": [
                    _rated(
                        "school.gets_there",
                        "Does {child} get to school on time?",
                        (
                            "There on time, nearly always.",
                            "Late or missing some days, with a reason.",
                            "Often late or away, and nobody explains.",
                        ),
                        ["educational"],
                    )
                ],
            },
            {
                "id": "night",
                "title": "Bed and night",
                "kind": "hour",
                "items": [
                    _rated(
                        "night.who_comes",
                        "Does somebody come when {child} wakes at night?",
                        (
                            "Somebody comes and settles them.",
                            "Sometimes; the child often settles alone.",
                            "Nobody comes, or nobody is there.",
                        ),
                        ["emotional", "supervision"],
                    ),
                    {
                        "id": "night.bedtime_words",
                        "kind": "text",
                        "text": "What is bedtime like, in {child}’s words?",
                        "core": True,
                    },
                ],
            },
            {
                "id": "health",
                "title": "Health",
                "kind": "lasting",
                "items": [
                    _rated(
                        "health.dentist",
                        "Does {child} see a dentist?",
                        (
                            "Seen within the year.",
                            "Overdue, or in pain at times.",
                            "In pain, and nobody takes them.",
                        ),
                        ["medical"],
                    ),
                    {
                        "id": "health.last_seen",
                        "kind": "date",
                        "text": "When was {child} last seen by a doctor?",
                        "core": True,
                    },
                ],
            },
            {
                "id": "money",
                "title": "Money",
                "kind": "lasting",
                "items": [
                    {
                        "id": "money.barriers",
                        "kind": "choices",
                        "text": "What gets in the way?",
                        "core": True,
                        "options": {
                            "benefits_delay": "Benefits are late or cut",
                            "no_transport": "No way to get about",
                            "housing": "The home itself",
                            "none": "None of these",
                        },
                    }
                ],
            },
            {
                "id": "safety",
                "title": "Safety",
                "kind": "lasting",
                "about": "Three things that cannot wait.",
                "items": [
                    _check(
                        "safety.left_alone",
                        "Is {child} left alone overnight?",
                        "today",
                        "Telephone the front door today.",
                    ),
                    _check(
                        "safety.no_adult_now",
                        "Is there no able adult with {child} now?",
                        "now",
                        "Stay with {child} and ring 999.",
                    ),
                    _check(
                        "safety.afraid",
                        "Is {child} afraid to go home?",
                        "today",
                        "Do not send {child} home before you have advice.",
                    ),
                ],
            },
        ],
    }
)


def zoe(**more: object) -> Assessment:
    """A made-up child's assessment, nothing answered yet."""
    return Assessment(
        tool="primary",
        child=Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4)),
        assessed_by=Assessor(name="Sam Okafor", role="Family support worker"),
        visits=(Visit(id="v1", date=dt.date(2026, 11, 18), where="home", present=("mother",)),),
        assessed_on=dt.date(2026, 11, 20),
        **more,
    )


@dataclass
class MemoryAssessment:
    """An open assessment without a disk: the same promises, and a disk that can be made to refuse."""

    assessment: Assessment = field(default_factory=zoe)
    tool: Tool = TOOL
    policy: Policy = POLICY
    refuses: bool = False
    saves: list[Assessment] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = FixedClock()
        self.toolkit = SimpleNamespace(clock=self.clock, next_steps=NEXT_STEPS, contacts=CONTACTS)
        self.header = Header(
            id="a1",
            child_id="c1",
            tool=self.tool.id,
            tool_sha256=self.tool.sha256,
            policy_sha256=self.policy.sha256,
            status=Status.DRAFT,
            revision=1,
            child_called=self.assessment.child.called,
            started_at=self.clock.now(),
            saved_at=self.clock.now(),
        )

    @property
    def may_write(self) -> bool:
        return True

    @property
    def is_editable(self) -> bool:
        return self.header.status is Status.DRAFT

    @property
    def beside(self) -> SimpleNamespace:
        """Nobody else was ever assessed here."""
        return SimpleNamespace(has_others_of_the_child=False, has_others_in_the_home=False)

    def plan_next_visit(self) -> VisitPlan:
        view = self.view()
        return plan_next_visit(self.tool, self.policy, view.facts, self.assessment.answers, view.summary)

    def family_page(self, choices: FamilyChoices) -> FamilyPage:
        view = self.view()
        answers, child = self.assessment.answers, self.assessment.child.called
        return family_page(self.tool, view.facts, answers, choices, child=child, next_step="We meet again.")

    def view(self, opened: frozenset[str] = frozenset()) -> View:
        facts = facts_of(self.assessment, self.tool)
        shown = shown_items(self.tool, facts, self.assessment.answers, opened)
        return View(
            header=self.header,
            assessment=self.assessment,
            tool=self.tool,
            facts=facts,
            summary=summarise(self.tool, self.policy, facts, self.assessment.answers),
            shown=shown,
            parts=tuple(self._progress(part.id, frozenset(shown)) for part in self.tool.parts),
        )

    def save(self, assessment: Assessment) -> Header:
        if not self.is_editable:
            raise NotAllowedError("This assessment is signed.")
        if self.refuses:
            raise StoreError("The disk is full. Free some space.")
        self.assessment = assessment
        self.saves.append(assessment)
        self.clock.move(seconds=1)
        self.header = self.header.model_copy(update={"saved_at": self.clock.now()})
        return self.header

    def remember_place(self, place: str) -> None:
        self.header = self.header.model_copy(update={"place": place})

    def before_signing(self) -> tuple[str, ...]:
        judgement, suggested = self.assessment.judgement, self.view().summary.next_step.is_
        found = []
        if judgement.next_step is None:
            found.append("Choose the next step that you judge right.")
        if judgement.next_step is not None and judgement.next_step.rank < suggested.rank and not judgement.reason:
            found.append("Give a reason: your next step is lower than the suggested one.")
        return tuple(found)

    def sign(self) -> Header:
        stands_in_the_way = self.before_signing()
        if stands_in_the_way:
            raise NotAllowedError(stands_in_the_way[0])
        signature = Signature(by=self.assessment.assessed_by, at=self.clock.now(), sha256="0" * 64)
        self.header = self.header.model_copy(update={"status": Status.SIGNED, "signature": signature})
        return self.header

    def amend(self, reason: str) -> Header:
        self.header = self.header.model_copy(
            update={"status": Status.DRAFT, "revision": self.header.revision + 1, "signature": None}
        )
        return self.header

    def _progress(self, part_id: str, shown: frozenset[str]) -> PartProgress:
        part = next(part for part in self.tool.parts if part.id == part_id)
        answers = self.assessment.answers
        items = [item for item in part.items if item.id in shown]
        done = [item for item in items if item.id in answers and self._explored(item.id)]
        ratings = [effective_rating(answers.get(item.id)) for item in items]
        return PartProgress(
            part=part_id,
            explored=len(done),
            of=len(items),
            tried=sum(rating in {Rating.NOT_KNOWN, Rating.DECLINED} for rating in ratings),
            worries=ratings.count(Rating.WORRY),
            flags=sum(
                item.kind is Kind.CHECK and answers.get(item.id) is not None and answers[item.id].answer == "yes"
                for item in items
            ),
            hidden=len(part.items) - len(items),
        )

    def _explored(self, item_id: str) -> bool:
        answer = self.assessment.answers[item_id]
        rating = effective_rating(answer)
        return bool((rating and rating.is_explored) or answer.answer or answer.choices or answer.text or answer.date)
