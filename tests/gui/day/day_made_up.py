"""A small made-up tool, a made-up child, and an open assessment over a database in memory."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.people import ALONE, Assessor, Child, Person, Visit
from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.services.assessing import progress_of, summary_of
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import assessments, audit, migrations, people
from neglect_toolkit.store.audit import Writing
from neglect_toolkit.store.connection import Connection
from neglect_toolkit.store.store import Store

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
            step.value: {
                "title": title,
                "means": means,
                "do": [do],
                "level_of_need": level,
                "to_family": "We meet again.",
            }
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


SAM = Person(id="sam", name="Sam Okafor", role="Family support worker", roles=ALONE)


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


class TickingClock(FixedClock):
    """A second goes by whenever somebody looks, so that what comes later is later."""

    def now(self) -> dt.datetime:
        self.move(seconds=1)
        return self.at


def an_open_assessment(
    assessment: Assessment | None = None, tool: Tool = TOOL, policy: Policy = POLICY
) -> OpenAssessment:
    """The real thing, opened by Sam Okafor, over a real database that is in memory alone and holds nothing else."""
    clock = TickingClock()
    toolkit = Toolkit(forms=Sources(folders=()), store_folder=Path("nowhere"), clock=clock)
    toolkit.__dict__.update(policy=policy, next_steps=NEXT_STEPS, contacts=CONTACTS)  # as if read from the forms
    store = Store(_copy_of_new_database(), SAM, clock)
    content = assessment or zoe()
    reached = progress_of(content, tool, summary_of(content, tool, policy), None)
    with store.writing() as writing:
        header = assessments.start(writing, content, tool, policy, me=SAM, child_id=None, progress=reached)
    return OpenAssessment(toolkit, store, header.id, Rights(store, clock))


def deeds(opened: OpenAssessment) -> list[str]:
    """What was done to the store since it was made, by its audit log."""
    with opened._store.reading() as connection:
        return [entry.what for entry in audit.entries(connection)]


@functools.cache
def _new_database() -> Connection:
    """A database with Sam in it and nothing else."""
    connection, clock = Connection.in_memory(), FixedClock()
    with connection.writing():
        migrations.make(connection)
        people.add(Writing(connection, SAM.id, clock.now(), clock.new_id), SAM)
    return connection


def _copy_of_new_database() -> Connection:
    copy = Connection.in_memory()
    _new_database().db.conn.backup(copy.db.conn)
    return copy
