"""Keeps Tab in the order in which a page is read, also when something appears in the middle of it later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def set_reading_order(root: QWidget) -> None:
    """Makes the Tab key follow the layouts of `root`, also where widgets were made later than those below them."""
    stops: list[QWidget] = []
    _add_stops(root, stops)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def keep_reading_order(changed: QWidget) -> None:
    """Does so for the whole page in which `changed` gained controls."""
    parent = changed.parentWidget()
    while parent is not None and not isinstance(parent, QStackedWidget):
        changed, parent = parent, parent.parentWidget()
    set_reading_order(changed)


def _add_stops(widget: QWidget, stops: list[QWidget]) -> None:
    """Adds what can have the focus, in reading order. Of several pages that lie over one another, the one in sight."""
    if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        stops.append(widget)
    if isinstance(widget, QScrollArea | QStackedWidget):
        inner = widget.widget() if isinstance(widget, QScrollArea) else widget.currentWidget()
        if inner is not None:
            _add_stops(inner, stops)
        return
    layout = widget.layout()
    if layout is not None:
        _add_stops_in(layout, stops)


def _add_stops_in(layout: QLayout, stops: list[QWidget]) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            _add_stops(widget, stops)
            continue
        inner = item.layout()
        if inner is not None:
            _add_stops_in(inner, stops)
