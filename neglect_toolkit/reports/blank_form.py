"""A blank form of a tool, to take into a home with no laptop: printed in black and white, and typed in later.

It says nothing of any child. Parts and questions stand in the order of the screen, safety checks before all.
"""

from __future__ import annotations

from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.reports import fonts
from neglect_toolkit.reports.document import drawn
from neglect_toolkit.reports.form.back import add_back
from neglect_toolkit.reports.form.front import add_front
from neglect_toolkit.reports.form.items import Density, add_section
from neglect_toolkit.reports.form.rows import LEAD, FormFlow
from neglect_toolkit.reports.form.words import Form
from neglect_toolkit.reports.pages import Page, paginate
from neglect_toolkit.reports.painter import Running
from neglect_toolkit.reports.pdf_ua import About
from neglect_toolkit.reports.styles import FORM_SHEET
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Setter

MOST_PAGES = 14
# From roomy to tight: the first that keeps to the pages is taken.
_DENSITIES = (Density(3, 2), Density(2, 2), Density(2, 1), Density(1, 1), Density(1, 0))


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
    for density in _DENSITIES:
        setter, root = Setter(), Node("Document")
        pages = _pages(form, contacts, next_steps, setter, root, density)
        if len(pages) <= MOST_PAGES:
            break
    about = About(f"Blank form: {tool.title}", "Neglect Toolkit", None, f"Neglect Toolkit {version}")
    return drawn(pages, setter, root, _running(form, setter), about)


def _pages(
    form: Form, contacts: Contacts, next_steps: NextSteps, setter: Setter, root: Node, density: Density
) -> list[Page]:
    flow = FormFlow(setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=LEAD)
    add_front(flow, form, contacts)
    for section in sorted(form.sections, key=lambda section: not section.is_of_checks):
        add_section(flow, form, section, density)
    back = FormFlow(setter, root, x=FORM_SHEET.margin, width=FORM_SHEET.width, base=LEAD)
    add_back(back, form, next_steps)
    room = FORM_SHEET.top, FORM_SHEET.bottom
    return [*paginate(flow.rows, *room), *paginate(back.rows, *room)]


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
