"""The day's page over a real assessment, driven as a person drives it: by keys, clicks and typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from gui.day.day_made_up import an_open_assessment
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.day.cards.check_card import CheckCard
from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.day.cards.rated_card import RatedCard
from neglect_toolkit.gui.day.frame.page import DayPage
from neglect_toolkit.gui.day.pages.part_page import PartPage
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.presenter import DayPresenter
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.services.contacts import whom_to_call
from neglect_toolkit.services.open_assessment import OpenAssessment

Key = Qt.Key


@dataclass
class Day:
    """One day's page in a window, and what is behind it."""

    qtbot: QtBot
    kept: OpenAssessment
    page: DayPage
    presenter: DayPresenter

    def answer(self, item: str) -> Answer:
        """What is kept about an item."""
        return self.kept.assessment.answers.get(item, Answer())

    def go(self, place: str) -> None:
        self.click(self.page.line.button(place))

    def part(self) -> PartPage:
        assert isinstance(self.page.current, PartPage)
        return self.page.current

    def rated(self, item: str) -> RatedCard:
        card = self.part().card(item)
        assert isinstance(card, RatedCard)
        return card

    def check(self, item: str) -> CheckCard:
        card = self.part().card(item)
        assert isinstance(card, CheckCard)
        return card

    def card(self, item: str) -> ItemCard:
        card = self.part().card(item)
        assert isinstance(card, ItemCard)
        return card

    def click(self, button: QWidget) -> None:
        """Presses it with the mouse, wherever it is on the page, and lets what follows happen."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys where the focus is."""
        for key in keys:
            self.qtbot.keyClick(self.focus(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Types words where the focus is."""
        self.qtbot.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def settle(self) -> None:
        """Lets the page take in what was kept: that happens as soon as nothing else is to do."""
        self.qtbot.waitUntil(lambda: not self.presenter._showing.isActive() and not self.page._ordering.isActive())

    def wait_until_saved(self) -> None:
        self.qtbot.waitUntil(lambda: not self.presenter._unsaved)
        self.settle()

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button of that name that is in sight."""
        place = inside or self.page
        found = [
            button
            for button in place.findChildren(QAbstractButton)
            if button.isVisible() and words in {button.text(), button.accessibleName()}
        ]
        assert len(found) == 1, [button.accessibleName() for button in place.findChildren(QAbstractButton)]
        return found[0]

    def words(self, inside: QWidget | None = None) -> str:
        """Every word that is in sight in a part of the window, and every word a screen reader would say of it."""
        said: list[str] = []
        for widget in (inside or self.page).findChildren(QWidget):
            if widget.isVisible():
                said += [widget.text()] if isinstance(widget, QLabel | QAbstractButton) else []
                said += [widget.accessibleName(), widget.accessibleDescription()]
        return "\n".join(text for text in said if text)

    def desk_page(self) -> RebuiltPage:
        assert isinstance(self.page.current, RebuiltPage)
        return self.page.current

    def at_desk(self) -> None:
        """Leaves the way of showing things that is meant for the family's room."""
        self.presenter._set_room(False)
        self.settle()


OpenDay = Callable[..., Day]


@pytest.fixture
def open_day(qtbot: QtBot, show: Callable[..., None]) -> OpenDay:
    """Opens an assessment; without one, a made-up one in which nothing is answered."""
    presenters: list[DayPresenter] = []

    def opened(
        kept: OpenAssessment | None = None, *, at: str = "waking", in_the_room: bool = False, width: int = 1280
    ) -> Day:
        kept = kept or an_open_assessment()
        page = DayPage()
        presenter = DayPresenter(kept, page, calls=whom_to_call(kept.toolkit))
        presenters.append(presenter)
        show(page, width, 800)
        day = Day(qtbot, kept, page, presenter)
        if not in_the_room:
            day.at_desk()
        if at != page.place:
            day.go(at)
        return day

    return opened
