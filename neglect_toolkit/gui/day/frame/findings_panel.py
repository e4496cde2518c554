"""The panel beside the page: what the answers point to so far, each line a link to what it rests on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import ItemWanted, PlaceWanted
from neglect_toolkit.gui.day.pages.reasons import answers_behind
from neglect_toolkit.gui.day.state import CHECK, SUMMARY, DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, IconMark
from neglect_toolkit.gui.widgets import body, heading, marks, rule, small
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.summary import DomainSummary
from neglect_toolkit.model.words import Domain, Level
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import reason_says


class _DomainRow(QWidget):
    """One domain: its mark, its name, its level in words, and the first reason."""

    happened = Signal(object)  # events.ItemWanted

    def __init__(self, domain: Domain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._domain, self._item = domain, ""
        self._shown: tuple[DomainSummary, str] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.s)
        self._mark = IconMark(Icon.CIRCLE, "muted")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = body(labels.domain(domain))
        theme.style(name, "strong")
        self._level: QLabel = body("")
        self._counted: QLabel = small("")
        self._because = TextLink("")
        self._because.clicked.connect(self._go)
        for widget in (name, self._level, self._counted, self._because):
            words.addWidget(widget)
        row.addLayout(words, 1)

    def show_domain(self, found: DomainSummary, state: DayState) -> None:
        """Shows how the domain stands."""
        if self._shown == (found, state.child):
            return
        self._shown = (found, state.child)
        self._mark.show_icon(*marks.LEVEL_MARKS[found.level])
        self._level.setText(labels.level(found.level))
        self._level.setToolTip(labels.level_means(found.level))
        counted = "{explored} of {of} questions explored"
        self._counted.setText(counted.format(explored=found.explored, of=found.of))
        reasons = answers_behind(self._domain, found, state)
        needs = [need.item for need in found.unmet_needs]
        self._item = reasons[0].item if reasons else needs[0] if needs else ""
        if self._item:
            how = reason_says(reasons[0]) if reasons else labels.mid_sentence(labels.level(Level.UNMET_NEED))
            self._because.show_link(f"{state.topic(self._item)}: {how}", "Go to this question")
        self._because.setVisible(bool(self._item))

    def _go(self) -> None:
        self.happened.emit(ItemWanted(self._item))


class FindingsPanel(QScrollArea):
    """What it points to now. Never on the screen in the room."""

    happened = Signal(object)  # events.ItemWanted | PlaceWanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("So far")
        ground = QWidget()
        theme.style(ground, "panel")
        column = QVBoxLayout(ground)
        column.setContentsMargins(theme.space.m, theme.space.m, theme.space.m, theme.space.l)
        column.setSpacing(theme.space.m)
        column.addWidget(heading("So far", 2))
        column.addWidget(small("What the answers point to. The judgement is yours."))
        column.addWidget(small("From least to most: unmet need, some concern, significant concern."))
        self.next_step: QLabel = heading("", 3)
        column.addWidget(self.next_step)
        self.judged: QLabel = body("")
        column.addWidget(self.judged)
        column.addWidget(rule())
        self._domains = {domain: _DomainRow(domain) for domain in Domain}
        for row in self._domains.values():
            row.happened.connect(self.happened)
            column.addWidget(row)
        column.addWidget(rule())
        self.gaps = TextLink("")
        self.gaps.clicked.connect(partial(self._go, CHECK))
        self.differ = TextLink("")
        self.differ.clicked.connect(partial(self._go, SUMMARY))
        links = QVBoxLayout()
        links.setSpacing(0)
        links.addWidget(self.gaps)
        links.addWidget(self.differ)
        column.addLayout(links)
        column.addStretch(1)
        self.setWidget(ground)

    def show_state(self, state: DayState) -> None:
        """Shows another state in place."""
        for domain, row in self._domains.items():
            row.show_domain(state.summary.domains[domain], state)
        domains = state.summary.domains.values()
        gaps = len(state.summary.gaps)
        differ = len({item for found in domains for item in found.accounts_differ})
        self.gaps.show_link(f"Not explored yet: {gaps}", "Show the list")
        self.gaps.setVisible(gaps > 0)
        self.differ.show_link(f"Accounts differ: {differ}", "Show the summary")
        self.differ.setVisible(differ > 0)
        points_to = f"The findings point to: {state.step_title(state.summary.next_step.is_)}"
        judged = state.assessment.judgement.next_step
        self.next_step.setText(points_to if judged is None else f"Judged: {state.step_title(judged)}")
        self.judged.setText("" if judged is None else points_to)
        self.judged.setVisible(judged is not None)

    def _go(self, place: str, _checked: bool = False) -> None:
        self.happened.emit(PlaceWanted(place))
