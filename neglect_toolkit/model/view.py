"""What a shell needs to show one assessment: answers, summary, what is shown and how far each part is."""

from __future__ import annotations

from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool


class PartProgress(Value):
    """How far one part of the day is: items explored out of items shown that apply.

    `tried` counts those asked or looked at without a rating (not known, or chose not to say). `worries`
    counts items effectively a worry; `flags` checks answered yes; `hidden` further items not yet opened.
    """

    part: str
    explored: int
    of: int
    tried: int = 0
    worries: int = 0
    flags: int = 0
    hidden: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing shown is left unexplored."""
        return self.explored == self.of

    @property
    def is_started(self) -> bool:
        """Whether anything is explored or was tried."""
        return self.explored + self.tried > 0


class View(Value):
    """One assessment as it stands: a picture to show, never a thing to change."""

    header: Header
    assessment: Assessment
    tool: Tool
    facts: Facts
    summary: IndicatorSummary
    shown: tuple[str, ...]
    parts: tuple[PartProgress, ...]

    @property
    def explored(self) -> int:
        """Items explored, over all parts."""
        return sum(part.explored for part in self.parts)

    @property
    def of(self) -> int:
        """Items shown that apply, over all parts."""
        return sum(part.of for part in self.parts)
