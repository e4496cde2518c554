"""Keeps Tab in the order in which a page is read, also when something appears in the middle of it later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def set_reading_order(root: QWidget) -> None:
    """Makes the Tab key follow the layouts of `root`, also where widgets were made later than those below them."""
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def keep_reading_order(changed: QWidget) -> None:
    """Does so for the whole page in which `changed` gained controls."""
    parent = changed.parentWidget()
    while parent is not None and not isinstance(parent, QStackedWidget):
        changed, parent = parent, parent.parentWidget()
    set_reading_order(changed)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inner is not None:
        yield from _stops(inner)
    elif layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
