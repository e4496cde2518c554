"""What several questions are about, side by side in a few words each; each leads to its question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import FlowLayout, TextLink, small

Go = Callable[[str], object]
"""What a link to an item does."""


def item_link(item: str, words: str, go: Go) -> TextLink:
    """A link to a question."""
    link = TextLink(words, "Go to this question")
    link.clicked.connect(partial(go, item))
    return link


def topic_links(items: Sequence[str], state: DayState, go: Go, at_most: int | None = None) -> QWidget:
    """Links to these questions; where there are more than `at_most`, how many more stand elsewhere on the page."""
    links = QWidget()
    row = FlowLayout(links, theme.space.m, between_lines=0)
    for item in items[:at_most]:
        row.addWidget(item_link(item, state.topic(item), go))
    more = len(items) - row.count()
    if more > 0:
        row.addWidget(small(f"and {more} more, below"))
    return links
