"""A blank form of a tool, to take into a home with no laptop: printed in black and white, and typed in later.

It says nothing of any child. Parts and questions stand in the order of the screen, safety checks before all.
"""

from __future__ import annotations

from collections.abc import Mapping

from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.tool import Item, Tool
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.form.back import add_back
from neglect_toolkit.reports.form.front import add_front
from neglect_toolkit.reports.form.items import Questions
from neglect_toolkit.reports.form.rows import LEAD, WRITING, FormFlow
from neglect_toolkit.reports.form.words import Form, is_further
from neglect_toolkit.reports.pages import Page, paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.styles import FORM_SHEET
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Setter

# Room that a page has left over becomes lines to write on, no more than these for one question.
_MOST_LINES = 3


def render_blank_form(tool: Tool, contacts: Contacts, next_steps: NextSteps, version: str) -> bytes:
    """The form as a tagged PDF. The same arguments always give the same bytes.

    Args:
        tool: what is asked.
        contacts: whom to call; one without a number gets room to write it.
        next_steps: the six next steps in the local words.
        version: the product's version.
    """
    fonts.ready()
    form = Form(tool)
    setter = Setter()
    tight, questions = _asked(form, contacts, setter, Node("Document"), {})
    root = Node("Document")
    pages, _ = _asked(form, contacts, setter, root, _extra_lines(tool, tight, questions))
    pages += _back(form, next_steps, setter, root)
    about = About(f"Blank form: {tool.title}", "Neglect Toolkit", None, f"Neglect Toolkit {version}")
    return drawn(pages, setter, root, _running(form, setter), about)


def _flow(setter: Setter, root: Node) -> FormFlow:
    return FormFlow(setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=LEAD)


def _paginated(flow: FormFlow) -> list[Page]:
    return paginate(flow.rows, FORM_SHEET.top, FORM_SHEET.bottom)


def _asked(
    form: Form, contacts: Contacts, setter: Setter, root: Node, extra: Mapping[str, int]
) -> tuple[list[Page], Questions]:
    """The pages up to the last question: safety checks first, then the parts in the order of the screen."""
    flow, questions = _flow(setter, root), Questions(form, extra)
    add_front(flow, form, contacts)
    for section in sorted(form.sections, key=lambda section: not section.is_of_checks):
        questions.add(flow, section)
    return _paginated(flow), questions


def _extra_lines(tool: Tool, pages: list[Page], questions: Questions) -> dict[str, int]:
    """What each page has left over, as lines for its questions: evenly, and to the core ones first."""
    of_row = {id(row): item_id for item_id, row in questions.feet.items()}
    extra: dict[str, int] = {}
    for page in pages:
        here = [of_row[id(placed.row)] for placed in page if id(placed.row) in of_row]
        here.sort(key=lambda key: _waits(tool.items[key]) if key in tool.items else (False, False))
        for number in range(min(_lines_left(page), _MOST_LINES * len(here))):
            item_id = here[number % len(here)]
            extra[item_id] = extra.get(item_id, 0) + 1
    return extra


def _waits(item: Item) -> tuple[bool, bool]:
    """What is answered in words comes first, then what is core."""
    return item.kind is not Kind.TEXT, is_further(item)


def _lines_left(page: Page) -> int:
    """How many lines to write on the foot of a page has room for."""
    last = page[-1]
    return int((last.y - last.row.height - FORM_SHEET.bottom) // WRITING)


def _back(form: Form, next_steps: NextSteps, setter: Setter, root: Node) -> list[Page]:
    """The last page, with as much room to write as it has."""
    flow = _flow(setter, Node("Document"))
    add_back(flow, form, next_steps, 0)
    lines = _lines_left(_paginated(flow)[-1])
    flow = _flow(setter, root)
    add_back(flow, form, next_steps, lines)
    return _paginated(flow)


def _running(form: Form, setter: Setter) -> Running:
    tool = form.tool
    keep = "BLANK FORM – keep it as safe as a case record"
    return Running(
        left=setter.legible(tool.title),
        right=f"{form.child.capitalize()}’s initials  ______________",
        foot=f"{keep}  ·  {tool.id} {tool.version} ({tool.sha256[:8]})",
        draft=False,
        sheet=FORM_SHEET,
    )
