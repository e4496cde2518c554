"""Draws pages with reportlab, and notes for each structure node where its content is.

What is only for the eye (rules, tints, signs, running lines, the watermark) is marked as an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from neglect_toolkit.reports import styles
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.pages import Page, Placed
from neglect_toolkit.reports.rows import Cell, Row, RowMark, SetLine
from neglect_toolkit.reports.styles import RUNNING, PageSize, Style
from neglect_toolkit.reports.tagging import Node
from neglect_toolkit.reports.text import Piece, Setter


class Running(NamedTuple):
    """What stands at the head and foot of every page, already legible, and on which kind of sheet."""

    left: str
    right: str
    foot: str
    draft: bool
    sheet: PageSize = styles.REPORT_SHEET


class Painter:
    """Draws one document onto a canvas."""

    def __init__(self, canvas: Canvas, setter: Setter, running: Running) -> None:
        self._canvas, self._setter, self._running = canvas, setter, running
        self._page = 0
        self._mcid = 0
        self._bookmarks = 0

    def page(self, page: Page, of: int) -> None:
        """Draws one page of so many."""
        self._mcid = 0
        with self._artifact("/Artifact <</Type /Pagination>>"):
            if self._running.draft:
                self._watermark()
            self._head_and_foot(of)
        for placed in page:
            self._row(placed)
        self._canvas.showPage()
        self._page += 1

    @contextmanager
    def _artifact(self, opening: str = "/Artifact <</Type /Layout>>") -> Iterator[None]:
        self._canvas.addLiteral(f"{opening} BDC")
        yield
        self._canvas.addLiteral("EMC")

    def _row(self, placed: Placed) -> None:
        row, y = placed.row, placed.y
        if row.outline is not None:
            self._bookmark(*row.outline, y)
        if row.has_ground:
            with self._artifact():
                self._ground(row, y)
        for cell in row.cells:
            if placed.again:
                with self._artifact("/Artifact <</Type /Pagination>>"):
                    self._lines(cell.lines, cell.x, y - row.pad)
            else:
                self._cell(cell, y - row.pad)

    def _bookmark(self, title: str, level: int, y: float) -> None:
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, y + 6)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def _ground(self, row: Row, y: float) -> None:
        canvas, foot = self._canvas, y - row.height
        if row.fill:
            canvas.setFillColorRGB(*row.fill)
            canvas.rect(row.x, foot, row.width, row.height, stroke=0, fill=1)
        if row.bar:
            canvas.setFillColorRGB(*row.bar)
            canvas.rect(row.x, foot, 3.5, row.height, stroke=0, fill=1)
        if row.rule:
            canvas.setStrokeColorRGB(*row.rule)
            canvas.setLineWidth(0.5)
            canvas.line(row.x, foot, row.x + row.width, foot)
        if row.frame:
            canvas.setStrokeColorRGB(*row.frame)
            canvas.setLineWidth(0.6)
            canvas.rect(row.x, foot, row.width, row.height, stroke=1, fill=0)
            for split in row.splits:
                canvas.line(row.x + split, foot, row.x + split, y)
        if row.drawing:
            row.drawing.draw(canvas, row.drawing.x, y - row.pad, row.drawing.width)
        for cell in row.cells:
            top = y - row.pad
            for line in cell.lines:
                top -= line.above
                if line.is_drawn:
                    self._beside(line, cell.x, top)
                top -= line.height

    def _beside(self, line: SetLine, x: float, top: float) -> None:
        """What stands in a line for the eye or the pen alone: its mark, boxes to tick, rules to write on."""
        canvas, middle = self._canvas, top - line.height / 2
        if line.mark:
            draw_mark(canvas, line.mark, x, middle)
        canvas.setStrokeColorRGB(*styles.INK)
        canvas.setLineWidth(0.8)
        for box in line.boxes:
            canvas.rect(x + box.x, middle - box.size / 2, box.size, box.size, stroke=1, fill=0)
        canvas.setLineWidth(0.5)
        for blank in line.blanks:
            canvas.line(x + blank.x, top - line.height + 1, x + blank.x + blank.width, top - line.height + 1)

    def _cell(self, cell: Cell, y: float) -> None:
        """Draws a cell's lines, each stretch of one node's lines as one piece of marked content."""
        start = 0
        for index in range(1, len(cell.lines) + 1):
            node = cell.lines[start].node
            if index < len(cell.lines) and cell.lines[index].node is node:
                continue
            stretch = cell.lines[start:index]
            if any(line.pieces for line in stretch):
                self._canvas.addLiteral(f"/{node.tag} <</MCID {self._mcid}>> BDC")
                self._note(node)
                self._lines(stretch, cell.x, y)
                self._canvas.addLiteral("EMC")
            y -= Cell(0, stretch).height
            start = index

    def _note(self, node: Node) -> None:
        node.marks.append((self._page, self._mcid))
        self._mcid += 1

    def _lines(self, lines: list[SetLine], x: float, y: float) -> None:
        text = self._canvas.beginText()
        current: Style | None = None
        for line in lines:
            y -= line.above
            for piece in line.pieces:
                text.setTextOrigin(x + piece.x, y - line.height / 2 - piece.style.size * 0.34)
                if piece.style != current:
                    current = piece.style
                    text.setFont(current.face.value, current.size)
                    text.setFillColorRGB(*current.colour)
                text.textOut(piece.text)
            y -= line.height
        self._canvas.drawText(text)

    def _head_and_foot(self, of: int) -> None:
        canvas, running = self._canvas, self._running
        sheet = running.sheet
        left, right = sheet.margin, styles.PAGE_WIDTH - sheet.margin
        number = f"page {self._page + 1} of {of}"
        head, foot = sheet.head, sheet.foot
        room = sheet.width * 0.5
        self._running_text(running.left, left, head, RUNNING.bold(), room)
        self._running_text(running.right, right, head, RUNNING, room - 12, from_right=True)
        self._running_text(running.foot, left, foot, RUNNING, sheet.width - 70)
        self._running_text(number, right, foot, RUNNING, 60, from_right=True)
        canvas.setStrokeColorRGB(*sheet.rule)
        canvas.setLineWidth(0.5)
        canvas.line(left, head - 6, right, head - 6)
        canvas.line(left, foot + 11, right, foot + 11)

    def _running_text(
        self, said: str, x: float, y: float, style: Style, width: float, *, from_right: bool = False
    ) -> None:
        """One line; what is too long for its room ends in an ellipsis, as it stands in full on the pages."""
        said = said.replace("\n", " ").strip()
        while said and self._setter.width(said, style) > width:
            said = said[: int(len(said) * width / self._setter.width(said, style)) - 2].rstrip() + "…"
        start = x - self._setter.width(said, style) if from_right else x
        line = SetLine((Piece(0, said, style),), Node("P"), 0)
        self._lines([line], start, y + style.size * 0.34)

    def _watermark(self) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(styles.PAGE_WIDTH / 2, styles.PAGE_HEIGHT / 2)
        canvas.rotate(52)
        canvas.setFont(Face.BOLD.value, 150)
        canvas.setFillColorRGB(*styles.WATERMARK)
        canvas.drawCentredString(0, -52, "DRAFT")
        canvas.restoreState()


def draw_mark(canvas: Canvas, mark: RowMark, x: float, middle: float) -> None:
    """A sign about 6 points across, left of a line of text."""
    x += mark.x + 3.5
    canvas.setFillColorRGB(*mark.colour)
    canvas.setStrokeColorRGB(*mark.colour)
    canvas.setLineWidth(1.1)
    path = canvas.beginPath()
    filled = mark.shape in {"triangle", "diamond"}
    match mark.shape:
        case "dot":
            canvas.circle(x - 0.5, middle, 1.3, stroke=0, fill=1)
        case "triangle" | "open_triangle":
            _polygon(path, [(x - 3.4, middle - 2.8), (x + 3.4, middle - 2.8), (x, middle + 3.2)])
        case "diamond":
            _polygon(path, [(x - 3.2, middle), (x, middle - 3.2), (x + 3.2, middle), (x, middle + 3.2)])
        case "tick":
            path.moveTo(x - 3, middle)
            path.lineTo(x - 0.8, middle - 2.6)
            path.lineTo(x + 3.2, middle + 3)
        case "half":
            canvas.circle(x, middle, 3, stroke=1, fill=0)
            canvas.wedge(x - 3, middle - 3, x + 3, middle + 3, 90, 180, stroke=0, fill=1)
        case "circle":
            canvas.circle(x, middle, 2.9, stroke=1, fill=0)
        case "dash":
            path.moveTo(x - 3, middle)
            path.lineTo(x + 3, middle)
        case "question":
            canvas.circle(x, middle, 2.9, stroke=1, fill=0)
            canvas.circle(x, middle, 0.9, stroke=0, fill=1)
    if mark.shape in {"triangle", "open_triangle", "diamond", "tick", "dash"}:
        canvas.drawPath(path, stroke=1, fill=int(filled))


def _polygon(path: PDFPathObject, points: list[tuple[float, float]]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
