"""What happens in a store that is kept for the tests: made-up people, put through everything that the services can do.

A new use-case that keeps something new gets its turn here, so that the next kept store holds it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.model.assessment import Account, Answer, Count, Header, Judgement
from neglect_toolkit.model.assessment import Setting as OnDays
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.people import Assessor, Child, HouseholdMember, OtherHome, Person, Sharing, Visit
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.words import (
    BehindIt,
    CheckAnswer,
    Days,
    Effect,
    ManagerView,
    NextStep,
    Persistence,
    Rating,
    Role,
    Source,
    Work,
)
from neglect_toolkit.services import exporting, guiding, handing_over, staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import keys
from neglect_toolkit.store.key_slots import KdfCost
from neglect_toolkit.store.store import Store

PASSPHRASE = "teapot lantern gravel"
PACKAGE_PASSPHRASE = "teapot lantern gravel package"
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)  # these passphrases are in the documents: guessing them need not cost
BEGAN = dt.datetime(2026, 11, 2, 9, 12, 40, 250_000, tzinfo=dt.UTC)

IFEOMA, MARIA, TOBIAS, BRAM, OTTO = (
    "Ifeoma Adeyemi",
    "Maria Lindqvist",
    "Tobias Brandt",
    "Bram Kettlewell",
    "Otto Winterbourne",
)
WILHELMINA, GETHIN = "Wilhelmina Osgood", "Gethin Prosser"

ZOE = Child(
    name="Zoë Quillfeather",
    known_as="Zoë",
    date_of_birth=dt.date(2018, 3, 4),
    address="4 Marmalade Row, Hexley",
    language="English",
    school="Hexley Green Primary",
    nhs_number="not a real number",
    disabled=False,
)
MINA = Child(name="Mina Quillfeather", date_of_birth=dt.date(2020, 2, 11), address="4  marmalade row HEXLEY")
KIT = Child(name="Kit Sandringham", known_as="Kit", date_of_birth=dt.date(2017, 8, 30), address="Flat 2, 19 Tollgate")
ROWAN = Child(name="Rowan Thistlewood", date_of_birth=dt.date(2016, 1, 9), address="The Old Forge")
PIP = Child(known_as="Pip", age_estimated="about seven")
LEIF = Child(name="Leif Marchetti", known_as="Leif", date_of_birth=dt.date(2017, 12, 1), address="8 Harbour Steps")
ANNELI = Child(name="Anneli Brandvold", date_of_birth=dt.date(2018, 10, 5), address="3 Mill Race")

HOUSEHOLD = (
    HouseholdMember(
        name="Dana Quillfeather",
        relation="mother",
        date_of_birth=dt.date(1994, 5, 6),
        parental_responsibility=True,
        lives_here=True,
        note="Works nights at the bakery.",
    ),
    HouseholdMember(name="Mina Quillfeather", relation="sister", lives_here=True),
    HouseholdMember(name="Joan Quillfeather", relation="grandmother", lives_here=False),
)
VISITS = (
    Visit(
        id="v1",
        date=dt.date(2026, 11, 3),
        where="school",
        present=("Zoë", "Mrs Larkin"),
        seen_alone=True,
        note="Drew her bedroom while we talked.",
    ),
    Visit(id="v2", date=dt.date(2026, 11, 4), where="home", present=("Zoë", "Dana Quillfeather"), seen_alone=False),
)
SHARING = Sharing(
    family_knows=True,
    agrees=False,
    views="“We manage.” Dana would rather we rang first.",
    basis="Children Act 1989, section 17; shared to keep the child safe.",
)


@dataclass
class StandingClock(FixedClock):
    """Time moves when it is told to; keys, salts and ids are as random as in real life."""

    def random_bytes(self, count: int) -> bytes:
        """Bytes from the system."""
        return secrets.token_bytes(count)

    def new_id(self) -> str:
        """An id that there is only once."""
        return secrets.token_hex(16)


class Office:
    """One store at work: its people, its clock, and the ids of the assessments that have a name in the story."""

    def __init__(self, folder: Path, details: Assessor) -> None:
        self.clock = StandingClock(BEGAN)
        self.toolkit = compose(store=folder, clock=self.clock)
        me = staff.new_person(self.toolkit, details)
        self._key = Store.make(folder, PASSPHRASE, me, self.clock, CHEAP)
        self.recovery_code = keys.set_recovery_code(folder, self._key, self.clock, CHEAP)
        self.people: dict[str, Person] = {me.name: me}
        self.ids: dict[str, str] = {}

    @contextlib.contextmanager
    def work_of(self, name: str, **later: float) -> Iterator[Casework]:
        """Somebody's work, after their own passphrase; the clock has moved on."""
        self.clock.move(hours=1, minutes=7, seconds=13)
        self.clock.move(**later)
        who = name if len(self.people) > 1 else None
        work = unlocking.unlock(self.toolkit, unlocking.derive_key(self.toolkit, PASSPHRASE, who))
        try:
            yield work
        finally:
            work.lock()

    def add(self, admin: Casework, details: Assessor, *roles: Role) -> None:
        """Adds somebody, with the passphrase that everybody has here."""
        person = admin.staff.add(details, roles)
        admin.staff.may_give_passphrase(person)
        keys.set_passphrase(self.toolkit.store_folder, self._key, person.id, PASSPHRASE, self.clock, cost=CHEAP)
        admin.staff.gave_passphrase(person)
        self.people[person.name] = person

    def note(self, opened: OpenAssessment, answers: Mapping[str, Answer]) -> None:
        """A save for every four answers, some seconds apart."""
        named = list(answers.items())
        for first in range(0, len(named), 4):
            self.clock.move(seconds=41)
            assessment = opened.assessment
            for item, answer in named[first : first + 4]:
                assessment = assessment.with_answer(item, answer)
            opened.save(assessment)

    def judge(self, opened: OpenAssessment, step: NextStep, reason: str) -> None:
        """Chooses the next step."""
        self.clock.move(minutes=2)
        judgement = Judgement(next_step=step, reason=reason)
        opened.save(opened.assessment.model_copy(update={"judgement": judgement}))

    def sign(self, opened: OpenAssessment, tag: str | None = None) -> None:
        """Signs, and gives the assessment its name in the story."""
        self.clock.move(minutes=6)
        opened.sign()
        if tag is not None:
            self.ids[tag] = opened.header.id

    def header(self, work: Casework, tag: str) -> Header:
        """Where the assessment of this name stands."""
        return work.open(self.ids[tag]).header


