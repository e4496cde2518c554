"""From filled pages to the bytes of a tagged PDF; the same for every kind of report."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from neglect_toolkit.reports import fonts, styles
from neglect_toolkit.reports.pages import Page
from neglect_toolkit.reports.painter import Painter, Running
from neglect_toolkit.reports.pdf_ua import LANGUAGE, About, accessible
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Setter


def drawn(pages: Sequence[Page], setter: Setter, root: Node, running: Running, about: About) -> bytes:
    """The pages as a PDF. The same input always gives the same bytes.

    Args:
        pages: rows where they stand; their nodes are under `root`.
        setter: what set them.
        root: the document's node of the structure.
        running: what stands at the head and foot of each page.
        about: title, author and date.
    """
    made = BytesIO()
    canvas = Canvas(
        made,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=fonts.Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs take it for a number
        lang=LANGUAGE,
    )
    canvas.showOutline()
    painter = Painter(canvas, setter, running)
    for page in pages:
        painter.page(page, len(pages))
    canvas.save()
    return accessible(made.getvalue(), root, about)
