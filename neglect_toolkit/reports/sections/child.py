"""Who the child is, who is at home, who found this out and when, and who may know."""

from __future__ import annotations

from neglect_toolkit.model.people import HouseholdMember, Visit
from neglect_toolkit.reports.case import Case, visit_name
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import CELL
from neglect_toolkit.wording import dates, on_paper
from neglect_toolkit.wording.on_paper import given, yes_no


def child_facts(case: Case) -> list[tuple[str, str]]:
    """Everything known of the child, what is missing said to be missing."""
    child = case.assessment.child
    disabled = yes_no(child.disabled)
    return [
        ("Name", given(child.name)),
        ("Known as", given(child.known_as)),
        ("Date of birth", on_paper.birth(child, case.on)),
        ("Address", given(child.address)),
        *([("Where now", child.now_at)] if child.now_at else []),
        ("NHS number", given(child.nhs_number)),
        ("School", given(child.school)),
        ("Language", given(child.language)),
        ("Communication", _communication(child.communication, cannot_speak=child.cannot_speak)),
        ("Disability", f"{disabled}: {child.disability}" if child.disability else disabled),
    ]


def _communication(how: str | None, *, cannot_speak: bool | None) -> str:
    if cannot_speak:
        return f"{how}; does not speak in words" if how else "does not speak in words"
    return given(how)


def sharing_facts(case: Case) -> list[tuple[str, str]]:
    """Names and values for `Flow.facts`; why the family was not told does not arise where they know."""
    sharing = case.assessment.sharing
    why = sharing.why_not_told or ("does not arise: the family knows" if sharing.family_knows else on_paper.NOT_GIVEN)
    return [
        ("Family knows", yes_no(sharing.family_knows)),
        ("Family agrees", yes_no(sharing.agrees)),
        ("If not told, why", why),
        ("Family's views", given(sharing.views)),
        ("Basis for sharing", given(sharing.basis)),
        *([("Asked of the receiver", sharing.asked_for)] if sharing.asked_for else []),
    ]


def safe_contact_facts(case: Case) -> list[tuple[str, str]]:
    """Who must not read this, how to reach the family, and what who visits must know; only what is recorded."""
    contact = case.assessment.safe_contact
    said = (
        ("Must not be read by", contact.not_for),
        ("Safe contact", contact.safe_by),
        ("Risks to staff", contact.staff_risks),
    )
    return [(name, value) for name, value in said if value]


def assessor_facts(case: Case) -> list[tuple[str, str]]:
    """Names and values for `Flow.facts`, blanks said to be blank."""
    by = case.assessment.assessed_by
    return [
        ("Name", given(by.name)),
        ("Role", given(by.role)),
        ("Agency", given(by.agency)),
        ("Team", given(by.team)),
        ("Area", given(by.area)),
        ("Contact", given(by.contact)),
    ]


def add_child(flow: Flow, case: Case) -> None:
    """The child, the household and other homes."""
    flow.section("The child and the household")
    child = case.assessment.child
    more = (
        ("Gender, as the child says", child.gender),
        ("Sex", child.sex),
        ("Ethnicity", child.ethnicity),
        ("Faith", child.faith),
        ("GP", child.gp),
        ("Health visitor or nurse", child.nurse),
        ("Social worker", child.social_worker),
        ("Legal status or plan", child.legal_status),
        ("Earlier referrals", child.earlier_referrals),
    )
    where_it_matters = [("Immigration status", child.immigration)] if child.immigration else []
    flow.facts([*child_facts(case), *((name, given(value)) for name, value in more), *where_it_matters])
    flow.heading("Who is at home, and who matters to the household", 3)
    if case.assessment.household:
        heads = ("Name", "Relation", "Date of birth", "Parental responsibility", "Lives here", "Seen", "Note")
        flow.table(heads, (15, 14, 13, 16, 8, 12, 22), map(_member, case.assessment.household))
    else:
        flow.paragraph("Household: not given.")
    flow.heading("Other homes", 3)
    if case.assessment.other_homes:
        flow.bullets(f"{home.name}: nights: {given(home.nights)}" for home in case.assessment.other_homes)
    else:
        flow.paragraph("Other places where the child sleeps: none recorded.")


def _member(member: HouseholdMember) -> list[list[Para]]:
    born = on_paper.day(member.date_of_birth)
    texts = (given(member.name), given(member.relation), born, yes_no(member.parental_responsibility))
    note = "; ".join(filter(None, (member.note, member.telephone and f"telephone {member.telephone}")))
    return _cells(*texts, yes_no(member.lives_here), _seen(member), note or "none")


def _seen(member: HouseholdMember) -> str:
    """Whether the writer saw them, and when last."""
    if member.seen_on is not None and member.seen is not False:
        return on_paper.day(member.seen_on)
    return yes_no(member.seen)


def add_who_and_when(flow: Flow, case: Case) -> None:
    """By whom, when, and the visits."""
    flow.section("Who found this out, and when")
    report, header = case.report, case.report.header
    when = [("Assessed on", on_paper.day(case.assessment.assessed_on))]
    if header is not None:
        when.append(("Started", dates.moment(header.started_at)))
        when.append(("Last saved", f"{dates.moment(header.saved_at)} (revision {header.revision})"))
    signed = " ".join(filter(None, (on_paper.signature_state(report.signature), on_paper.standing(header))))
    flow.facts([*assessor_facts(case), *when, ("Signature", signed)])
    flow.heading("Visits", 3)
    if case.assessment.visits:
        heads = ("When and where", "Who was there", "Child seen", "Interpreter or support", "Note")
        flow.table(heads, (21, 18, 12, 15, 34), map(_visit, case.assessment.visits))
    else:
        flow.paragraph("No visit is recorded.")


def _visit(visit: Visit) -> list[list[Para]]:
    present = ", ".join(visit.present) or on_paper.NOT_GIVEN
    return _cells(visit_name(visit), present, seen(visit), given(visit.interpreter), visit.note or "none")


def seen(visit: Visit) -> str:
    """Whether the child was seen at a visit, and alone; if not, why not and when it is tried again.

    Where only "not alone" was recorded, nothing says that the child was seen at all.
    """
    if visit.child_seen is False:
        again = f"; next attempt {on_paper.day(visit.next_attempt)}" if visit.next_attempt else ""
        return f"not seen: {visit.why_not_seen or 'why is not given'}{again}"
    if visit.seen_alone is None:
        return on_paper.NOT_GIVEN
    return "seen alone" if visit.seen_alone else "seen, not alone" if visit.child_seen else "not seen alone"


def _cells(*texts: str) -> list[list[Para]]:
    return [[para(text, style=CELL)] for text in texts]


def add_sharing(flow: Flow, case: Case) -> None:
    """Consent and the information-sharing position."""
    flow.section("Consent and sharing information")
    flow.facts([*safe_contact_facts(case), *sharing_facts(case)])
    flow.paragraph(
        "Agreement is not needed to share what is relevant where a child is, or may be, at risk of harm. Agreeing to "
        "receive support is a different thing. The Children's Wellbeing and Schools Act 2026 lays a duty to share on "
        "some bodies: check whether it applies to yours yet. Where something is not shared, record why."
    )