# What is found out


def child_says(said: str, who: str = "Zoë", rating: Rating | None = Rating.WORRY) -> Account:
    """The words of a child."""
    often = Persistence.MOST_DAYS if rating is Rating.WORRY else None
    return Account(source=Source.CHILD, who=who, visit="v1", rating=rating, words=said, persistence=often)


def worry(**more: Any) -> Answer:
    """A worry on most days."""
    return Answer.model_validate({"rating": Rating.WORRY, "persistence": Persistence.MOST_DAYS, **more})


def sometimes(**more: Any) -> Answer:
    """Mixed, and not just once."""
    return Answer.model_validate({"rating": Rating.MIXED, "persistence": Persistence.SOMETIMES, **more})


def answers_about_zoe(now: dt.datetime) -> dict[str, Answer]:
    """Answers of every kind."""
    well, unsure = Rating.GOING_WELL, CheckAnswer.NOT_KNOWN
    return {
        "waking.adult_up": sometimes(note="Dana is back at seven."),
        "breakfast.eats_before_school": worry(
            note="Toast from a neighbour.",
            since="since the summer",
            setting=OnDays(days=Days.WEEKDAY, home="mother’s"),
            behind_it=(BehindIt.BARRIER,),
            effect="Hungry by ten, says Mrs Larkin.",
            accounts=(
                child_says("I have toast if I get there before Mrs Bell goes."),
                Account(
                    source=Source.PARENT, who="Dana", visit="v2", rating=well, words="She never wants it.", quoted=True
                ),
                Account(
                    source=Source.PUBLIC,
                    who="A caller",
                    rating=Rating.WORRY,
                    words="that she is sent out to beg",
                    quoted=False,
                    borne_out=False,
                ),
            ),
        ),
        "tea.food_in_home": Answer(rating=well, note="Cupboard full on 4 November."),
        "tea.main_meal": Answer(rating=well, accounts=(child_says("Nan's pie is the best.", rating=well),)),
        "bed.own_bed": worry(
            behind_it=(BehindIt.SERVICE_GAP, BehindIt.NOT_KNOWN),
            note="Shares the sofa with Mina.",
            accounts=(Account(source=Source.OBSERVED, who="Ifeoma", visit="v2"),),
            help_came=False,
            count=Count(missed=4, of=7, what="nights"),
            effect="Yawns in class.",
            effect_is=Effect.SOME,
        ),
        "health.teeth": Answer(rating=Rating.NOT_KNOWN, note="Ask the school nurse."),
        "health.appointments": Answer(rating=Rating.DECLINED),
        "feelings.what_makes_happy": Answer(text="“Drawing horses.”", accounts=(child_says("Horses!", rating=None),)),
        "money.barriers": Answer(choices=("debt", "heating_cost", "work_hours"), note="Meter on emergency credit."),
        "context.carers": Answer(choices=("new_baby", "separation")),
        "context.help_tried": Answer(text="Breakfast club offered in September; no place."),
        "context.help_began": Answer(date=dt.date(2026, 9, 14)),
        "people.other_home": Answer(choices=("grandparent",)),
        "safety.ill_or_hurt_now": Answer(answer=CheckAnswer.NO),
        "safety.left_alone_overnight": Answer(
            answer=CheckAnswer.YES,
            note="Twice in October.",
            done="Rang the front door.",
            done_at=now,
            done_by=IFEOMA,
        ),
        "safety.wants_to_die": Answer(answer=unsure),
    }


