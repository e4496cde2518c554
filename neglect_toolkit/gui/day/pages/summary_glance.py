"""The top of the summary: what worries, need by need, what goes well, and what nobody knows yet. Never added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from neglect_toolkit.gui.day.pages.reasons import answers_behind, found_here, found_unmet
from neglect_toolkit.gui.day.pages.topic_links import Go, topic_links
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import IconMark
from neglect_toolkit.gui.widgets import TextLink, body, heading, hint, marks, small, stacked
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.model.summary import Because, DomainSummary
from neglect_toolkit.model.words import Domain, Level
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import Found

_FROM_LEAST = (Level.NONE_FOUND, Level.UNMET_NEED, Level.SOME, Level.SIGNIFICANT)
_NAMED = 3
_QUOTED = 2
_LISTED = 8


class Overview(Card):
    """Every kind of need in a line: how it stands, what it is about, and who says so."""

    def __init__(self, state: DayState, show: Callable[[Domain], object]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.m)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        known = [pair for pair in state.summary.domains.items() if pair[1].level is not Level.DOES_NOT_APPLY]
        for line, (domain, found) in enumerate(known):
            name = TextLink(labels.domain(domain), "Further down on this page")
            name.clicked.connect(partial(show, domain))
            grid.addWidget(stacked(name, _level(found.level)), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_about(domain, found, state), line, 1, Qt.AlignmentFlag.AlignTop)
        self.put(heading("Each kind of need by itself", 2))
        levels = ", ".join(labels.mid_sentence(labels.level(level)) for level in _FROM_LEAST)
        self.put(hint(f"Each stands by itself; there is no total. From least to most: {levels}."))
        self.put_layout(grid)


class GoingWell(Card):
    """What goes well, over the whole day, and what was written of the good in the child's life."""

    def __init__(self, state: DayState, go: Go) -> None:
        super().__init__()
        strengths = state.summary.strengths
        self.put(heading(f"What goes well for {state.child}", 2))
        self.put(hint("It stands beside a concern, and never cancels one."))
        for item in state.tool.items.values():
            told = (state.answer(item.id).text or "").strip() if item.strength else ""
            if told:
                self.put(small(state.question(item.id)))
                self.put(body(told))
        if strengths:
            self.put(topic_links(strengths, state, go, _LISTED))

    @staticmethod
    def has_something(state: DayState) -> bool:
        """Whether anything good is recorded."""
        return bool(state.summary.strengths) or any(
            item.strength and (state.answer(item.id).text or "").strip() for item in state.tool.items.values()
        )


class NotKnown(Card):
    """What nobody has explored yet. A gap is not the same as no concern."""

    def __init__(self, state: DayState, go: Go) -> None:
        super().__init__()
        gaps, checks = state.summary.gaps, (*state.summary.safety_not_asked, *state.summary.safety_not_known)
        self.put(heading("What is not known yet", 2))
        if not gaps and not checks:
            self.put(body("Every question that is asked was explored, and every safety check was asked."))
            return
        self.put(hint("A gap is not the same as no concern."))
        if checks:
            self.put(body(f"Safety checks still open: {len(checks)}."))
        if gaps:
            self.put(topic_links(gaps, state, go, _LISTED))


def _about(domain: Domain, found: DomainSummary, state: DayState) -> QWidget:
    """What was found, the gravest first, each in a line with who says so; under it how much was explored."""
    behind = answers_behind(domain, found, state)
    needs = [need for need in found.unmet_needs if need.item not in {one.item for one in behind}]
    told = [one for one in (found_here(each.item, state, each, dated=False) for each in behind) if one is not None]
    missing = [one for one in (found_unmet(need, state, dated=False) for need in needs) if one is not None]
    words: list[QWidget] = [body(one.headline) for one in told[:_NAMED]]
    words += [body(f"Not met. {one.headline}") for one in missing[: max(0, _NAMED - len(told))]]
    more = len(told) + len(missing) - _NAMED
    if more > 0:
        words.append(small(f"And {more} more, further down."))
    words += _in_their_words(behind, [*told, *missing], state)
    words.append(small(f"{found.explored} of {found.of} explored"))
    return stacked(*words)


def _in_their_words(behind: Sequence[Because], told: Sequence[Found], state: DayState) -> list[QWidget]:
    """What tells most: the child's own words on the gravest of it, and what was noted of the first."""
    said: list[QWidget] = []
    spoken_words = dict.fromkeys(words for one in behind for words in one.words)
    for words in list(spoken_words)[:_QUOTED]:
        quote = body(f"{state.child}: “{words}”")
        theme.style(quote, "quote")
        said.append(quote)
    noted = next((one.recorded[-1] for one in told if one.recorded), None)
    if noted:
        said.append(body(noted))
    return said


def _level(level: Level) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space.xs)
    row.addWidget(IconMark(*marks.LEVEL_MARKS[level], 1), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(body(labels.level(level)), 1)
    return held
