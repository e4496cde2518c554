"""The first page: all that a duty worker needs to act, on exactly one page, however much was written.

Each block is composed as fully as its room allows and says where the rest is. Everything here stands in full
in the detail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from neglect_toolkit.model.policy import EMERGENCY
from neglect_toolkit.model.summary import Because, DomainSummary, SafetyFlag
from neglect_toolkit.model.tool import spoken
from neglect_toolkit.model.words import CheckAnswer, Domain, Level, Rating, Urgency
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case, visit_name
from neglect_toolkit.reports.fitting import Room, fitted, height_of
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.pages import Page, stack
from neglect_toolkit.reports.rows import Row, RowMark
from neglect_toolkit.reports.sections.about import checked
from neglect_toolkit.reports.sections.child import child_facts, safe_contact_facts, seen, sharing_facts
from neglect_toolkit.reports.sections.safety import done_about
from neglect_toolkit.reports.sections.words import about_words
from neglect_toolkit.reports.styles import DENSE, MARGIN, SMALL, Style
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run, Setter
from neglect_toolkit.wording import labels, on_paper
from neglect_toolkit.wording.found import reason_says
from neglect_toolkit.wording.on_paper import given

_GUTTER = 16.0
_LEFT_WIDTH = 194.0
_RIGHT_X = MARGIN + _LEFT_WIDTH + _GUTTER
_RIGHT_WIDTH = styles.WIDTH - _LEFT_WIDTH - _GUTTER
_TITLE_ROOM, _FOOT_ROOM = 84.0, 92.0
_BANNER_ROOMS = (190.0, 150.0, 120.0)
_LABEL = Style(Face.REGULAR, 10.5, 17)
_HEADING = styles.HEADINGS[3].coloured(styles.BLUE)


Build = Callable[[Flow, Case, Room], None]


def first_page(case: Case, setter: Setter, root: Node) -> Page:
    """The first page, ready to draw; its structure is the first section of the document.

    The banner gives way step by step where the columns below it would otherwise have to be cut.
    """
    for banner_room in _BANNER_ROOMS:
        composer = _Composer(case, setter)
        page = composer.page(banner_room)
        if not composer.has_cut:
            break
    root.children.append(composer.node)
    return page


class _Composer:
    """One attempt at the page. `has_cut` says whether a block did not even fit at its shortest."""

    def __init__(self, case: Case, setter: Setter) -> None:
        self.node = Node("Sect")
        self.has_cut = False
        self._case, self._setter = case, setter

    def page(self, banner_room: float) -> Page:
        """All blocks in reading order; the foot is composed before the columns, which get what is left."""
        title = self._fitted(_title, _TITLE_ROOM)
        banner = self._fitted(_banner, banner_room)
        page, y = stack([*title, *banner], styles.TOP)
        above_foot, self.node.children = self.node.children, []
        feet = [self._fitted(build, _FOOT_ROOM, x, width) for build, x, width in _in_columns(_made_by, _contacts)]
        of_foot, self.node.children = self.node.children, above_foot
        top = y - 10
        for (build, x, width), foot in zip(_in_columns(_left, _right), feet, strict=True):
            room = top - styles.BOTTOM - height_of(foot) - 8
            page += stack(self._fitted(build, room, x, width), top)[0]
        self.node.children += of_foot
        for foot in feet:
            page += stack(foot, styles.BOTTOM + height_of(foot))[0]
        return page

    def _fitted(self, build: Build, height: float, x: float = MARGIN, width: float = styles.WIDTH) -> list[Row]:
        """A block as full as fits a height; where not even the shortest does, cut, and the cut told."""

        def composed(room: Room) -> Flow:
            flow = Flow(self._setter, Node("Sect"), x=x, width=width, base=DENSE, clamp=room.clamp)
            build(flow, self._case, room)
            return flow

        flow, is_cut = fitted(composed, height)
        self.has_cut |= is_cut
        self.node.children.append(flow.node)
        return flow.rows


def _in_columns(left: Build, right: Build) -> tuple[tuple[Build, float, float], ...]:
    return (left, MARGIN, _LEFT_WIDTH), (right, _RIGHT_X, _RIGHT_WIDTH)


def _heading(flow: Flow, title: str, above: float = 8.0) -> None:
    flow.heading(title, 2, style=_HEADING, above=above)
    flow.rows[-1].outline = None


def _title(flow: Flow, case: Case, room: Room) -> None:
    child = case.assessment.child
    named = child.name or case.called or "a child whose name is not known yet"
    flow.heading(f"Referral: {labels.marked(named, made_up=child.made_up)}", 1, clamp=room.clamp and 2)
    tool = case.report.tool
    state = f"{on_paper.signature_state(case.report.signature)}. {on_paper.standing(case.report.header)}".strip()
    about = f" From a Day in my Life assessment ({tool.title}), {on_paper.day(case.assessment.assessed_on)}."
    flow.add(_clamped(room, Run(state, DENSE.bold()), Run(about, DENSE)), 1)


def _clamped(room: Room, *texts: str | Run, above: float = 0.0, mark: RowMark | None = None) -> Para:
    return para(*texts, style=DENSE, above=above, mark=mark)._replace(clamp=room.clamp)


def _banner(flow: Flow, case: Case, room: Room) -> None:
    """The next step: what the practitioner judges, and what the findings point to."""
    judged, found = case.assessment.judgement, case.report.summary.next_step
    steps = case.report.next_steps.steps
    urgent = max(filter(None, (judged.next_step, found.is_)), key=lambda step: step.rank)
    grave = urgent.rank >= 4
    colour, fill = (styles.RED, styles.PALE_RED) if grave else (styles.BLUE, styles.PALE_BLUE)
    main = judged.next_step or found.is_
    label = "The practitioner judges" if judged.next_step else "No judgement recorded yet; the findings point to"
    paras = [
        Para((Run("Next step", styles.HEADINGS[3].coloured(colour)),), tag="H2"),
        para(Run(f"{label}: ", _LABEL), Run(case.step(main), styles.BANNER)),
        _clamped(room, Run("Why: ", DENSE.bold()), Run(_why(case), DENSE), above=1),
    ]
    if judged.next_step:
        points = f"{case.step(found.is_)}. "
        paras.append(
            _clamped(
                room,
                Run("The findings point to: ", DENSE.bold()),
                Run(points, DENSE),
                Run(on_paper.compared(judged.next_step, found.is_), DENSE.bold()),
                above=3,
            )
        )
    paras.append(_clamped(room, Run("What that means here: ", DENSE.bold()), Run(steps[urgent].means, DENSE), above=3))
    flow.panel(paras, fill, colour, above=7)


def _why(case: Case) -> str:
    judged = case.assessment.judgement
    if judged.next_step:
        return given(judged.reason)
    return " ".join(case.report.summary.next_step.because) or on_paper.NOT_GIVEN


def _left(flow: Flow, case: Case, room: Room) -> None:
    """Who the child is, who knows of this, who is at home, and who went to see."""
    _heading(flow, "The child", 0)
    flow.facts(child_facts(case), 78, lines=False)
    _heading(flow, "Consent and sharing")
    (knows, yes), (agrees, no), *others = sharing_facts(case)
    both = [Run(f"{knows}: ", DENSE.bold()), Run(f"{yes}. ", DENSE), Run(f"{agrees}: ", DENSE.bold()), Run(no, DENSE)]
    flow.add(_clamped(room, *both), 1)
    for name, value in others:
        flow.add(_clamped(room, Run(f"{name}: ", DENSE.bold()), Run(value, DENSE)), 1)
    safe = safe_contact_facts(case)
    if safe:
        _heading(flow, "Safe contact")
    for name, value in safe:
        flow.add(_clamped(room, Run(f"{name}: ", DENSE.bold().coloured(styles.RED)), Run(value, DENSE)), 1)
    _heading(flow, "At home")
    flow.add(_clamped(room, _household(case)), 1)
    _heading(flow, "Visits")
    for said in _limited(_visits(case), room.things):
        flow.add(_clamped(room, said), 1)


def _made_by(flow: Flow, case: Case, room: Room) -> None:
    """Who is speaking, and how to reach them."""
    _heading(flow, "Made by", 0)
    by = case.assessment.assessed_by
    who = ", ".join(filter(None, (by.name, by.role, by.team, by.agency, by.area))) or on_paper.NOT_GIVEN
    flow.add(_clamped(room, who), 1)
    flow.add(_clamped(room, Run("Reach them: ", DENSE.bold()), Run(given(by.contact), DENSE)), 1)


def _household(case: Case) -> str:
    """Whoever lives or stays at home first: those who live elsewhere are the first to be cut."""
    members = []
    for member in sorted(case.assessment.household, key=lambda one: one.lives_here is False):
        notes = [member.relation or ""]
        notes.append("has parental responsibility" if member.parental_responsibility else "")
        notes.append("lives elsewhere" if member.lives_here is False else "")
        about = ", ".join(note for note in notes if note)
        name = member.name or "name not given"
        members.append(f"{name} ({about})" if about else name)
    return "; ".join(members) or on_paper.NOT_GIVEN


def _visits(case: Case) -> list[str]:
    visits = case.assessment.visits
    return [f"{visit_name(visit)}. The child: {seen(visit)}." for visit in visits] or ["No visit is recorded."]


def _limited(said: list[str], count: int) -> Iterator[str]:
    yield from said[:count]
    if len(said) > count:
        yield f"… {len(said) - count} more from page 2"


def _right(flow: Flow, case: Case, room: Room) -> None:
    """What is dangerous now, what was found and why, and what the child says."""
    _safety(flow, case, room)
    _findings(flow, case, room)
    _heading(flow, "In the child's own words")
    said = case.strongest_words()
    if not said:
        flow.add(_clamped(room, "Nothing is recorded in the child's own words."), 1)
    for item_id, account in said[: min(room.things, 3)]:
        words = Run(f"“{account.words}” ", DENSE.italic()._replace(size=9.4, leading=12.4))
        about = about_words(case, item_id, account).runs[0]
        flow.add(_clamped(room, words, about), 3)


def _safety(flow: Flow, case: Case, room: Room) -> None:
    summary = case.report.summary
    _heading(flow, "Safety", 0)
    flags = sorted(summary.safety, key=lambda flag: flag.urgency is not Urgency.NOW)
    for flag in flags[: room.things]:
        flow.add(_flag(case, room, flag), 2)
    if len(flags) > room.things:
        flow.add(_clamped(room, f"… {len(flags) - room.things} more safety flags from page 2"), 2)
    open_checks = (
        (labels.check_answer(None), summary.safety_not_asked),
        (labels.check_answer(CheckAnswer.NOT_KNOWN), _not_known(case)),
    )
    for label, checks in open_checks:
        if checks:
            questions = " ".join(case.question(item_id) for item_id in checks)
            named = Run(f"{label} ({len(checks)}): ", DENSE.bold())
            flow.add(_clamped(room, named, Run(questions, DENSE), mark=signs.NOT_EXPLORED), 2)
    unsaid = [item.id for item in case.report.tool.items.values() if item.grave and case.is_declined(item.id)]
    if unsaid:
        questions = " ".join(case.question(item_id) for item_id in unsaid)
        named = Run(f"{labels.rating(Rating.DECLINED)} ({len(unsaid)}): ", DENSE.bold())
        flow.add(_clamped(room, named, Run(questions, DENSE), mark=signs.NOT_EXPLORED), 2)
    if not flags and not any(checks for _, checks in open_checks):
        flow.add(_clamped(room, "Every safety check was asked; none was answered yes."), 2)


def _not_known(case: Case) -> tuple[str, ...]:
    return tuple(item_id for item_id, answer in case.answers() if answer.answer is CheckAnswer.NOT_KNOWN)


def _flag(case: Case, room: Room, flag: SafetyFlag) -> Para:
    answer = case.assessment.answers.get(flag.item)
    done = done_about(answer) if answer else flag.done or "Nothing is recorded as done yet."
    red = DENSE.bold().coloured(styles.RED)
    return _clamped(
        room,
        Run(f"{labels.urgency(flag.urgency)}: ", red),
        Run(f"{case.question(flag.item)} Yes. ", DENSE.bold()),
        Run(f"{spoken(flag.do, case.the_child)} ", DENSE),
        Run("Done: ", DENSE.bold()),
        Run(done, DENSE),
        mark=signs.WARNING,
    )


def _findings(flow: Flow, case: Case, room: Room) -> None:
    _heading(flow, "What was found, and why")
    domains = case.report.summary.domains
    grave_first = sorted(domains, key=lambda domain: -domains[domain].level.concern)
    told = [domain for domain in grave_first if domains[domain].findings or domains[domain].unmet_needs]
    for domain in told[: room.things]:
        flow.add(_found(case, room, domain, domains[domain]), 3)
    if not told:
        flow.add(_clamped(room, "No concern and no unmet need is recorded. That alone does not rule neglect out."), 2)
    rest = [*told[room.things :], *(domain for domain in grave_first if domain not in told)]
    if rest:
        states = "; ".join(f"{labels.domain(d)}: {labels.mid_sentence(labels.level(domains[d].level))}" for d in rest)
        flow.add(_clamped(room, f"{states}."), 3)


def _found(case: Case, room: Room, domain: Domain, found: DomainSummary) -> Para:
    """A domain's level, and what was found in it, the gravest first; the rules behind it are for who reads on."""
    mark = signs.of_level(found.level)
    own = [one for one in found.findings if isinstance(one.makes, Level)] or found.findings
    reasons = {because.item: because for one in own for because in one.because}
    ordered = sorted(reasons.values(), key=lambda because: -because.rating.concern)
    limit = 4 if room.clamp is None else 2
    answers = [_in_a_line(case, because) for because in ordered[:limit]]
    if len(ordered) > limit:
        answers.append(f"{len(ordered) - limit} more from page 2.")
    if not ordered:
        answers = [need.says for need in found.unmet_needs[:limit]]
    label = f"{labels.domain(domain)}: {labels.mid_sentence(labels.level(found.level))}. "
    return _clamped(
        room,
        Run(label, DENSE.bold().coloured(mark.colour)),
        Run(" ".join(answers), DENSE),
        mark=mark,
    )


def _in_a_line(case: Case, because: Because) -> str:
    told = case.found(because, dated=False)  # there is little room, and the detail has the dates
    if told is None:
        return f"{case.topic(because.item)}: {reason_says(because)}."
    return " ".join(part for part in (told.headline, *told.otherwise, told.since, told.effect) if part)


def _contacts(flow: Flow, case: Case, room: Room) -> None:
    _heading(flow, "Whom to call", 0)
    contacts = case.report.contacts.near(case.assessment.assessed_by.area)
    for contact in contacts[: min(room.things, 4)]:
        number = Run(f"{given(contact.telephone)}", DENSE.bold())
        hours = f", {contact.hours}" if contact.hours else ""
        certain = "" if contact.id == EMERGENCY else f" ({checked(case, contact)})"
        flow.add(_clamped(room, Run(f"{contact.title}: ", DENSE), number, Run(f"{hours}{certain}", SMALL)), 1)
    if not contacts:
        flow.add(_clamped(room, "No local contacts are set up."), 1)