def zoes_day(office: Office, work: Casework) -> OpenAssessment:
    """A whole day, with household, visits, accounts, barriers and sharing; and a slip put right at once."""
    opened = work.start("primary", ZOE)
    office.clock.move(minutes=3)
    around: dict[str, Any] = {"household": HOUSEHOLD, "visits": VISITS, "sharing": SHARING}
    around["opened"] = ("tea", "bed")
    around["other_homes"] = (OtherHome(name="Joan’s flat", nights="every other Saturday"),)
    opened.save(opened.assessment.model_copy(update=around))
    office.note(opened, answers_about_zoe(office.clock.now()))
    corrected = Answer(rating=Rating.MIXED, persistence=Persistence.MOST_DAYS, note="Dana is back at half seven.")
    office.note(opened, {"waking.adult_up": corrected, "health.appointments": Answer()})
    opened.remember_place("summary")
    office.judge(opened, NextStep.REFER_NOW, "Left alone at night, and hungry on most days.")
    return opened


def minas_draft(office: Office, work: Casework) -> None:
    """The other child of the same home: a draft whose answers change."""
    opened = work.start("primary", MINA)
    seen = (Visit(id="first", date=dt.date(2026, 11, 2), where="home"),)
    opened.save(opened.assessment.model_copy(update={"household": HOUSEHOLD[:1], "visits": seen}))
    mother = Account(source=Source.PARENT, who="Dana", visit="first", rating=Rating.MIXED, words="She sleeps through.")
    nurse = Account(
        source=Source.PROFESSIONAL, who="School nurse", rating=Rating.WORRY, persistence=Persistence.EVERY_DAY
    )
    before = {
        "tea.main_meal": worry(note="Toast for tea.", accounts=(mother,)),
        "getting_ready.clean": sometimes(behind_it=(BehindIt.BARRIER,), help_came=True),
        "health.teeth": Answer(rating=Rating.NOT_KNOWN, note="Red book at Joan’s."),
        "money.barriers": Answer(choices=("food_cost",)),
        "safety.wants_to_die": Answer(answer=CheckAnswer.NOT_KNOWN),
    }
    office.note(opened, before)
    after = {
        "tea.main_meal": worry(note="Toast, says the nurse.", since="since birth", accounts=(mother, nurse)),
        "money.barriers": Answer(choices=("food_cost", "no_support"), note="Healthy Start not claimed."),
        "health.teeth": Answer(),
    }
    office.note(opened, after)
    called = opened.assessment.child.model_copy(update={"known_as": "Mina"})
    opened.save(opened.assessment.model_copy(update={"child": called}))
    office.judge(opened, NextStep.SUPPORT_AND_REVIEW, "Weighing first.")
    office.ids["draft"] = opened.header.id


