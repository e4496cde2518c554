"""How a report looks: page, colours and type, in points. The only place with literal sizes and colours."""

from __future__ import annotations

from typing import NamedTuple

from neglect_toolkit.reports.fonts import Face

Colour = tuple[float, float, float]


def _rgb(code: int) -> Colour:
    return (round((code >> 16) / 255, 4), round((code >> 8 & 255) / 255, 4), round((code & 255) / 255, 4))


INK = _rgb(0x0B0C0C)
MUTED = _rgb(0x4C5357)
BLUE = _rgb(0x00437B)
RED = _rgb(0xA3101E)
AMBER = _rgb(0x7A4B00)
GREEN = _rgb(0x00603A)
LINE = _rgb(0xB1B4B6)
PALE = _rgb(0xF3F4F5)
PALE_BLUE = _rgb(0xE8F1F8)
PALE_RED = _rgb(0xFBEDEE)
WATERMARK = _rgb(0xF0F1F2)

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
MARGIN = 19 * MM
WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP = PAGE_HEIGHT - 22 * MM
BOTTOM = 20 * MM
HEADER_BASELINE = PAGE_HEIGHT - 14 * MM
FOOTER_BASELINE = 12 * MM


class PageSize(NamedTuple):
    """How a page is divided: the side margins, where its rows begin and end, its running lines, their rules' colour."""

    margin: float
    top: float
    bottom: float
    head: float
    foot: float
    rule: Colour

    @property
    def width(self) -> float:
        """In points."""
        return PAGE_WIDTH - 2 * self.margin


REPORT_SHEET = PageSize(MARGIN, TOP, BOTTOM, HEADER_BASELINE, FOOTER_BASELINE, LINE)
# A form is written on and has to fit few sheets; every office printer still reaches these margins.
FORM_SHEET = PageSize(12.5 * MM, PAGE_HEIGHT - 15.5 * MM, 14 * MM, PAGE_HEIGHT - 10.5 * MM, 7.5 * MM, INK)


class Style(NamedTuple):
    """A face at a size, the distance from line to line, and a colour."""

    face: Face
    size: float
    leading: float
    colour: Colour = INK

    def bold(self) -> Style:
        """With the same size and leading, so that it can stand in the same line."""
        return self._replace(face=Face.BOLD)

    def italic(self) -> Style:
        """With the same size and leading, so that it can stand in the same line."""
        return self._replace(face=Face.ITALIC)

    def coloured(self, colour: Colour) -> Style:
        """Colour alone never tells anything: a sign or a word says the same."""
        return self._replace(colour=colour)


BODY = Style(Face.REGULAR, 9.5, 13.2)
CELL = Style(Face.REGULAR, 9, 12.2)
SMALL = Style(Face.REGULAR, 8, 11, MUTED)
DENSE = Style(Face.REGULAR, 8.6, 11.4)
QUOTE = Style(Face.ITALIC, 10.5, 14.6)
HEADINGS = {
    1: Style(Face.BOLD, 20, 25),
    2: Style(Face.BOLD, 14.5, 19, BLUE),
    3: Style(Face.BOLD, 10.8, 14.5),
}
BANNER = Style(Face.BOLD, 15, 19.5)
RUNNING = Style(Face.REGULAR, 7.6, 10, MUTED)
