"""Keeps what a person is looking at where it is, while things open or close above it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def settle_layouts() -> None:
    """Lets every layout that has changed take its place now, before anything is drawn."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


@contextmanager
def kept_in_place(area: QScrollArea | None) -> Iterator[None]:
    """Whatever is changed meanwhile, the widget with the focus stays where it is on the screen."""
    held = _held(area)
    before = held.mapToGlobal(QPoint(0, 0)).y() if held is not None else 0
    yield
    if area is None or held is None or not held.isVisible():
        return
    settle_layouts()
    moved = held.mapToGlobal(QPoint(0, 0)).y() - before
    if moved:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + moved)


def _held(area: QScrollArea | None) -> QWidget | None:
    focused: QWidget | None = QApplication.focusWidget()
    if area is None or focused is None or not area.isAncestorOf(focused) or not focused.isVisible():
        return None
    return focused