def short_day(office: Office, work: Casework, child: Child, said: str, like: Header | None = None) -> OpenAssessment:
    """A few answers, judged, so that it can be signed."""
    opened = work.start("primary", child, like)
    seen = Visit(id="v1", date=office.clock.today(), where="home", seen_alone=True)
    opened.save(opened.assessment.model_copy(update={"visits": (seen,)}))
    told = child_says(said, child.called or "the child", Rating.MIXED)
    answers = {
        "breakfast.eats_before_school": sometimes(accounts=(told,)),
        "home.warm_with_water": worry(behind_it=(BehindIt.BARRIER,), note="Boiler off."),
        "bed.own_bed": Answer(rating=Rating.GOING_WELL),
        "money.barriers": Answer(choices=("housing_repairs",)),
        "safety.missing_now": Answer(answer=CheckAnswer.NO),
    }
    office.note(opened, answers)
    office.judge(opened, NextStep.IMMEDIATE, "The boiler is being mended.")
    return opened


def contact(seen_on: dt.date, note: str) -> GuideAnswers:
    """A contact by the health guide."""
    answers = {
        "danger_now": ("none",),
        "who": ("can_tell",),
        "other_harm": ("none",),
        "appearance": ("clothes", "too_little_food"),
        "care_missed": ("not_brought",),
        "effect": ("some",),
        "barriers": ("money",),
    }
    return GuideAnswers(
        guide="health_guide",
        setting="general_practice",
        answers=answers,
        seen_on=seen_on,
        seen_by="Dr Rose Hallam",
        child=ZOE.name,
        note=note,
    )


# What happens, day by day


def whole_story(folder: Path, package: Path) -> Office:
    """Everything that several people can do with one store. Another store hands over what is in the file `package`."""
    office = Office(folder, Assessor(name=IFEOMA, role="social worker", agency="Hexley Council", team="North"))
    _people_come(office)
    _first_day(office)
    _sent_back_and_answered(office)
    _amended_and_withdrawn(office)
    _supervised(office)
    _passed_on(office)
    _taken_in(office, package)
    _goes_on_from_a_contact(office)
    return office


def _people_come(office: Office) -> None:
    north: dict[str, Any] = {"agency": "Hexley Council", "team": "North"}
    with office.work_of(IFEOMA) as work:
        work.change_my_details(work.me.model_copy(update={"contact": "a made-up number", "area": "Hexley"}))
        manager = Assessor(name=MARIA, role="team manager", agency="Hexley Council", team=" north ")
        office.add(work, manager, Role.MANAGER)
        office.add(work, Assessor(name=TOBIAS, role="business support"), Role.ADMINISTRATOR)
        office.add(work, Assessor(name=BRAM, role="social worker", **north), Role.PRACTITIONER)
        office.add(work, Assessor(name=OTTO, role="agency worker", **north), Role.PRACTITIONER, Role.MANAGER)
    with office.work_of(TOBIAS) as admin:
        admin.staff.change(admin.staff.named(IFEOMA).model_copy(update={"roles": (Role.PRACTITIONER,)}))


def _first_day(office: Office) -> None:
    with office.work_of(IFEOMA) as work, tempfile.TemporaryDirectory() as elsewhere:
        zoe = zoes_day(office, work)
        office.sign(zoe, "countersigned_and_thrown_away")
        pdf = exporting.render_referral(zoe.prepare_referral())
        zoe.keep_export(Path(elsewhere) / "referral.pdf", pdf, "referral")
        minas_draft(office, work)
        office.clock.move(minutes=9)
        work.keep_guide(contact(dt.date(2026, 11, 5), "Wet trainers.\nCame with her grandmother."))


