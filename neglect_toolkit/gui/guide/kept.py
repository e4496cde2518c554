"""The records of the health guide that were kept: to read and to copy, never to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Column, Group, body, card, heading, lead
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.model.guide import Guide, KeptGuide
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.wording import dates


class KeptGuidesPage(Group):
    """One box for each, the last one first; the record folded away until it is wanted."""

    def __init__(
        self, kept: Sequence[KeptGuide], guide: Guide, steps: NextSteps, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = Column(54)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        column.add(heading("Kept records of the guide"))
        column.add(lead("As they were kept. They cannot be changed."))
        for one in kept:
            setting = guide.setting(one.answers.setting)
            record = QTextEdit()
            record.setReadOnly(True)
            record.setTabChangesFocus(True)
            record.setAccessibleName(f"The record of {dates.moment_here(one.at)}")
            record.setPlainText(one.result.record)
            record.setMinimumHeight(theme.em(20))
            fold = Fold("The record", record)
            where = setting.title if setting else one.answers.setting
            title = f"{dates.moment_here(one.at)}, {where}"
            column.add(card(heading(title, 3), body(steps.steps[one.result.next_step.is_].title), fold))
            if one is kept[0]:
                self.begin_at(fold.button)
