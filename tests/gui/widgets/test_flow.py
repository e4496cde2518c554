"""Widgets side by side, going on in the next line: measured once, and as high at every width as it is laid out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.widgets import FlowLayout, body
from neglect_toolkit.gui.widgets.tiles import RadioTile, TileWords

WIDTHS = (*range(40, 900, 43), 5000)


@pytest.fixture
def held(qtbot: QtBot) -> QWidget:
    held = QWidget()
    qtbot.addWidget(held)
    return held


@pytest.fixture
def flow(held: QWidget) -> FlowLayout:
    flow = FlowLayout(held, 8)
    for words in ("Once", "On some days", "On most days, and at most of the homes where the child stays", "Always"):
        flow.addWidget(RadioTile(words, TileWords(words), "segment", held))
    flow.addWidget(body("A sentence that may wrap where it has a line to itself."))
    held.show()
    return flow


def _laid_out(flow: FlowLayout, width: int) -> int:
    flow.setGeometry(QRect(0, 0, width, 2000))
    shown = [flow.itemAt(index) for index in range(flow.count())]
    return max(item.geometry().bottom() + 1 for item in shown if item is not None and not item.isEmpty())


@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_as_high_as_it_says_in_whatever_order_it_is_asked(flow: FlowLayout, width: int) -> None:
    said = [flow.heightForWidth(each) for each in (5000, width, 5000, width)]
    assert said[1] == said[3] == _laid_out(flow, width)
    assert said[0] == said[2] == _laid_out(flow, 5000)


def test_what_comes_goes_or_is_hidden_is_measured_anew(flow: FlowLayout) -> None:
    before = flow.heightForWidth(300)
    last = flow.itemAt(flow.count() - 1)
    assert last is not None
    widget = last.widget()
    assert widget is not None
    widget.hide()
    assert flow.heightForWidth(300) == _laid_out(flow, 300) < before
    widget.show()
    assert flow.heightForWidth(300) == before
    flow.takeAt(flow.count() - 1)
    assert flow.heightForWidth(300) == _laid_out(flow, 300) < before