def _sent_back_and_answered(office: Office) -> None:
    zoe = office.ids["countersigned_and_thrown_away"]
    with office.work_of(MARIA) as maria:
        maria.reviewing.comment(zoe, "Read in one go. The day reads well.")
        asked = maria.reviewing.comment(zoe, "Who gave her the toast?", "item:breakfast.eats_before_school")
        maria.reviewing.send_back(zoe, "Who was in the home on the two nights? And is Mina seen?")
    with office.work_of(IFEOMA, days=1) as work:
        first = work.open(zoe)
        work.reviewing.comment(zoe, "Mrs Bell next door; she told me herself.", asked.about, answers=asked.id)
        note = "Dana is back at half seven. Joan slept there on 21 October."
        answer = Answer(rating=Rating.MIXED, persistence=Persistence.MOST_DAYS, note=note)
        office.note(first, {"waking.adult_up": answer})
        office.sign(first)
        second = short_day(office, work, ZOE, "Mum gets up now.", first.header)
        office.sign(second, "amended_and_signed_again")
    with office.work_of(MARIA) as maria:
        why = "Two nights alone is more than a referral can wait for."
        maria.reviewing.countersign(zoe, ManagerView.HIGHER, why, NextStep.IMMEDIATE)


def _amended_and_withdrawn(office: Office) -> None:
    with office.work_of(IFEOMA, days=2) as work:
        first = work.open(office.ids["countersigned_and_thrown_away"])
        first.amend("Joan’s surname may be wrong.")
        slip = Answer(rating=Rating.MIXED, note="Written in the wrong child’s page.")
        office.note(first, {"evening.homework": slip})
        first.discard_amendment()
        second = work.open(office.ids["amended_and_signed_again"])
        second.amend("The date of the second visit was wrong.")
        office.note(second, {"evening.time_together": Answer(rating=Rating.GOING_WELL, note="Plays cards.")})
        office.sign(second)
        office.sign(short_day(office, work, KIT, "I make it myself."), "amendment_open")
        office.sign(short_day(office, work, ANNELI, "Sometimes crisps."), "returned")
        rowan = short_day(office, work, ROWAN, "I make it myself.")
        office.sign(rowan, "withdrawn_after_signing")
        work.withdraw(rowan.header.id, "Started for the wrong child of the same name.")
        pip = work.start("primary", PIP)
        office.note(pip, {"breakfast.eats_before_school": worry(note="Not Pip after all.")})
        office.ids["withdrawn_draft"] = pip.header.id
        work.withdraw(pip.header.id, "Opened twice.")


def _supervised(office: Office) -> None:
    with office.work_of(MARIA) as maria:
        kit, anneli, zoe = (
            office.header(maria, tag) for tag in ("amendment_open", "returned", "countersigned_and_thrown_away")
        )
        maria.reviewing.countersign(kit.id, ManagerView.AGREE)
        maria.reviewing.send_back(anneli.id, "What does Anneli eat at the weekend?")
        school = maria.supervising.new_action(
            what="Ring the school nurse about teeth",
            who=IFEOMA,
            by_when=dt.date(2026, 11, 12),
            how_we_know="An appointment is made.",
            if_not="Maria rings.",
        )
        club = maria.supervising.new_action(
            what="A place in the breakfast club", who=IFEOMA, by_when=dt.date(2026, 11, 20)
        )
        letter = maria.supervising.new_action(what="Letter about the meter")
        content = SupervisionContent(
            held_on=office.clock.today(),
            present=(IFEOMA, MARIA),
            reflections="What does Zoë hear at night?",
            decisions="See her again before the 12th.",
            threshold_reason="A pattern over two terms.",
            own_view="The nights weigh more than the meals.",
            worker_safety="Two go together.",
            worker_feelings="It is hard to leave her there.",
            escalation="None now.",
            next_on=dt.date(2026, 12, 1),
            actions=(school, club, letter),
            about=(zoe.id,),
        )
        maria.supervising.keep(zoe, content)
        maria.children.add_co_worker(kit, office.people[BRAM])
        maria.children.add_cover(anneli, office.people[OTTO], dt.date(2026, 11, 30))
        maria.children.add_cover(zoe, office.people[OTTO], dt.date(2026, 11, 14))
    with office.work_of(IFEOMA) as work:
        amended = work.open(kit.id)
        amended.amend("The grandmother rang: he sleeps at hers.")
        office.note(amended, {"bed.own_bed": worry(accounts=(child_says("On the floor at Nan's.", "Kit"),))})
        work.supervising.keep_outcome(zoe, school.id, "not_done", "Line engaged twice.")
        office.clock.move(hours=2)
        work.supervising.keep_outcome(zoe, school.id, "done", "Seen on 18 November.")
    with office.work_of(MARIA, days=6) as maria:
        maria.supervising.keep_outcome(zoe, letter.id, "dropped", "The supplier wrote first.")


