"""Everybody can use it: names and roles for a screen reader, large text without loss, the Tab key in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gui.day.conftest import Day, Key, OpenDay
from gui.day.day_made_up import an_open_assessment, zoe
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from neglect_toolkit.gui.day.events import PanelToggled
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.style_sheet import TARGET
from neglect_toolkit.model.assessment import Account, Answer, Judgement
from neglect_toolkit.model.words import CheckAnswer, NextStep, Rating, Source
from neglect_toolkit.services.open_assessment import OpenAssessment

PLACES = ("waking", "breakfast", "night", "health", "money", "safety", "visits", "summary", "check", "sign")
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox)


def _full() -> OpenAssessment:
    accounts = (
        Account(source=Source.CHILD, who="Zoë", visit="v1", rating=Rating.WORRY, words="Not much"),
        Account(source=Source.PARENT, who="mother", rating=Rating.GOING_WELL, words="Plenty"),
    )
    answers = {
        "breakfast.eats_before_school": Answer(rating=Rating.WORRY, accounts=accounts),
        "waking.woken": Answer(rating=Rating.MIXED),
        "safety.no_adult_now": Answer(answer=CheckAnswer.YES),
        "money.barriers": Answer(choices=("housing",)),
    }
    return an_open_assessment(zoe(answers=answers))


def _controls(day: Day) -> Iterator[QWidget]:
    for kind in CONTROLS:
        yield from (widget for widget in day.page.findChildren(kind) if widget.isVisible())


def _signed() -> OpenAssessment:
    kept = _full()
    kept.save(kept.assessment.model_copy(update={"judgement": Judgement(next_step=NextStep.IMMEDIATE)}))
    kept.sign()
    return kept


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("signed", [False, True])
def test_every_control_has_a_name_and_a_role(open_day: OpenDay, place: str, signed: bool) -> None:
    day = open_day(_signed() if signed else _full(), at=place)
    for control in _controls(day):
        spoken = QAccessible.queryAccessibleInterface(control)
        assert spoken.text(QAccessible.Text.Name).strip(), control
        assert spoken.role() not in {QAccessible.Role.NoRole, QAccessible.Role.Client}, control


def test_an_open_account_names_every_control_too(open_day: OpenDay) -> None:
    day = open_day(_full(), at="breakfast")
    day.click(day.button("Add what another professional says", day.card("breakfast.eats_before_school")))
    for control in _controls(day):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control


@pytest.mark.parametrize("place", PLACES)
def test_everything_to_press_is_large_enough(open_day: OpenDay, place: str) -> None:
    day = open_day(_full(), at=place)
    too_low = [control for control in _controls(day) if control.height() < TARGET]
    assert [control.accessibleName() for control in too_low] == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("in_the_room", [False, True])
@pytest.mark.slow
def test_large_text_is_never_cut_off_at_the_side(
    open_day: OpenDay, qapp: QApplication, scale: float, in_the_room: bool
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    day = open_day(_full(), in_the_room=in_the_room)
    assert day.page.width() == 1280
    for place in PLACES:
        day.go(place)
        area = day.page.current
        assert isinstance(area, QScrollArea)
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width(), place
        assert area.viewport().height() > theme.em(7), place


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK, theme.HIGH_CONTRAST])
@pytest.mark.slow
def test_the_focus_is_seen_on_every_button(open_day: OpenDay, qapp: QApplication, palette: theme.Palette) -> None:
    theme.apply(qapp, palette, 1.0)
    day = open_day(_full(), at="breakfast")
    for button in day.page.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            day.page.header.buttons[0].setFocus()
            without = button.grab().toImage() if not button.hasFocus() else None
            button.setFocus()
            if without is not None:
                assert button.grab().toImage() != without, button.accessibleName()


def test_the_tab_key_goes_down_the_card_and_comes_round(open_day: OpenDay) -> None:
    day = open_day(_full(), at="breakfast")
    card = day.rated("breakfast.eats_before_school")
    card.focus_first()
    assert card.details is not None
    assert card.accounts is not None
    seen = [day.focus()]
    while not day.card("breakfast.with_somebody").isAncestorOf(day.focus()):
        day.press(Key.Key_Tab)
        seen.append(day.focus())
    inside = [widget for widget in seen if card.isAncestorOf(widget)]
    heights = [widget.mapTo(card, widget.rect().topLeft()).y() for widget in inside]
    assert heights == sorted(heights)
    for wanted in (card.details.since, card.details.effect, card.note):
        assert wanted in inside


def test_answering_moves_nothing_that_has_the_focus(open_day: OpenDay) -> None:
    day = open_day(_full(), at="waking")
    card = day.rated("waking.clean_clothes")
    card.focus_first()
    before = card.mapTo(day.page, card.rect().topLeft()).y()
    day.press(Key.Key_3)
    assert abs(card.mapTo(day.page, card.rect().topLeft()).y() - before) <= 1


@pytest.mark.slow
def test_no_button_is_lower_than_its_words_at_200_per_cent(open_day: OpenDay, qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT, 2.0)
    day = open_day(_full())
    for place in PLACES:
        day.go(place)
        buttons = [button for button in day.page.findChildren(QAbstractButton) if button.isVisible()]
        cut = [button for button in buttons if button.height() < button.fontMetrics().height()]
        low = [button for button in day.page.footer.findChildren(QAbstractButton) if button.isVisible()]
        assert [button.accessibleName() for button in cut] == []
        assert all(button.height() >= button.sizeHint().height() for button in low), place


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (1.0, 1000), (2.0, 1280), (2.0, 1920)])
@pytest.mark.slow
def test_words_that_wrap_are_shown_to_the_last_line(
    open_day: OpenDay, qapp: QApplication, scale: float, width: int
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    kept = _full()
    long = kept.tool.items["breakfast.eats_before_school"].model_copy(
        update={"text": "Does {child} eat before school, on every day of the week and at every home where they stay?"}
    )
    parts = [
        part.model_copy(update={"items": tuple(long if item.id == long.id else item for item in part.items)})
        for part in kept.tool.parts
    ]
    day = open_day(
        an_open_assessment(kept.assessment, kept.tool.model_copy(update={"parts": tuple(parts)})), width=width
    )
    day.page.header.happened.emit(PanelToggled(True))
    for place in PLACES:
        day.go(place)
        wrapped = [
            widget
            for widget in day.page.findChildren(QWidget)
            if widget.isVisible() and widget.hasHeightForWidth() and isinstance(widget, QAbstractButton | QLabel)
        ]
        cut = [widget for widget in wrapped if widget.height() < widget.heightForWidth(widget.width())]
        assert [widget.text() for widget in cut] == [], place
