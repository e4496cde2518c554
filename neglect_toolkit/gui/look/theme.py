"""How everything looks: colours by role, spaces, sizes of type, and the one style sheet made from them.

A widget gets its look only by `style(widget, "role")`. No page names a colour, a font or a size in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from neglect_toolkit import paths
from neglect_toolkit.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from neglect_toolkit.gui.look.sizes import Sizes, Space
from neglect_toolkit.gui.look.style_sheet import style_sheet

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "Look", "Palette", "Sizes", "Space", "apply", "current", "style"]

SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)

_KINDS = ("neutral", "info", "good", "mixed", "worry", "unknown", "danger")
ROLES = frozenset(
    {
        *("h1", "h2", "h3", "body", "lead", "hint", "small", "muted", "strong", "quote", "product", "error"),
        *("primary", "secondary", "quiet", "danger", "link", "place", "toggle", "segment", "chip"),
        *("rating-good", "rating-mixed", "rating-worry", "rating-unknown"),
        *(f"tag-{kind}" for kind in _KINDS),
        *(f"notice-{kind}" for kind in ("info", "warn", "good", "danger")),
        *(
            "card",
            "panel",
            "pinned",
            "header",
            "nav",
            "footer",
            "rule",
            "page",
            "plain",
            "field-group",
            "field-group-error",
            "field",
            "reading",
        ),
    }
)
_PAINTED = frozenset(
    {"card", "panel", "pinned", "header", "nav", "footer", "page", "plain", "field-group", "field-group-error"}
)


@dataclass(frozen=True)
class Look:
    """What is on screen now: the colours, the text size (1.0 is 100 %), and the sizes of type that follow."""

    palette: Palette = LIGHT
    scale: float = 1.0
    family: str = ""

    @cached_property
    def sizes(self) -> Sizes:
        """In device-independent pixels, rounded. Every painting and measuring asks for them."""
        return Sizes().scaled(self.scale)


space = Space()


_PLAIN = Look()
_APPLIED: WeakKeyDictionary[QCoreApplication, Look] = WeakKeyDictionary()
"""The look of the application, which lives and dies with it."""


def current() -> Look:
    """The look last applied; the plain light one before that."""
    app = QApplication.instance()
    return _APPLIED.get(app, _PLAIN) if app is not None else _PLAIN


def colour(role: str) -> QColor:
    """The present colour of a role of the palette: `colour("accent")`."""
    return QColor(getattr(current().palette, role))


def em(count: float) -> int:
    """A width of so many ems of body text, in pixels; it grows with the text."""
    return round(count * current().sizes.body)


def apply(app: QApplication, palette: Palette, text_scale: float) -> None:
    """Gives the whole application these colours and this text size (1.0 to 2.0). Slow where they change."""
    look = Look(palette, text_scale, current().family or _load_fonts())
    if look == current() and app.styleSheet():
        return
    _APPLIED[app] = look
    font = QFont(look.family) if look.family else QFont(app.font())
    font.setPixelSize(look.sizes.body)
    app.setFont(font)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(style_sheet(palette, look.sizes, space))


def style(widget: QWidget, role: str) -> None:
    """Gives one widget the look of a role (see `ROLES`).

    Raises:
        ValueError: there is no such role; a misspelt one would otherwise go unnoticed.
    """
    if role not in ROLES:
        raise ValueError(f"there is no role {role!r} in the theme")
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if role in _PAINTED or role.startswith("notice-"):
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    refresh(widget)


def refresh(widget: QWidget) -> None:
    """Draws one widget anew after a property that the style sheet looks at has changed."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def palette_for(name: str, app: QApplication) -> Palette:
    """The palette the user chose; for "system" the one that the system asks for."""
    chosen = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}.get(name)
    if chosen is not None:
        return chosen
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def next_scale(scale: float, step: int) -> float:
    """The text size one step larger (1) or smaller (-1), within 100 % and 200 %."""
    nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - scale))
    return SCALES[max(0, min(len(SCALES) - 1, nearest + step))]


def _load_fonts() -> str:
    """Loads the bundled typeface and gives its family; nothing where it is not there: the system's own serves."""
    family = ""
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        file = paths.resource("fonts", name)
        if file.is_file():
            number = QFontDatabase.addApplicationFont(str(file))
            families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
            family = family or (families[0] if families else "")
    return family


def _qt_palette(colours: Palette) -> QPalette:
    """Qt's own palette, for what the style sheet does not reach: menus, placeholders, selections, tool tips."""
    roles = QPalette.ColorRole
    named = {
        roles.Window: colours.canvas,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.raised,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.danger,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.PlaceholderText: colours.muted,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.Accent: colours.accent,
    }
    made = QPalette()
    for role, value in named.items():
        made.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.border_strong))
    return made
