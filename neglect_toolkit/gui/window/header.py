"""The bar at the top of the window: the product's name, and the few things that can be done anywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, IconMark, icon
from neglect_toolkit.gui.runtime.preferences import THEMES
from neglect_toolkit.gui.runtime.shortcuts import HELP_KEY, HIDE_KEY, LARGER_KEYS, LOCK_KEY, SMALLER_KEY, back_key
from neglect_toolkit.gui.widgets import body, quiet_button

_MARK_EMS = 1.6


class WindowHeader(QFrame):
    """Says what was pressed; the window and the shell do it."""

    back_pressed = Signal()
    hide_pressed = Signal()
    lock_pressed = Signal()
    theme_chosen = Signal(str)  # one of preferences.THEMES
    larger_pressed = Signal()
    smaller_pressed = Signal()
    settings_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "header")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.m, theme.space.xs, theme.space.m, theme.space.xs)
        row.setSpacing(theme.space.s)
        self.back = self._button("Back", Icon.BACK, back_key().toString(), "Goes back to the page before.")
        self.back.clicked.connect(self.back_pressed)
        self.hide_all = self._button(
            f"Hide ({HIDE_KEY})",
            Icon.HIDE,
            "",
            f"Hides everything at once. {HIDE_KEY} hides and shows again.",
        )
        self.hide_all.clicked.connect(self.hide_pressed)
        self.lock = self._button(
            "Lock", Icon.LOCK, LOCK_KEY, "Saves, and asks for the passphrase before anything shows."
        )
        self.lock.clicked.connect(self.lock_pressed)
        self.menu_button = self._button("Menu", Icon.DOWN, "", "Look, text size, settings and help.")
        self.menu_button.setMenu(self._menu())
        self._product = body("Neglect Toolkit")
        theme.style(self._product, "product")
        self._product.setWordWrap(False)
        row.addWidget(self.back)
        row.addWidget(IconMark(Icon.SUN, "accent", _MARK_EMS))
        row.addWidget(self._product)
        row.addStretch(1)
        for widget in (self.hide_all, self.lock, self.menu_button):
            row.addWidget(widget)

    def show_state(self, *, goes_back: bool, unlocked: bool) -> None:
        """Shows only what can be done now."""
        self.back.setVisible(goes_back)
        self.lock.setVisible(unlocked)
        self._settings.setVisible(unlocked)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow and the text large, the name of the product goes first."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "menu_button"):
            self._make_room()

    def _make_room(self) -> None:
        buttons = (self.back, self.hide_all, self.lock, self.menu_button)
        shown = [button.sizeHint().width() for button in buttons if not button.isHidden()]
        words = self._product.sizeHint().width() + theme.em(_MARK_EMS)
        gaps = theme.space.s * (len(shown) + 2) + 2 * theme.space.m
        self._product.setVisible(sum(shown) + words + gaps <= self.width())

    def show_theme(self, name: str) -> None:
        """Marks the chosen look in the menu."""
        self._themes[name].setChecked(True)

    def _button(self, words: str, picture: Icon, key: str, says: str) -> QPushButton:
        button = quiet_button(words)
        button.setIcon(icon(picture))
        described = says + (" " + f"Key: {key}." if key else "")
        button.setToolTip(described)
        button.setAccessibleDescription(described)
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        words = {
            "system": "Same as the computer",
            "light": "Light",
            "dark": "Dark",
            "high contrast": "High contrast",
        }
        looks = menu.addMenu("&Look")
        group = QActionGroup(self)
        self._themes: dict[str, QAction] = {}
        for name in THEMES:
            action = looks.addAction(words[name])
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            self._themes[name] = action
        group.triggered.connect(self._theme_triggered)
        self._add(menu, "Lar&ger text", self.larger_pressed, LARGER_KEYS[0])
        self._add(menu, "S&maller text", self.smaller_pressed, SMALLER_KEY)
        menu.addSeparator()
        self._settings = self._add(menu, "&Settings and my details", self.settings_pressed, "")
        self._add(menu, "&Help, and what this program does not do", self.help_pressed, HELP_KEY)
        return menu

    def _add(self, menu: QMenu, words: str, pressed: SignalInstance, key: str) -> QAction:
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(pressed)
        return action

    def _theme_triggered(self, action: QAction) -> None:
        self.theme_chosen.emit(str(action.data()))
