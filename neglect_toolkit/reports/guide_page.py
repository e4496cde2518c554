"""One page of one contact by the health guide, to print, sign and file. Always one page, however much was found.

Each block is composed as fully as its room allows; what is left out stands in the record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports import fonts, signs, styles
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.fitting import Room, fitted, height_of
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.form.rows import FormFlow, Label, Token, Write
from neglect_toolkit.reports.guide_case import (
    NEVER_RULED_OUT,
    NO_FEATURES,
    NOTHING_OPEN,
    WHAT_LEVELS_MEAN,
    CallOnPage,
    Feature,
    GuideCase,
)
from neglect_toolkit.reports.pages import Page, stack
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.rows import RowMark
from neglect_toolkit.reports.styles import DENSE, MARGIN, SMALL, Colour, Style
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run, Setter
from neglect_toolkit.reports.values import GuideReport
from neglect_toolkit.wording import on_paper

MORE = "… more in the record"
_GUTTER = 18.0
_WIDTH = (styles.WIDTH - _GUTTER) / 2
_TITLE_ROOM, _OUTCOME_ROOMS, _FOOT_ROOM = 104.0, (230.0, 190.0), 150.0
_ROOMS = (
    *(Room(None, things) for things in (14, 11, 9, 7, 6, 5)),
    Room(4, 5),
    Room(3, 4),
    Room(2, 4),
    *(Room(2, things) for things in (4, 3, 2)),
)
_ROOMY = 7  # with less room than this, what is no action and no number is left to the record
_CALLS = 5  # so many numbers stand there in the smallest room
_HEADING = styles.HEADINGS[3].coloured(styles.BLUE)
_OUTCOME = Style(Face.BOLD, 22, 28)
_LINE_TO_WRITE_ON = 19.0

Build = Callable[[FormFlow, GuideCase, Room], None]
T = TypeVar("T")


def guide_page_pdf(report: GuideReport) -> bytes:
    """The page as a tagged PDF. The same report always gives the same bytes."""
    fonts.ready()
    case, setter, root = GuideCase(report), Setter(), Node("Document")
    for outcome_room in _OUTCOME_ROOMS:
        composer = _Composer(case, setter)
        page = composer.page(outcome_room)
        if not composer.has_cut:
            break
    root.children.append(composer.node)
    title = setter.legible(f"{report.guide.title}: {case.step(case.acted_on)}").replace("\n", " ")
    author = setter.legible(report.answers.seen_by or "").replace("\n", " ").strip() or "Author not given"
    about = About(title, author, report.made_at, f"Neglect Toolkit {report.version}")
    return drawn([page], setter, root, _running(case, setter), about)


def _running(case: GuideCase, setter: Setter) -> Running:
    on = case.report.answers.seen_on or case.report.made_at.date()
    return Running(
        left="Confidential: contains information about a child",
        right=setter.legible(f"{case.where}, {on_paper.day(on)}"),
        foot=setter.legible(f"The judgement is the clinician's · {case.made_with}"),
        draft=False,
    )


class _Composer:
    """One attempt at the page. `has_cut` says whether a block did not even fit at its shortest."""

    def __init__(self, case: GuideCase, setter: Setter) -> None:
        self.node = Node("Sect")
        self.has_cut = False
        self._case, self._setter = case, setter

    def page(self, outcome_room: float) -> Page:
        """All blocks in reading order; the foot is composed before the columns, which get what is left."""
        above = [*self._fitted(_title, _TITLE_ROOM).rows, *self._fitted(_outcome, outcome_room).rows]
        page, y = stack(above, styles.TOP)
        foot = self._fitted(_foot, _FOOT_ROOM, keeps=False)
        foot_top = styles.BOTTOM + height_of(foot.rows)
        top = y - 12
        for build, x in ((_to_do, MARGIN), (_found, MARGIN + _WIDTH + _GUTTER)):
            page += stack(self._fitted(build, top - foot_top - 10, x, _WIDTH).rows, top)[0]
        self.node.children.append(foot.node)
        return page + stack(foot.rows, foot_top)[0]

    def _fitted(
        self, build: Build, height: float, x: float = MARGIN, width: float = styles.WIDTH, *, keeps: bool = True
    ) -> Flow:
        def composed(room: Room) -> Flow:
            flow = FormFlow(self._setter, Node("Sect"), x=x, width=width, base=DENSE, clamp=room.clamp, more=MORE)
            build(flow, self._case, room)
            return flow

        flow, is_cut = fitted(composed, height, _ROOMS)
        self.has_cut |= is_cut
        if keeps:
            self.node.children.append(flow.node)
        return flow


def _heading(flow: Flow, title: str, above: float = 9.0) -> None:
    flow.heading(title, 2, style=_HEADING, above=above)
    flow.rows[-1].outline = None


def _clamped(room: Room, *texts: str | Run, above: float = 0.0, mark: RowMark | None = None) -> Para:
    return para(*texts, style=DENSE, above=above, mark=mark)._replace(clamp=room.clamp)


def _some(listed: Sequence[T], room: Room) -> tuple[Sequence[T], str]:
    """As many as there is room for, and a sentence about the others; empty where there are none."""
    others = len(listed) - room.things
    return listed[: room.things], f"… and {others} more in the record" if others > 0 else ""


def _title(flow: FormFlow, case: GuideCase, room: Room) -> None:
    flow.heading(case.report.guide.title, 1, clamp=room.clamp and 2)
    answers = case.report.answers
    by = f"Seen by {answers.seen_by}. " if answers.seen_by and answers.seen_by.strip() else ""
    flow.add(_clamped(room, Run(f"{case.where}. {case.when}. ", DENSE.bold()), Run(by, DENSE)), 0)
    if answers.child and answers.child.strip():
        flow.add(_clamped(room, Run("Child: ", DENSE.bold()), Run(answers.child, DENSE)), 1)
    else:
        label: list[Token] = [Label("Patient's name, number or label, where this is filed:"), Write()]
        flow.beside([(0.0, flow.strip(label, flow.node.add("P"), flow.width, height=_LINE_TO_WRITE_ON))])


def _outcome(flow: FormFlow, case: GuideCase, room: Room) -> None:
    """The step to act on, large; the other beside it where they differ; and every reason for the suggestion."""
    colour, fill = _colours(case.acted_on)
    step, smaller = case.report.next_steps.steps[case.acted_on], styles.HEADINGS[3]
    level = f"  {step.level_of_need}" if step.level_of_need else ""
    judged_higher = case.judged is case.acted_on and case.judged is not case.found
    label = "The clinician judges" if judged_higher else "What this usually points to"
    paras = [
        Para((Run(label, smaller.coloured(colour)),), tag="H2"),
        para(Run(step.title, _OUTCOME.coloured(colour)), Run(level, smaller.coloured(colour))),
        _clamped(room, Run(case.outcome.means, DENSE), above=1),
    ]
    if judged_higher:
        suggested = Run(case.step(case.found), DENSE.bold())
        paras.append(_clamped(room, Run("The guide suggests: ", DENSE), suggested, above=4))
    because, more = _some(case.report.result.next_step.because, room)
    paras.append(para(Run("Why", DENSE.bold()), above=4))
    paras += [_clamped(room, reason, above=1, mark=RowMark("dot", colour)) for reason in because]
    if more:
        paras.append(_clamped(room, Run(more, DENSE.italic()), above=1))
    flow.panel(paras, fill, colour, above=8)


def _colours(step: NextStep) -> tuple[Colour, Colour]:
    grave = step.at_least(NextStep.REFER_NOW)
    return (styles.RED, styles.PALE_RED) if grave else (styles.BLUE, styles.PALE_BLUE)


def _to_do(flow: FormFlow, case: GuideCase, room: Room) -> None:
    """What to do now, whom to call, and where other harm goes."""
    _heading(flow, "What to do now", 0)
    _bullets(flow, [_clamped(room, said) for said in case.report.result.do], room)
    _heading(flow, "Whom to call")
    _bullets(flow, [_call(call) for call in case.calls], room._replace(things=max(room.things, _CALLS)))
    if case.report.result.routes:
        _heading(flow, "Other harm: the usual routes")
        _bullets(flow, [_clamped(room, said, mark=signs.WARNING) for said in case.report.result.routes], room)
    if room.things >= _ROOMY:
        _heading(flow, "Sharing information")
        flow.add(_clamped(room, case.outcome.sharing), 2)


def _call(call: CallOnPage) -> Para:
    """Never shortened: how far a number can be relied on stands beside it."""
    number = Run(f" {call.number}" if call.number else "", DENSE.bold()._replace(size=10))
    about = Run(f" ({call.about})" if call.about else "", SMALL)
    return para(Run(f"{call.title}:" if call.number else call.title, DENSE), number, about)


def _found(flow: FormFlow, case: GuideCase, room: Room) -> None:
    """Which alerting features there are, and what is not known."""
    _heading(flow, "Alerting features", 0)
    if case.features:
        _bullets(flow, [_feature(room, feature) for feature in case.features], room)
        flow.add(_clamped(room, Run(WHAT_LEVELS_MEAN, SMALL)), 3)
    else:
        flow.add(_clamped(room, NO_FEATURES), 2)
    _heading(flow, "Not known, and what to find out")
    if case.open_questions:
        asks = [
            _clamped(
                room, Run(f"{one.ask} {one.why}. ", DENSE.bold()), Run(one.find_out, DENSE), mark=signs.NOT_EXPLORED
            )
            for one in case.open_questions
        ]
        _bullets(flow, asks, room)
    else:
        flow.add(_clamped(room, NOTHING_OPEN), 2)


def _feature(room: Room, feature: Feature) -> Para:
    suspect = feature.level == "Suspect"
    colour = styles.RED if suspect else styles.AMBER
    mark = RowMark("triangle" if suspect else "open_triangle", colour)
    level = Run(f"{feature.level}: ", DENSE.bold().coloured(colour))
    return _clamped(room, level, Run(f"{feature.says} ", DENSE), Run(feature.source, SMALL), mark=mark)


def _bullets(flow: FormFlow, paras: Sequence[Para], room: Room) -> None:
    """A list as long as there is room, with how many more there are."""
    shown, more = _some(paras, room)
    flow.bullets(shown, above=2)
    if more:
        flow.add(_clamped(room, Run(more, DENSE.italic())), 2)


def _foot(flow: FormFlow, case: GuideCase, room: Room) -> None:
    """The judgement, what a brief contact cannot do, and a line to sign on."""
    _heading(flow, "The clinician's judgement", 0)
    if case.judged is None:
        flow.add(_clamped(room, "Not recorded yet. To go lower than the guide suggests, write the reason:"), 1)
        flow.beside([(0.0, flow.lines(1))])
    else:
        flow.add(_clamped(room, case.judgement), 1)
    flow.add(_clamped(room, Run(NEVER_RULED_OUT, DENSE.bold())), 6)
    fields: list[Token] = [
        Label("Name and role"),
        Write(140),
        Label("Signature"),
        Write(96),
        Label("Date and time"),
        Write(),
    ]
    flow.beside([(0.0, flow.strip(fields, flow.node.add("P"), flow.width, height=_LINE_TO_WRITE_ON))], above=4)
