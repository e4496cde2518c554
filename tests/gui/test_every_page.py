"""Every page by keyboard and by ear: a name and a role for each control, and Tab in the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from application import Application
from gui.conftest import Applications
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from neglect_toolkit.gui.access.already_open import AlreadyOpenPage
from neglect_toolkit.gui.runtime.screen import Screen

A_LINE = 2
SMALL = QSize(800, 480)  # a laptop whose own display is enlarged


GoThere = Callable[[Applications], Application]


def first_run(open_: Applications) -> Application:
    application = open_.first_run()
    application.user.wait_to_see("Choose a passphrase")
    return application


def first_run_with_faults(open_: Applications) -> Application:
    application = open_.first_run()
    application.user.press("Start using")
    application.user.wait_to_see("There is a problem")
    return application


def empty_work_list(open_: Applications) -> Application:
    return open_.begun()


def new_assessment(open_: Applications) -> Application:
    application = open_.begun()
    application.user.press("Start an assessment")
    application.user.wait_to_see("5–10 years")
    return application


def the_same_child_again(open_: Applications) -> Application:
    application = work_list(open_)
    application.user.press("New assessment")
    application.user.wait_to_see("5–10 years")
    application.user.press("Add more about the child")
    application.user.type_into("Full name", "Zoë Ó Briain")
    application.user.wait_to_see("Is this the same child?")
    return application


def details(open_: Applications) -> Application:
    """With two people of the household, a third removed, and another home: all made after the page was."""
    application = open_.at_zoes_day()
    user = application.user
    user.press("Details of the child")
    for _ in range(3):
        user.press("Add somebody")
        user.type_into("Who they are to the child", "aunt")
    user.press("Remove this person")
    user.wait_to_see("Put it back")
    user.press("Add another home")
    user.choose(user.group("Does the family know"), "No")
    return application


def export_saved(open_: Applications) -> Application:
    application = open_.at_zoes_day()
    application.user.press("Export: a PDF")
    application.user.press("Choose where to save it")
    application.user.wait_to_see("The PDF is saved")
    return application


def work_list(open_: Applications) -> Application:
    application = open_.with_zoe()
    application.user.wait_to_see("1 assessment")
    return application


def withdrawing(open_: Applications) -> Application:
    application = work_list(open_)
    application.user.press("Withdraw")
    return application


def something_went_wrong(open_: Applications) -> Application:
    application = work_list(open_)
    application.window.show_problem("Something went wrong.")
    return application


def settings(open_: Applications) -> Application:
    application = open_.begun()
    application.window.header.settings_pressed.emit()
    application.user.wait_to_see("My details")
    return application


def hand_over(open_: Applications) -> Application:
    application = work_list(open_)
    application.user.press("Hand over to another laptop")
    application.user.press("Choose where to save it")
    application.user.wait_to_see("There is a problem")
    return application


def take_in(open_: Applications) -> Application:
    application = open_.begun()
    application.user.press("Take in a handover file")
    application.user.press("See what it holds")
    return application


def unlock(open_: Applications) -> Application:
    application = open_.begun()
    application.user.press("Lock")
    application.user.wait_to_see("Your passphrase")
    return application


def help_page(open_: Applications) -> Application:
    application = first_run(open_)
    application.user.key(Qt.Key.Key_F1)
    application.user.wait_to_see("What it does not do")
    return application


def hidden(open_: Applications) -> Application:
    application = first_run(open_)
    application.user.key(Qt.Key.Key_F9)
    return application


def already_open(open_: Applications) -> Application:
    application = first_run(open_)
    page = AlreadyOpenPage("/somewhere")
    application.window.show_screen(Screen(page, "Already open", goes_back=False), unlocked=False)
    return application


PAGES = (
    first_run,
    first_run_with_faults,
    empty_work_list,
    new_assessment,
    the_same_child_again,
    details,
    export_saved,
    work_list,
    withdrawing,
    something_went_wrong,
    settings,
    hand_over,
    take_in,
    unlock,
    help_page,
    hidden,
    already_open,
)


@pytest.mark.parametrize("go_there", PAGES, ids=lambda page: page.__name__)
def test_every_control_speaks_and_tab_travels_as_one_reads(applications: Applications, go_there: GoThere) -> None:
    application = go_there(applications)
    application.user.settle()
    assert unnamed(application.window) == []
    travelled = tab_through(application.window)
    assert {words(widget) for widget in stops(application.window)} == {words(widget) for widget in travelled}
    assert backwards(application.window, travelled) == []
    assert [words(widget) for widget in tab_through(application.window, back=True)] == [
        words(widget) for widget in [travelled[0], *reversed(travelled[1:])]
    ]


def test_every_control_of_the_day_speaks(applications: Applications) -> None:
    application = applications.at_zoes_day()
    application.user.go_to("Breakfast")
    assert unnamed(application.window) == []


@pytest.mark.parametrize("go_there", PAGES, ids=lambda page: page.__name__)
def test_no_words_are_cut_in_a_small_window_with_the_largest_text(
    applications: Applications, go_there: GoThere
) -> None:
    application = go_there(applications)
    application.looks.choose_scale(2.0)
    application.window.resize(SMALL)
    application.user.settle()
    assert cut_short(application.window) == []


def cut_short(window: QWidget) -> list[str]:
    """The words that have less room than they need, or stand on top of others."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]
    cut = [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]
    beside = [(one, other) for one, other in combinations(labels, 2) if one.parentWidget() is other.parentWidget()]
    return cut + [
        f"{one.text()} / {other.text()}" for one, other in beside if one.geometry().intersects(other.geometry())
    ]


def stops(window: QWidget) -> list[QWidget]:
    """Everything that Tab should reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def unnamed(window: QWidget) -> list[str]:
    """The controls that would be silent, or nothing in particular, to a screen reader."""
    found = []
    for widget in stops(window):
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name) if told else ""
        plain = {QAccessible.Role.NoRole, QAccessible.Role.Client}
        if not name.strip() or (told.role() in plain and not isinstance(widget, QScrollArea)):
            found.append(f"{type(widget).__name__} {name!r} {told.role() if told else None}")
    return found


def tab_through(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """What has the focus at each press of Tab, once round, beginning with what stands first; or of Shift and Tab."""
    every = stops(window)
    start = next((widget for widget in every if scrolls_in(widget) is None), every[0])
    start.setFocus()
    travelled = [start]
    while len(travelled) <= len(every):
        QTest.keyClick(travelled[-1], Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is start or now is None:
            break
        travelled.append(now)
    return travelled


def backwards(window: QWidget, travelled: list[QWidget]) -> list[str]:
    """The steps of Tab that go up, or to the left in a line. What scrolls is compared with what scrolls."""
    found = []
    for before, after in pairwise(travelled):
        if scrolls_in(before) is not scrolls_in(after):
            continue
        here, there = place(window, before), place(window, after)
        below = there.top() >= here.bottom() - A_LINE
        right = there.left() >= here.right() - A_LINE and there.bottom() > here.top()
        if not below and not right:
            found.append(f"{words(before)} → {words(after)}")
    return found


def place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def scrolls_in(widget: QWidget) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def words(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return f"{type(widget).__name__} {told.text(QAccessible.Text.Name) if told else ''}"