def _passed_on(office: Office) -> None:
    with office.work_of(MARIA) as maria:
        zoe, kit = (office.header(maria, tag) for tag in ("countersigned_and_thrown_away", "amendment_open"))
        second = office.ids["amended_and_signed_again"]
        visit = maria.supervising.new_action(what="Joint visit", who=BRAM, by_when=dt.date(2026, 11, 27))
        content = SupervisionContent(
            held_on=office.clock.today(),
            present=(IFEOMA, MARIA),
            decisions="Joint visit with the health visitor.",
            actions=(visit,),
            about=(zoe.id, second),
        )
        maria.supervising.keep(zoe, content)
        cover = next(one for one in maria.children.workers(zoe) if one.work is Work.COVER)
        maria.children.end(zoe, cover)
        maria.children.add_co_worker(zoe, office.people[OTTO])
        maria.children.hand_over(zoe, office.people[BRAM])
        maria.children.add_co_worker(zoe, office.people[IFEOMA])
        begun = SupervisionContent(
            held_on=office.clock.today(), reflections="Begun, and the telephone rang", about=(kit.id,)
        )
        maria.supervising.keep_draft(kit, begun)
        maria.reviewing.keep_draft(second, "comment", "Is the second date")
    with office.work_of(TOBIAS) as admin:
        admin.staff.remove(office.people[OTTO])


def _taken_in(office: Office, file: Path) -> None:
    with tempfile.TemporaryDirectory() as elsewhere:
        office.ids |= _handed_over_elsewhere(Path(elsewhere) / "store", file)
    with office.work_of(IFEOMA) as work:
        work.handing_over.take_in(handing_over.look_into(handing_over.read_file(file), PACKAGE_PASSPHRASE))


def _handed_over_elsewhere(folder: Path, file: Path) -> dict[str, str]:
    """A second office hands a child over; gives the names and ids of the assessments."""
    harbour: dict[str, Any] = {"agency": "Hexley NHS", "team": "Harbour"}
    office = Office(folder, Assessor(name=WILHELMINA, role="health visitor", **harbour))
    with office.work_of(WILHELMINA) as work:
        office.add(work, Assessor(name=GETHIN, role="named nurse", **harbour), Role.MANAGER)
        office.sign(short_day(office, work, LEIF, "Dad makes eggs."), "taken_in_countersigned")
    leif = office.ids["taken_in_countersigned"]
    with office.work_of(GETHIN) as gethin:
        asked = gethin.reviewing.comment(leif, "Which days?", "item:breakfast.eats_before_school")
        gethin.reviewing.countersign(leif, ManagerView.LOWER, "The boiler is mended.", NextStep.SUPPORT_AND_REVIEW)
        ring = gethin.supervising.new_action(what="Ring Hexley Council", by_when=dt.date(2026, 11, 9))
        content = SupervisionContent(
            held_on=office.clock.today(), decisions="Hand on to the council.", actions=(ring,), about=(leif,)
        )
        gethin.supervising.keep(gethin.open(leif).header, content)
    with office.work_of(WILHELMINA) as work:
        work.reviewing.comment(leif, "Weekdays.", asked.about, answers=asked.id)
        again = short_day(office, work, LEIF, "Eggs again.", work.open(leif).header)
        twice = short_day(office, work, LEIF, "Eggs, eggs.", again.header)
        work.withdraw(twice.header.id, "Started twice.")
        office.ids |= {"taken_in_draft": again.header.id, "taken_in_withdrawn": twice.header.id}
        work.handing_over.hand_over(
            [leif, again.header.id, twice.header.id], PACKAGE_PASSPHRASE, file, "As agreed by telephone."
        )
    return office.ids


def _goes_on_from_a_contact(office: Office) -> None:
    with office.work_of(IFEOMA) as work:
        seen = contact(dt.date(2026, 11, 10), "Brought by Joan.")
        opened = work.start("primary", ZOE, office.header(work, "countersigned_and_thrown_away"))
        opened.save(guiding.carried_into(office.toolkit, seen, opened.assessment, opened.tool))
        work.keep_guide_about(seen, opened.header)
        office.ids["draft_from_guide"] = opened.header.id
