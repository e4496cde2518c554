"""Whom to call, how to read the document, and exactly what it was made with."""

from __future__ import annotations

from neglect_toolkit.model.policy import EMERGENCY, Contact
from neglect_toolkit.model.words import Rating
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL, SMALL
from neglect_toolkit.wording import dates, labels, lists, on_paper
from neglect_toolkit.wording.contacts import certainty
from neglect_toolkit.wording.on_paper import given

NAMED_INSTEAD = (
    "Some characters in this document could not be shown in its typeface. Each is named in square brackets where it "
    "stood, for example [grinning face]; the assessment itself keeps it as it was written."
)


_NOT_KNOWING = (None, Rating.NOT_KNOWN, Rating.DECLINED, Rating.NOT_APPLICABLE)


def checked(case: Case, contact: Contact) -> str:
    """When somebody last made sure of a contact, with a warning where that is too long ago."""
    standing = case.report.contacts.standing(contact, case.report.made_at.date())
    return labels.mid_sentence(certainty(contact, standing).removesuffix("."))


def add_contacts(flow: Flow, case: Case) -> None:
    """In the order of `contacts.yaml`, with 999; a number that nobody checked says so beside it."""
    flow.section("Contacts")
    contacts = case.report.contacts.contacts
    if not contacts:
        flow.paragraph("No local contacts are set up.")
        return
    heads = ("Contact", "Telephone", "Hours", "Area", "Checked")
    flow.table(heads, (34, 17, 17, 13, 19), (_contact(case, contact) for contact in contacts))


def _contact(case: Case, contact: Contact) -> list[list[Para]]:
    named = [para(contact.title, style=CELL.bold())]
    named += [para(text, style=CELL) for text in (contact.who, contact.note) if text]
    certain = "always" if contact.id == EMERGENCY else checked(case, contact)
    others = (given(contact.telephone), given(contact.hours), contact.area or "all areas", certain)
    return [named, *([para(text, style=CELL)] for text in others)]


def add_about(flow: Flow, case: Case) -> None:
    """The tool, the policy and the product; what the document can and cannot be relied on for."""
    report, summary = case.report, case.report.summary
    flow.section("About this document")
    unknown = lists.listed([f"“{labels.rating(why)}”" for why in _NOT_KNOWING])
    flow.paragraph(
        f"{unknown} are four different things here. A strength never cancels a concern, and no number is ever given "
        "for a child. The tool has not been tested for reliability: it organises what was found out, and the judgement "
        "is the practitioner's."
    )
    flow.facts(
        [
            ("Tool", f"{report.tool.title}, version {report.tool.version}, {summary.tool.sha256}"),
            ("Policy", f"version {summary.policy.version}, {summary.policy.sha256}"),
            ("Next steps, contacts", f"versions {report.next_steps.version}, {report.contacts.version}"),
            ("Signed content", report.signature.sha256 if report.signature else on_paper.DRAFT),
            ("Made", f"{dates.moment(report.made_at)} with Neglect Toolkit {report.version}"),
            *([("Audit log ends with", report.log_head)] if report.log_head else []),
        ]
    )
    if flow.setter.legible.replaced:
        flow.paragraph(NAMED_INSTEAD, style=SMALL, above=8)
