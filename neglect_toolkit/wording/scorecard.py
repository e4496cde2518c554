"""What a table of counts is by, and what stands where there is no count."""

from __future__ import annotations

from neglect_toolkit.model.scorecard import FEWEST, Blank, Dimension

_DIMENSIONS = {
    Dimension.MONTH: "By month",
    Dimension.TOOL: "By tool",
    Dimension.AREA: "By area",
    Dimension.AGENCY: "By agency",
    Dimension.TEAM: "By team",
    Dimension.AGE_BAND: "By age",
    Dimension.DISABLED: "By disability",
}
_BLANKS = {Blank.SUPPRESSED: f"suppressed (under {FEWEST})", Blank.NOTHING: "–"}


def dimension_title(value: Dimension) -> str:
    """The title of a table by what it counts by."""
    return _DIMENSIONS[value]


def blank(value: Blank) -> str:
    """Why there is no count."""
    return _BLANKS[value]
