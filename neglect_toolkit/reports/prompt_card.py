"""A card of two pages for the hand: one question for the child and one for the parent on each core topic of a tool.

It holds nothing that is only asked of somebody who is alone, since it may be seen on a family's table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from neglect_toolkit.model.tool import Item, Tool, topic_of
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.flow import para
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.form.rows import FormFlow
from neglect_toolkit.reports.form.words import Coded, Form, FormSection, is_further
from neglect_toolkit.reports.pages import Page, paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.rows import SetLine
from neglect_toolkit.reports.styles import BLUE, FORM_SHEET, Style
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run, Setter

PAGES = 2
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5)
_BEGINS = (0.0, 128.0, 328.0)  # where the topic, the child's and the parent's question begin
_GUTTER = 12.0
_LEAD = (
    "One question each to begin with. Ask one, wait, then follow what you hear. Say first what you cannot keep to "
    "yourself. "
    "Nobody has to answer, and a card is no form: write down their words."
)
_CHECKS = "For your own eyes: answer them for yourself, do not read them out. A yes means act, before anything else."
_ALONE = "Some questions are only asked of somebody who is alone ({count}). They are on a sheet of their own, not here."


class _Looks(NamedTuple):
    """The type of one card."""

    words: Style
    part: Style

    @classmethod
    def of(cls, size: float) -> _Looks:
        return cls(Style(Face.REGULAR, size, size * 1.2), Style(Face.BOLD, size + 1, size * 1.4, BLUE))


def render_prompt_card(tool: Tool, version: str) -> bytes:
    """The card as a tagged PDF, in the largest type in which two pages hold it. The same tool gives the same bytes."""
    fonts.ready()
    for size in _SIZES:
        root, setter = Node("Document"), Setter()
        pages = _pages(Form(tool), setter, root, _Looks.of(size))
        if len(pages) <= PAGES:
            break
    about = About(f"Prompt card: {setter.legible(tool.title)}", "Neglect Toolkit", None, f"Neglect Toolkit {version}")
    running = Running(
        left=setter.legible(tool.title),
        right="Prompt card",
        foot=f"Holds nothing about any child  ·  {tool.id} {tool.version} ({tool.sha256[:8]})",
        draft=False,
        sheet=FORM_SHEET,
    )
    return drawn(pages, setter, root, running, about)


def _pages(form: Form, setter: Setter, root: Node, looks: _Looks) -> list[Page]:
    flow = FormFlow(setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=looks.words)
    flow.heading("Prompt card", 1)
    flow.add(para(Run(form.tool.title, looks.words.bold())), above=0)
    alone = sum(item.alone for item in form.tool.items.values())
    lead = f"{_LEAD} {_ALONE.format(count=alone)}" if alone else _LEAD
    flow.add(para(Run(lead, looks.words)), above=1)
    checks = [section for section in form.sections if section.is_of_checks]
    for section in (section for section in form.sections if not section.is_of_checks):
        core = [coded for coded in section.items if _is_asked(coded.item)]
        if core:
            _part(flow, form, section, core, looks)
    for section in checks:
        _checks(flow, form, section, looks)
    return paginate(flow.rows, FORM_SHEET.top, FORM_SHEET.bottom)


def _is_asked(item: Item) -> bool:
    return not is_further(item) and item.kind is not Kind.CHECK


def _part(flow: FormFlow, form: Form, section: FormSection, core: list[Coded], looks: _Looks) -> None:
    """A part's title, and a row for each core topic: what it is about, and how to begin with child and parent."""
    _title(flow, form.said(section.part.title), looks)
    for coded in core:
        item, node = coded.item, flow.node.add("Div")
        topic = f"{coded.code}  {topic_of(item, form.child)}"
        cells: list[tuple[float, list[SetLine]]] = [_cell(flow, node, 0, [Run(topic, looks.words.bold())])]
        for column, (who, said, watch) in enumerate(_asked(item, form), start=1):
            told = [(who, said), ("Watch", watch)]
            words = [(label, form.said(text)) for label, text in told if text]
            runs = [run for pair in words for run in _labelled(*pair, looks)]
            if runs:
                cells.append(_cell(flow, node, column, runs))
        flow.beside(cells, pad=1.5)


def _asked(item: Item, form: Form) -> Iterator[tuple[str, str | None, str | None]]:
    """Who is asked, what, and what to watch in one who tells it without words."""
    child = item.of_child
    yield form.child.removeprefix("the ").capitalize(), child.first, child.watch
    yield "Parent", item.of_parent.first, None


def _labelled(label: str, words: str, looks: _Looks) -> tuple[Run, Run]:
    return Run(f"{label}: ", looks.words.bold()), Run(f"{words} ", looks.words)


def _cell(flow: FormFlow, node: Node, column: int, runs: list[Run]) -> tuple[float, list[SetLine]]:
    ends = (*_BEGINS[1:], flow.width + _GUTTER)
    return _BEGINS[column], flow.text(runs, node.add("P"), ends[column] - _BEGINS[column] - _GUTTER)


def _checks(flow: FormFlow, form: Form, section: FormSection, looks: _Looks) -> None:
    """What is thought through before one goes; a yes means act."""
    _title(flow, f"Before you go: {form.said(section.part.title).lower()}", looks)
    flow.paragraph(_CHECKS, style=looks.words, above=0, keep=True)
    listed = flow.node.add("L")
    half = (flow.width - _GUTTER) / 2
    for start in range(0, len(section.items), 2):
        cells = []
        for place, coded in enumerate(section.items[start : start + 2]):
            node = listed.add("LI").add("LBody")
            lines = flow.text([Run(form.said(coded.item.text), looks.words)], node, half - 12, box=looks.words.size - 2)
            cells.append((place * (half + _GUTTER), lines))
        flow.beside(cells, pad=1.2)


def _title(flow: FormFlow, words: str, looks: _Looks) -> None:
    flow.bar(above=4)
    flow.heading(words, 2, style=looks.part, above=1)
