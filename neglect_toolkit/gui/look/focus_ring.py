"""The ring round whatever has the focus, where a change of colour would hide what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from neglect_toolkit.gui.look import theme


def paint_ring(painter: QPainter, rect: QRect) -> None:
    """Draws a thin ring of the focus colour within one of the text's colour: seen on any ground, louder than none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ink, inset in (("text", 1), ("focus", 3)):
        painter.setPen(QPen(theme.colour(ink), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4, 4)
    painter.restore()
