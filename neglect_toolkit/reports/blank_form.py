"""A blank form of a tool, to take into a home with no laptop: printed in black and white, and typed in later.

It says nothing of any child. Parts and questions stand in the order of the screen, safety checks before all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.flow import para
from neglect_toolkit.reports.form.back import add_back
from neglect_toolkit.reports.form.front import add_front
from neglect_toolkit.reports.form.items import Lines, Questions
from neglect_toolkit.reports.form.rows import LEAD, WRITING, FormFlow
from neglect_toolkit.reports.form.words import Form, is_further
from neglect_toolkit.reports.pages import Page, paginate, stack
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.rows import Row
from neglect_toolkit.reports.styles import FORM_SHEET
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Run, Setter

# How many pages to keep to, as far as the tool allows, and what to try for it: from roomy to tight.
MOST_PAGES = 18
_LINES = (Lines(2, 1, 3), Lines(1, 1, 2), Lines(1, 0, 2), Lines(0, 0, 1))
# What a page has left over becomes lines to write on, but no more than these for one question.
_MOST_EXTRA = 3
_ALONE = (
    "Keep this sheet apart, and never take it out where another grown-up could see it. Ask each person alone, and "
    "stop at once if somebody comes in. An interpreter is registered, is no relative, neighbour or child, and only "
    "passes on what is said. Its numbers are those of the blank form."
)
# With less than this many lines left, the end of the questions is no place for further notes.
_WORTH_IT = 5
_GAP = 9.0


def render_blank_form(tool: Tool, contacts: Contacts, next_steps: NextSteps, today: dt.date, version: str) -> bytes:
    """The form as a tagged PDF, without what is only asked alone. The same arguments always give the same bytes.

    Args:
        tool: what is asked.
        contacts: whom to call; one without a number gets room to write it.
        next_steps: the six next steps in the local words.
        today: the day on which it counts how far a contact can be relied on.
        version: the product's version.
    """
    fonts.ready()
    root = Node("Document")
    composer = _Composer(Form(tool), contacts, next_steps, today)
    setter = composer.setter
    pages = composer.pages(root)
    about = About(f"Blank form: {setter.legible(tool.title)}", "Neglect Toolkit", None, f"Neglect Toolkit {version}")
    return drawn(pages, setter, root, _running(composer.form, setter), about)


def render_alone_sheet(tool: Tool, version: str) -> bytes:
    """What is only asked of somebody who is alone, as a sheet of its own: it never lies on a family's table.

    Args:
        tool: what is asked; a tool without such a question gives a sheet that says so.
        version: the product's version.
    """
    fonts.ready()
    root, setter, form = Node("Document"), Setter(), Form(tool, alone=True)
    flow = FormFlow(setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=LEAD)
    flow.heading(f"{tool.title}: questions to ask alone", 1)
    flow.add(
        para(Run(_ALONE if form.sections else "This tool has no question that is only asked alone.", LEAD)), above=1
    )
    questions = Questions(form, Lines(2, 1, 3), {})
    for section in sorted(form.sections, key=lambda section: not section.is_of_checks):
        questions.add(flow, section)
    about = About(
        f"Questions to ask alone: {setter.legible(tool.title)}", "Neglect Toolkit", None, f"Neglect Toolkit {version}"
    )
    pages = paginate(flow.rows, FORM_SHEET.top, FORM_SHEET.bottom)
    return drawn(pages, setter, root, _running(form, setter), about)


class _Composer:
    """Composes one form: tight first, to learn what each page has left over, and then with that room given away."""

    def __init__(self, form: Form, contacts: Contacts, next_steps: NextSteps, today: dt.date) -> None:
        self.form, self.setter = form, Setter()
        self._contacts, self._next_steps, self._today = contacts, next_steps, today

    def pages(self, root: Node) -> list[Page]:
        """The pages. The end stands on the page of the last questions where it fits, or else on one of its own."""
        least = _height(self._end(Node("Document"), 0))
        for lines in _LINES:
            tight, questions = self._asked(Node("Document"), lines, {})
            joined = _left(tight[-1]) >= least
            if len(tight) + (not joined) <= MOST_PAGES:
                break
        extra = self._extra_lines(tight[:-1] if joined else tight, questions)
        pages, _ = self._asked(root, lines, extra)
        if not joined:
            self._add_more_room(pages[-1], root)
            pages.append([])
        spare = _left(pages[-1]) - least
        end = self._end(root, _lines_in(spare))
        if spare >= 0:
            pages[-1] += stack(end, _foot(pages[-1]))[0]
            return pages
        return [*pages[:-1], *paginate(end, FORM_SHEET.top, FORM_SHEET.bottom)]

    def _asked(self, root: Node, lines: Lines, extra: Mapping[str, int]) -> tuple[list[Page], Questions]:
        """The pages up to the last question: safety checks first, then the parts in the order of the screen."""
        flow, questions = self._flow(root), Questions(self.form, lines, extra)
        add_front(flow, self.form, self._contacts, self._today)
        for section in sorted(self.form.sections, key=lambda section: not section.is_of_checks):
            questions.add(flow, section)
        return paginate(flow.rows, FORM_SHEET.top, FORM_SHEET.bottom), questions

    def _end(self, root: Node, extra: int) -> list[Row]:
        """What stands after the last question, with so many lines more than the least."""
        flow = self._flow(root)
        add_back(flow, self.form, self._next_steps, extra)
        return flow.rows

    def _extra_lines(self, pages: Iterable[Page], questions: Questions) -> dict[str, int]:
        """What each page has left over, as lines for what is asked on it: evenly, and to the core ones first."""
        items = self.form.tool.items
        of_row = {id(row): asked for asked, row in questions.feet.items()}
        extra: dict[str, int] = {}
        for page in pages:
            here = [of_row[id(placed.row)] for placed in page if id(placed.row) in of_row]
            here.sort(key=lambda asked: _waits(items[asked]) if asked in items else (False, False))
            for number in range(min(_lines_in(_left(page) + _GAP), _MOST_EXTRA * len(here))):
                asked = here[number % len(here)]
                extra[asked] = extra.get(asked, 0) + 1
        return extra

    def _add_more_room(self, page: Page, root: Node) -> None:
        """Fills the page on which the questions end with lines for more words."""
        lines = _lines_in(_left(page)) - 2
        if lines >= _WORTH_IT:
            flow = self._flow(root)
            flow.title("More room", "Write the number of the question before the words.")
            flow.beside([(0.0, flow.lines(lines))])
            page += stack(flow.rows, _foot(page))[0]

    def _flow(self, root: Node) -> FormFlow:
        return FormFlow(self.setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=LEAD)


def _waits(item: Item) -> tuple[bool, bool]:
    """What is answered in words gets room first, then what is core."""
    return item.kind is not Kind.TEXT, is_further(item)


def _foot(page: Page) -> float:
    """Where the next thing may begin on a page."""
    return page[-1].y - page[-1].row.height - _GAP if page else FORM_SHEET.top


def _left(page: Page) -> float:
    """The room from there to the foot of the page."""
    return _foot(page) - FORM_SHEET.bottom


def _lines_in(height: float) -> int:
    """How many lines to write on there is room for."""
    return max(int(height // WRITING), 0)


def _height(rows: Iterable[Row]) -> float:
    return sum(row.above + row.height for row in rows)


def _running(form: Form, setter: Setter) -> Running:
    tool = form.tool
    return Running(
        left=setter.legible(tool.title),
        right=f"{form.child.capitalize()}'s initials  ______________",
        foot=f"BLANK FORM – keep it as safe as a case record  ·  {tool.id} {tool.version} ({tool.sha256[:8]})",
        draft=False,
        sheet=FORM_SHEET,
    )
