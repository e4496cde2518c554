"""Breaks runs of styled text into lines that fit a width: no line is ever wider than it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from neglect_toolkit.reports.characters import Legible
from neglect_toolkit.reports.fonts import Face, advances, shown_characters
from neglect_toolkit.reports.styles import Style

_TOKENS = re.compile(r"\n| +|[^ \n]+")


class Run(NamedTuple):
    """A stretch of text in one style. A newline in it begins a new line."""

    text: str
    style: Style


class Piece(NamedTuple):
    """Text in one style at a distance from the left edge of its line."""

    x: float
    text: str
    style: Style


Line = tuple[Piece, ...]


class Setter:
    """Sets the text of one document; it remembers the widths of words for this document only.

    Every text of a document passes here, its title and running lines too, so `hide` reaches all of them.
    """

    def __init__(self, hide: Callable[[str], str] | None = None) -> None:
        self.legible = Legible(shown_characters(), hide)
        self._widths: dict[tuple[str, Face], float] = {}

    def width(self, text: str, style: Style) -> float:
        """How wide a text without newlines is, in points."""
        key = (text, style.face)
        known = self._widths.get(key)
        if known is None:
            table = advances(style.face)
            known = self._widths[key] = sum([table.get(ord(character), 600) for character in text]) / 1000
        return known * style.size

    def lines(self, runs: Sequence[Run], width: float) -> list[Line]:
        """The lines that the runs make within a width, in points.

        Every line but the last ends in a space, so that words stay apart where text is read and not seen.
        """
        made = _Lines(width)
        for run in runs:
            for word in _TOKENS.findall(self.legible(run.text)):
                if word == "\n":
                    made.end()
                else:
                    self._place(made, word, run.style)
        made.end(last=True)
        return made.done

    def _place(self, made: _Lines, word: str, style: Style) -> None:
        wide = self.width(word, style)
        if word[0] == " ":
            made.space(word, style, wide)
            return
        if wide > made.left:
            made.wrap()
        while wide > made.width:
            fitting = self._fitting(word, style, made.width)
            made.put(word[:fitting], style, self.width(word[:fitting], style))
            made.end(within_word=True)
            word = word[fitting:]
            wide = self.width(word, style)
        made.put(word, style, wide)

    def _fitting(self, word: str, style: Style, width: float) -> int:
        """How many characters of a word that is too long fit, and never none."""
        table, used = advances(style.face), 0.0
        for index, character in enumerate(word):
            used += table.get(ord(character), 600) * style.size / 1000
            if used > width:
                return max(index, 1)
        return len(word)


class _Lines:
    """The line being filled, and those done."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.done: list[Line] = []
        self._pieces: list[Piece] = []
        self._used = 0.0
        self._pending: tuple[str, Style, float] | None = None

    @property
    def left(self) -> float:
        pending = self._pending[2] if self._pending else 0.0
        return self.width - self._used - pending

    def space(self, text: str, style: Style, width: float) -> None:
        if self._pending:
            before, same, wide = self._pending
            self._pending = (before + text, same, wide + width)
        else:
            self._pending = (text, style, width)

    def put(self, text: str, style: Style, width: float) -> None:
        if self._pending:
            space, its_style, wide = self._pending
            self._pending = None
            if wide + width <= self.width - self._used:
                self._append(space, its_style, wide)
        if text:
            self._append(text, style, width)

    def _append(self, text: str, style: Style, width: float) -> None:
        if self._pieces and self._pieces[-1].style is style:
            last = self._pieces[-1]
            self._pieces[-1] = Piece(last.x, last.text + text, style)
        else:
            self._pieces.append(Piece(self._used, text, style))
        self._used += width

    def wrap(self) -> None:
        """Begins a new line, if anything stands on this one; the spaces at the break are not carried over."""
        if self._pieces:
            self.end()

    def end(self, *, last: bool = False, within_word: bool = False) -> None:
        self._pending = None
        if last and not self._pieces and self.done:
            return
        if self._pieces and not last and not within_word:
            final = self._pieces[-1]
            self._pieces[-1] = Piece(final.x, final.text + " ", final.style)
        self.done.append(tuple(self._pieces))
        self._pieces, self._used = [], 0.0
