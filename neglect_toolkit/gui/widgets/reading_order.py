"""Keeps Tab in the order in which a page is read, also when something appears in the middle of it later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def tab_in_reading_order(changed: QWidget) -> None:
    """Puts every control of the page that `changed` belongs to into the order of the page's layouts."""
    for before, after in pairwise(_controls(_page_of(changed))):
        QWidget.setTabOrder(before, after)


def _page_of(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QStackedWidget):
        widget, parent = parent, parent.parentWidget()
    return widget


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _controls(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _controls_of(layout)


def _controls_of(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, nested = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _controls(widget)
        elif nested is not None:
            yield from _controls_of(nested)
