"""A blank form of a tool: to take into a home without a laptop, write on, and type in later.

It says nothing of any child. Parts and questions stand in the order of the screen and have the same titles, so that
what was written is found again quickly. It is made to be printed in black and white.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from neglect_toolkit.model.policy import Contacts, NextSteps, Standing
from neglect_toolkit.model.tool import Item, Part, Tool, spoken
from neglect_toolkit.model.words import Kind, NextStep
from neglect_toolkit.reports import fonts, styles, wording
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.flow import Flow
from neglect_toolkit.reports.form_rows import FormRows
from neglect_toolkit.reports.pages import paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run, Setter

_RATINGS = (("going_well", "Going well"), ("mixed", "Mixed"), ("worry", "A worry"))
_NO_RATING = ("not known", "chose not to say", "does not apply")
_BEHIND = ("care", "barrier", "service", "impairment", "not known")
_WHO = ("child", "parent", "I saw", "professional")
_UNSURE = {
    Standing.STALE: " (not checked lately; make sure before you rely on it)",
    Standing.NEVER_CHECKED: " (nobody has checked it; make sure before you rely on it)",
}
_HOW_TO = (
    "Ask the safety checks first. A “yes” means act, before you go on with the form.",
    "Write the child’s exact words, and who says what. Where accounts differ, write both; never one for the other.",
    """A blank is “not asked”, and is never counted as fine. Tick “not known”, “chose not to say” or “does not apply”
    where that is the answer.""",
    """Behind it: “care” is care that could be given and is not; “barrier” is money, housing, transport or language;
    “service” was asked for and not provided; “impairment” is the child’s own.""",
    """You need not ask it all, nor in order. Questions marked “further” go deeper where a part worries you. The form
    never delays a referral.""",
    "To type it in: on the screen the parts stand at the left under the same titles, with the questions in this order.",
)


def blank_form_pdf(tool: Tool, next_steps: NextSteps, contacts: Contacts, today: dt.date, version: str) -> bytes:
    """The form as a tagged PDF. The same arguments always give the same bytes.

    Args:
        tool: what is asked.
        next_steps: the six next steps in the local words, to tick one.
        contacts: whom to call; one without a number gets room to write it.
        today: the day on which it counts how far a contact can be relied on.
        version: of the program.
    """
    fonts.ready()
    setter, root = Setter(), Node("Document")
    margin = styles.FORM_MARGIN
    flow = Flow(setter, root, x=margin, width=styles.PAGE_WIDTH - 2 * margin, base=styles.DENSE)
    form = FormRows(flow)
    _first_page(flow, form, tool, contacts, today)
    numbered = list(enumerate(tool.parts, start=1))
    for number, part in sorted(numbered, key=lambda one: one[1].id != "safety"):
        _part(flow, form, number, part, tool.child_word)
    _last_page(flow, form, next_steps)
    running = Running(
        left="Blank form: keep it as safe as a case record once it is written on",
        right="Child’s initials: ________   Date: ______________",
        foot=setter.legible(f"{tool.title} {tool.version} ({tool.sha256[:8]})"),
        draft=False,
        margin=margin,
    )
    made_at = dt.datetime.combine(today, dt.time(), dt.UTC)
    about = About(f"Blank form: {tool.title}", "Neglect Toolkit", made_at, f"Neglect Toolkit {version}")
    return drawn(paginate(flow.rows, bottom=styles.FORM_BOTTOM), setter, root, running, about)


def _first_page(flow: Flow, form: FormRows, tool: Tool, contacts: Contacts, today: dt.date) -> None:
    flow.heading(tool.title, 1)
    flow.paragraph(f"For {tool.ages.says}. {spoken(tool.about or '', tool.child_word)}", above=2)
    flow.section("How to use this form")
    flow.bullets((" ".join(said.split()) for said in _HOW_TO), above=2)
    flow.section("Who and when")
    born = "Expected date of birth" if tool.is_before_birth else "Date of birth, or about how old"
    form.blanks([("Name or initials", 0.55), (born, 0.45)])
    form.blanks([("How the child talks or tells things; language", 0.6), ("Disability, if any", 0.4)])
    form.blanks([("Who fills this in, role and agency", 0.6), ("Telephone", 0.4)])
    form.blanks([("Who lives in the home; other homes the child sleeps in", 1.0)])
    for visit in (1, 2, 3):
        form.blanks(
            [
                (f"Visit {visit}: date", 0.2),
                ("Where", 0.2),
                ("Who was there, interpreter or helper", 0.42),
                ("Seen alone", 0.18),
            ]
        )
    flow.section("Whom to call")
    for contact in contacts.contacts:
        number = contact.telephone or "no number set; write it here: ______________________"
        certain = _UNSURE.get(contacts.standing(contact, today), "")
        flow.paragraph(
            Run(f"{contact.title}: ", flow.base), Run(number, flow.base.bold()), Run(certain, flow.base), above=1.5
        )


def _part(flow: Flow, form: FormRows, number: int, part: Part, child: str) -> None:
    flow.section(f"{number}  {part.title}", above=11)
    if part.about:
        flow.paragraph(spoken(part.about, child), style=styles.FORM, above=0, keep=True)
    for index, item in enumerate(part.items, start=1):
        code = f"{number}.{index}"
        match item.kind:
            case Kind.RATED:
                _rated(form, code, item, child)
            case Kind.CHECK:
                _check(form, code, item, child)
            case Kind.CHOICES:
                form.block([_question(code, item, child)], [_prompts(item, child)])
                form.ticks([spoken(words, child) for words in item.options.values()])
                form.lines(1)
            case Kind.TEXT | Kind.DATE:
                form.block([_question(code, item, child)], [_prompts(item, child)])
                form.lines(1 if item.kind is Kind.DATE else 2)


def _question(code: str, item: Item, child: str) -> list[Run]:
    further = "" if item.core or item.kind is not Kind.RATED else "  (further)"
    shown = "  (only where it applies)" if item.shown_when is not None else ""
    bold = styles.FORM_QUESTION
    return [Run(f"{code}  {spoken(item.text, child)}", bold), Run(further + shown, styles.FORM)]


def _prompts(item: Item, child: str) -> list[Run]:
    """How to ask and what to look for, one after another in small type."""
    return [
        run
        for label, words in _asked(item, child)
        for run in (Run(f"{label}: ", styles.FORM.bold()), Run(f"{words}\n", styles.FORM))
    ]


def _asked(item: Item, child: str) -> Iterator[tuple[str, str]]:
    asks = ("Watch", item.watch_for) if item.watch_for else (f"Ask {child}", item.ask_child)
    for label, words in (asks, ("Ask the parent", item.ask_parent), ("Look for", item.look_for)):
        if words:
            yield label, spoken(words, child)


def _rated(form: FormRows, code: str, item: Item, child: str) -> None:
    describes = item.describes.plain() if item.describes else {}
    looks = [(label, spoken(describes[key], child)) for key, label in _RATINGS]
    form.rated([_question(code, item, child), _prompts(item, child)], looks)
    often = [("How often", list(wording.PERSISTENCE.values())), ("Since", ())] if item.persistence else []
    form.options([("", _NO_RATING), *often], room=bool(often))
    form.options([("Behind it", _BEHIND), ("Who says so", _WHO)])
    form.lines(2 if item.core else 1, last=True)


def _check(form: FormRows, code: str, item: Item, child: str) -> None:
    act = wording.URGENCY[item.urgency] if item.urgency else "Act"
    said = [
        Run(f"If yes, {act[0].lower()}{act[1:]}: ", styles.FORM.bold()),
        Run(spoken(item.do or "", child), styles.FORM),
    ]
    form.block([_question(code, item, child)], [_prompts(item, child)])
    form.text(said)
    form.options([("", ("Yes", "No", "Not known")), ("What was done, when, by whom", ())], keep=False, room=True)


def _last_page(flow: Flow, form: FormRows, next_steps: NextSteps) -> None:
    flow.section("What it adds up to, in your words")
    for title, lines in (
        ("What worries you, and what it means for the child", 4),
        ("What goes well, and who helps", 3),
        ("What nobody has asked yet, and where accounts differ", 3),
    ):
        form.block([[Run(title, styles.FORM_QUESTION)]], [])
        form.lines(lines)
    form.block([[Run("The next step, as you judge it", styles.FORM_QUESTION)]], [])
    form.ticks([next_steps.steps[step].title for step in NextStep])
    form.blanks([("Your reason", 1.0)])
    form.lines(2)
    form.blanks([("Does the family know? If not, why", 1.0)])
    form.blanks([("Name", 0.4), ("Signature", 0.35), ("Date", 0.25)])
