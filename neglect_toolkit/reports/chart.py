"""A small line of levels over dates. It is for the eye alone: the words beside it in the same row say the same."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from neglect_toolkit.reports import styles
from neglect_toolkit.reports.fonts import Face
from neglect_toolkit.reports.painter import draw_mark
from neglect_toolkit.reports.rows import Drawing, RowMark

HEIGHT = 62.0
"""How high a row with a chart is at least, in points."""

_TOP, _STEP, _UNKNOWN, _LEVELS = 9.0, 10.0, 11.0, 3
_SIDE, _DATE_SIZE = 18.0, 7.0


class Chart(NamedTuple):
    """For each assessment its level (0 no concern to 3 significant; None where not known) with its sign, and its date.

    The worst stands highest. A line joins two levels that are both known.
    """

    levels: tuple[tuple[int | None, RowMark], ...]
    dates: tuple[str, ...]


def drawn(chart: Chart, width: float) -> Drawing:
    """A chart as a row's drawing."""
    return Drawing(4.0, width, HEIGHT, partial(_draw, chart))


def _draw(chart: Chart, canvas: Canvas, x: float, top: float, width: float) -> None:
    floor = top - _TOP - _LEVELS * _STEP
    canvas.setLineWidth(0.3)
    canvas.setStrokeColorRGB(*styles.LINE)
    for level in range(_LEVELS + 1):
        canvas.line(x, floor + level * _STEP, x + width, floor + level * _STEP)
    points = [
        (at, floor - _UNKNOWN if level is None else floor + level * _STEP)
        for at, (level, _) in zip(_places(len(chart.levels), x, width), chart.levels, strict=True)
    ]
    canvas.setStrokeColorRGB(*styles.INK)
    canvas.setLineWidth(1)
    for place in range(1, len(points)):
        if chart.levels[place - 1][0] is not None and chart.levels[place][0] is not None:
            canvas.line(*points[place - 1], *points[place])
    for (at, height), (_, sign) in zip(points, chart.levels, strict=True):
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(at - 5, height - 4.5, 10, 9, stroke=0, fill=1)
        draw_mark(canvas, sign, at - 3.5, height)
    dated = list(zip(chart.dates, points, strict=True))
    _draw_dates(canvas, dated, floor - _UNKNOWN - 12, (x, x + width))


def _draw_dates(
    canvas: Canvas, dated: list[tuple[str, tuple[float, float]]], foot: float, across: tuple[float, float]
) -> None:
    """The dates below their marks; one that would run into another is left to the words beside the chart.

    Args:
        canvas: what to draw on.
        dated: each date with the place of its mark.
        foot: the height to draw them at.
        across: the left and right edge.
    """
    canvas.setFont(Face.REGULAR.value, _DATE_SIZE)
    canvas.setFillColorRGB(*styles.MUTED)
    left_edge, right_edge = across
    widths = [canvas.stringWidth(date, Face.REGULAR.value, _DATE_SIZE) for date, _ in dated]
    last, end = len(dated) - 1, left_edge - 1
    for number, ((date, (at, _)), wide) in enumerate(zip(dated, widths, strict=True)):
        left = min(max(at - wide / 2, left_edge), right_edge - wide)
        if left > end and (number == last or left + wide < right_edge - widths[last] - 4):
            canvas.drawString(left, foot, date)
            end = left + wide + 4


def _places(count: int, x: float, width: float) -> list[float]:
    across = width - 2 * _SIDE
    return [x + _SIDE + across * (place / (count - 1) if count > 1 else 0.5) for place in range(count)]
