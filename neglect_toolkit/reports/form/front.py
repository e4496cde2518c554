"""The first page of a blank form: how to use it, whose day it is, the visits, and whom to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from neglect_toolkit.model.policy import Contact, Contacts, ContactStanding
from neglect_toolkit.reports.flow import para
from neglect_toolkit.reports.form.rows import FORM, LEAD, FormFlow, Label, Tick, Token, Write
from neglect_toolkit.reports.form.words import Form, no_rating
from neglect_toolkit.reports.styles import INK
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording.contacts import certainty

_VISITS = 4
_VISIT_HEIGHT = 27.0

_HOW_TO = """
Safety checks first: a “yes” means act, before you go on with anything else.
{words}
A blank is “not asked” and is never counted as fine: where you did ask, tick a rating, or else {no_rating}.
{alone}Ask the core questions in any order, over more than one visit if you can, and the further ones where a part \
worries you; nothing here is a reason to wait with a referral.
"""
_ALONE = (
    "Ask what is marked “private” where nobody else listens. Questions whose numbers are left out are only asked of "
    "somebody who is alone; they are on a second sheet.\n"
)
_WORDS = (
    "Write {child}'s exact words; where people tell it differently, write both, and put C (child), P (parent) or "
    "another initial into the boxes instead of a tick."
)
_WORDS_ABOUT_A_BABY = (
    "Write people's exact words; where they tell it differently, write both, and put each one's initial into the boxes "
    "instead of a tick."
)


def add_front(flow: FormFlow, form: Form, contacts: Contacts, today: dt.date) -> None:
    """Everything that comes before the questions."""
    tool = form.tool
    flow.heading(tool.title, 1)
    ages = f"Blank form, for {tool.ages.says}. "
    flow.add(para(Run(ages, LEAD.bold()), Run(form.said(tool.about or ""), LEAD)), above=1)
    _how_to(flow, form)
    _child(flow, form)
    _visits(flow)
    _contacts(flow, contacts, today)


def _how_to(flow: FormFlow, form: Form) -> None:
    node = flow.node.add("Div")
    lines = flow.text([Run("How to use this form", LEAD.bold()._replace(size=10.5))], node.add("P"), flow.width - 20)
    told = _HOW_TO.replace("{words}", _WORDS_ABOUT_A_BABY if form.is_of_a_baby else form.phrase(_WORDS))
    told = told.replace("{alone}", _ALONE if any(item.alone for item in form.tool.items.values()) else "")
    told = told.replace("{no_rating}", " or ".join(f"“{words}”" for words in no_rating()))
    lines += flow.numbered(told.strip().splitlines(), node.add("L"), flow.width - 20)
    flow.beside([(10.0, lines)], above=9, pad=6, framed=True)


def _child(flow: FormFlow, form: Form) -> None:
    unborn = form.tool.is_before_birth
    born = "Due on" if unborn else "Born on, due on, or about how old"
    elsewhere = f"Who else will care for {form.child}" if unborn else f"Other homes where {form.child} sleeps"
    tells = "Language of the family" if unborn else f"Language, and how {form.child} tells or shows things"
    flow.title("Whose day it is", above=12)
    flow.fields([(0.5, [Label("Name or initials")]), (0.28, [Label(born)]), (0.22, [Label("Date begun")])])
    flow.fields([(0.5, [Label("Who lives in the home")]), (0.5, [Label(elsewhere)])])
    flow.fields([(0.5, [Label(tells)]), (0.5, [Label("Disability or health need")])])
    by = [(0.34, [Label("Filled in by")]), (0.4, [Label("Role and agency")]), (0.26, [Label("Telephone")])]
    flow.fields(by, keep=False)


def _visits(flow: FormFlow) -> None:
    flow.title("Visits", above=12)
    heads = ("Visit", "Date and time", "Where", "Who was present", "Seen alone?", "Interpreter or support")
    shares = (0.06, 0.15, 0.16, 0.28, 0.12, 0.23)
    table = flow.node.add("Table")
    flow.table_row(table, [[Label(head)] for head in heads], shares, 13, head=True)
    for number in range(1, _VISITS + 1):
        said: list[list[Token]] = [[Label(f"{number}")], [], [], [], [Tick("yes"), Tick("no")], []]
        flow.table_row(table, said, shares, _VISIT_HEIGHT)
    flow.rows[-1].keep = False


def _contacts(flow: FormFlow, contacts: Contacts, today: dt.date) -> None:
    flow.title("Whom to call", above=12)
    table = flow.node.add("Table")
    shares = (0.4, 0.27, 0.33)
    for contact in contacts.contacts:
        row = table.add("TR")
        cells = [row.add("TH", "Row"), row.add("TD"), row.add("TD")]
        _contact(flow, contact, contacts.standing(contact, today), cells, shares)


def _contact(
    flow: FormFlow, contact: Contact, standing: ContactStanding, nodes: Sequence[Node], shares: Sequence[float]
) -> None:
    widths = [flow.width * share for share in shares]
    who = f"  {contact.who}" if contact.who else ""
    named = flow.text([Run(contact.title, FORM.bold()), Run(who, FORM)], nodes[0], widths[0] - 10)
    if contact.telephone:
        number = flow.text([Run(contact.telephone, LEAD.bold())], nodes[1], widths[1] - 10)
    else:
        number = flow.strip([Label("Not set:"), Write()], nodes[1], widths[1] - 10, height=16)
    about = flow.text([Run(_about(contact, standing), FORM)], nodes[2], widths[2])
    row = [(0.0, named), (widths[0], number), (widths[0] + widths[1], about)]
    flow.beside(row, pad=2.5)
    flow.rows[-1].rule = INK


def _about(contact: Contact, standing: ContactStanding) -> str:
    """When it answers, and how far the number can be relied on."""
    hours = f"{contact.hours.rstrip(' .')}. " if contact.hours and standing is not ContactStanding.UNSET else ""
    return f"{hours}{certainty(contact, standing)}".rstrip()
