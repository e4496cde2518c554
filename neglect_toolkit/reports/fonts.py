"""The three embedded faces of Noto Sans: loaded once, at first use, and measured.

They cover Latin with every diacritic, Greek and Cyrillic. Their licence is resources/fonts/OFL.txt.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from neglect_toolkit import paths


class Face(StrEnum):
    """A face, by the name under which reportlab knows it."""

    REGULAR = "NeglectToolkitSans"
    BOLD = "NeglectToolkitSans-Bold"
    ITALIC = "NeglectToolkitSans-Italic"


_FILES = {
    Face.REGULAR: "NotoSans-Regular.ttf",
    Face.BOLD: "NotoSans-Bold.ttf",
    Face.ITALIC: "NotoSans-Italic.ttf",
}


@cache
def _font(face: Face) -> TTFont:
    font = TTFont(face.value, str(paths.resource("fonts", _FILES[face])))
    pdfmetrics.registerFont(font)
    return font


@cache
def advances(face: Face) -> dict[int, float]:
    """The width of each character of a face, in thousandths of the type size."""
    widths: dict[int, float] = _font(face).face.charWidths
    return widths


@cache
def shown_characters() -> frozenset[int]:
    """The code points that every face can show."""
    return frozenset.intersection(*(frozenset(_font(face).face.charToGlyph) for face in Face))


def ready() -> None:
    """Registers the faces with reportlab, once a process and before any text is measured."""
    for face in Face:
        _font(face)
