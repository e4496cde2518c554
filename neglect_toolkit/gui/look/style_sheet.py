"""The one style sheet, written from a palette and the sizes of type. Only `theme` uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neglect_toolkit.gui.look.palettes import Palette
    from neglect_toolkit.gui.look.sizes import Sizes, Space

TARGET = 40
"""The least height of anything to press, in device-independent pixels."""


def style_sheet(colours: Palette, sizes: Sizes, space: Space) -> str:
    """The style sheet for these colours and sizes."""
    return "\n".join(
        (
            _text(colours, sizes),
            _surfaces(colours),
            _buttons(colours, sizes, space),
            _toggles(colours, sizes, space),
            _fields(colours, sizes, space),
            _tags_and_notices(colours, sizes, space),
            _lists_and_bars(colours, sizes, space),
        )
    )


def _text(colours: Palette, sizes: Sizes) -> str:
    return f"""
    QLabel {{ color: {colours.text}; font-size: {sizes.body}px; background: transparent; }}
    QLabel[role="h1"] {{ font-size: {sizes.h1}px; font-weight: 700; }}
    QLabel[role="h2"] {{ font-size: {sizes.h2}px; font-weight: 700; }}
    QLabel[role="h3"] {{ font-size: {sizes.h3}px; font-weight: 700; }}
    QLabel[role="lead"] {{ font-size: {sizes.lead}px; }}
    QLabel[role="strong"] {{ font-weight: 700; }}
    QLabel[role="product"] {{ font-size: {sizes.lead}px; font-weight: 700; }}
    QLabel[role="hint"], QLabel[role="muted"] {{ color: {colours.muted}; }}
    QLabel[role="small"] {{ color: {colours.muted}; font-size: {sizes.small}px; }}
    QLabel[role="quote"] {{ border-left: 3px solid {colours.border_strong}; padding-left: 10px; }}
    QLabel[role="error"] {{ color: {colours.danger}; font-weight: 700; }}
    QLabel:disabled {{ color: {colours.muted}; }}
    QToolTip {{ font-size: {sizes.small}px; color: {colours.text}; background: {colours.raised};
                border: 1px solid {colours.border_strong}; padding: 4px; }}
    """


def _surfaces(colours: Palette) -> str:
    return f"""
    QMainWindow, QWidget[role="page"] {{ background: {colours.canvas}; }}
    QWidget[role="plain"] {{ background: {colours.raised}; }}
    QWidget[role="card"] {{ background: {colours.surface}; border: 1px solid {colours.border}; border-radius: 6px; }}
    QWidget[role="panel"] {{ background: {colours.surface}; border: none; }}
    QFrame[role="pinned"] {{ background: {colours.surface}; border: none; border-top: 1px solid {colours.border}; }}
    QWidget[role="header"] {{ background: {colours.surface}; border: none;
                              border-bottom: 1px solid {colours.border}; }}
    QWidget[role="nav"] {{ background: {colours.canvas}; border: none; border-bottom: 1px solid {colours.border}; }}
    QWidget[role="footer"] {{ background: {colours.surface}; border: none; border-top: 1px solid {colours.border}; }}
    QFrame[role="rule"] {{ background: {colours.border}; border: none; min-height: 1px; max-height: 1px; }}
    QWidget[role="field-group"] {{ background: transparent; border: none; }}
    QWidget[role="field-group-error"] {{ background: transparent; border: none;
        border-left: 4px solid {colours.danger}; }}
    QScrollArea {{ background: transparent; border: none; }}
    QScrollArea[role="reading"] {{ border: 3px solid transparent; }}
    QScrollArea[role="reading"]:focus {{ border: 3px solid {colours.text}; }}
    QScrollArea > QWidget > QWidget[role="page"] {{ background: {colours.canvas}; }}
    """


def _buttons(colours: Palette, sizes: Sizes, space: Space) -> str:
    inner = TARGET - 2 * space.s - 2
    return f"""
    QPushButton, QToolButton {{
        color: {colours.text}; background: {colours.surface}; border: 1px solid {colours.border_strong};
        border-radius: 5px; padding: {space.s}px {space.m + 2}px; min-height: {inner}px;
        font-size: {sizes.body}px; }}
    QPushButton, QToolButton {{ icon-size: {sizes.lead}px; }}
    QPushButton:hover, QToolButton:hover {{ background: {colours.raised}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {colours.border}; }}
    QPushButton[role="primary"] {{ background: {colours.accent}; color: {colours.on_accent};
        border: 1px solid {colours.accent}; font-weight: 700; padding: {space.s}px {space.l}px; }}
    QPushButton[role="primary"]:hover {{ background: {colours.accent_strong}; border-color: {colours.accent_strong}; }}
    QPushButton[role="danger"] {{ background: {colours.danger}; color: {colours.on_danger};
        border: 1px solid {colours.danger}; font-weight: 700; }}
    QPushButton[role="quiet"], QToolButton[role="quiet"] {{
        background: transparent; border: 1px solid transparent; color: {colours.text};
        padding: {space.s}px {space.m}px; }}
    QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {colours.raised}; }}
    QPushButton[role="place"] {{ background: transparent; border: none; border-bottom: 4px solid transparent;
        border-radius: 0px; color: {colours.text}; padding: {space.s}px {space.m}px {space.s - 3}px {space.m}px; }}
    QPushButton[role="place"]:hover {{ background: {colours.raised}; }}
    QPushButton[role="place"]:checked {{ border-bottom: 4px solid {colours.accent}; font-weight: 700; }}
    QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {colours.accent};
        text-decoration: underline; text-align: left; padding: {space.s}px {space.xs}px; }}
    QPushButton[role="link"]:hover {{ color: {colours.accent_strong}; }}
    QPushButton:disabled, QToolButton:disabled {{
        color: {colours.muted}; background: {colours.raised}; border: 1px dashed {colours.border_strong}; }}
    QPushButton:focus, QToolButton:focus, QPushButton[role="primary"]:focus, QPushButton[role="danger"]:focus,
    QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus, QPushButton[role="link"]:focus {{
        background: {colours.focus_surface}; color: {colours.text}; border: 3px solid {colours.text};
        padding: {space.s - 2}px {space.m - 2}px; outline: none; }}
    QPushButton[role="primary"]:focus {{ background: {colours.accent}; color: {colours.on_accent};
        border: 3px solid {colours.focus}; padding: {space.s - 2}px {space.l - 2}px; }}
    QPushButton[role="danger"]:focus {{ background: {colours.danger}; color: {colours.on_danger};
        border: 3px solid {colours.focus}; }}
    QPushButton[role="link"]:focus {{ color: {colours.text}; padding: {space.s - 2}px {space.xs}px; }}
    QToolButton::menu-indicator, QPushButton::menu-indicator {{ width: 0px; image: none; }}
    """


def _toggles(colours: Palette, sizes: Sizes, space: Space) -> str:
    inner = TARGET - 2 * space.s - 4
    kinds = {
        "toggle": (colours.accent, colours.accent_surface),
        "segment": (colours.accent, colours.accent_surface),
        "chip": (colours.accent, colours.accent_surface),
        "rating-good": (colours.good, colours.good_surface),
        "rating-mixed": (colours.mixed, colours.mixed_surface),
        "rating-worry": (colours.worry, colours.worry_surface),
        "rating-unknown": (colours.unknown, colours.unknown_surface),
    }
    names = [f'QAbstractButton[role="{kind}"]' for kind in kinds]
    base = ", ".join(names)
    focused = ", ".join(f"{name}:focus" for name in names)
    checked = "\n".join(
        f'QAbstractButton[role="{kind}"]:checked {{ background: {surface}; color: {colours.text}; '
        f"border: 3px solid {edge}; font-weight: 700; }}"
        for kind, (edge, surface) in kinds.items()
    )
    return f"""
    {base} {{ background: {colours.surface}; color: {colours.text}; border: 2px solid {colours.border};
        border-radius: 5px; padding: {space.s}px {space.m}px; min-height: {inner}px; font-size: {sizes.body}px; }}
    QAbstractButton[role="chip"] {{ border-radius: {TARGET // 2}px; }}
    QAbstractButton[role="segment"], QAbstractButton[role="toggle"], QAbstractButton[role="chip"] {{
        border-color: {colours.border_strong}; border-width: 1px; padding: {space.s + 1}px {space.m + 1}px; }}
    {", ".join(f"{name}:hover" for name in names)} {{ background: {colours.raised}; }}
    {checked}
    QAbstractButton[role="segment"]:checked, QAbstractButton[role="toggle"]:checked,
    QAbstractButton[role="chip"]:checked {{ padding: {space.s}px {space.m}px; }}
    {focused} {{ border: 3px solid {colours.text}; padding: {space.s - 1}px {space.m - 1}px; outline: none; }}
    """


def _fields(colours: Palette, sizes: Sizes, space: Space) -> str:
    return f"""
    QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox {{
        color: {colours.text}; background: {colours.surface}; border: 1px solid {colours.border_strong};
        border-radius: 4px; padding: {space.s}px {space.s + 2}px; font-size: {sizes.body}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QLineEdit, QComboBox, QSpinBox {{ min-height: {TARGET - 2 * space.s - 2}px; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
        background: {colours.focus_surface}; border: 3px solid {colours.text};
        padding: {space.s - 2}px {space.s}px; }}
    QLineEdit[invalid="true"], QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{
        border: 2px solid {colours.danger}; padding: {space.s - 1}px {space.s + 1}px; }}
    QLineEdit[invalid="true"]:focus {{ border: 3px solid {colours.danger}; padding: {space.s - 2}px {space.s}px; }}
    QLineEdit:read-only, QTextEdit[readOnly="true"] {{ background: {colours.raised}; }}
    QComboBox::drop-down {{ border: none; width: {TARGET - 8}px; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox QAbstractItemView {{ background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.border_strong}; margin: 0; outline: none; }}
    QComboBox QAbstractItemView::item {{ min-height: {TARGET - 8}px; padding: 0 {space.s}px; }}
    """


def _tags_and_notices(colours: Palette, sizes: Sizes, space: Space) -> str:
    tags = {
        "neutral": (colours.text, colours.raised),
        "info": (colours.accent, colours.accent_surface),
        "good": (colours.good, colours.good_surface),
        "mixed": (colours.mixed, colours.mixed_surface),
        "worry": (colours.worry, colours.worry_surface),
        "unknown": (colours.unknown, colours.unknown_surface),
        "danger": (colours.danger, colours.danger_surface),
    }
    notices = {
        "info": (colours.accent, colours.info_surface),
        "warn": (colours.mixed, colours.warn_surface),
        "good": (colours.good, colours.good_surface),
        "danger": (colours.danger, colours.danger_surface),
    }
    tag_rules = "\n".join(
        f'QLabel[role="tag-{kind}"] {{ color: {ink}; background: {paper}; border: 1px solid {ink}; '
        f"border-radius: 4px; padding: 2px {space.s}px; font-size: {sizes.small}px; font-weight: 700; }}"
        for kind, (ink, paper) in tags.items()
    )
    notice_rules = "\n".join(
        f'QWidget[role="notice-{kind}"] {{ background: {paper}; border: 1px solid {ink}; '
        f"border-left: 6px solid {ink}; border-radius: 4px; }}"
        for kind, (ink, paper) in notices.items()
    )
    return f"{tag_rules}\n{notice_rules}"


def _lists_and_bars(colours: Palette, sizes: Sizes, space: Space) -> str:
    return f"""
    QListView, QTableView, QTreeView {{ background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.border}; margin: 2px; border-radius: 6px; outline: none;
        font-size: {sizes.body}px; gridline-color: {colours.border}; alternate-background-color: {colours.surface};
        selection-background-color: {colours.accent_surface}; selection-color: {colours.text}; }}
    QListView:focus, QTableView:focus, QTreeView:focus {{ border: 3px solid {colours.text}; margin: 0; }}
    QTableView::item {{ padding-left: {space.m}px; padding-right: {space.s}px; border: none; }}
    QHeaderView {{ background: {colours.surface}; border: none; }}
    QHeaderView::section {{ background: {colours.surface}; color: {colours.muted}; border: none;
        border-bottom: 2px solid {colours.border_strong}; padding: {space.s}px {space.m}px;
        font-size: {sizes.small}px; font-weight: 700; text-align: left; }}
    QMenu {{ background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.border_strong};
        padding: {space.xs}px; font-size: {sizes.body}px; }}
    QMenu::item {{ padding: {space.s}px {space.l}px; min-height: 24px; border-radius: 3px; }}
    QMenu::item:selected {{ background: {colours.focus}; color: {colours.on_focus}; }}
    QMenu::item:disabled {{ color: {colours.muted}; }}
    QMenu::separator {{ height: 1px; background: {colours.border}; margin: {space.xs}px; }}
    QProgressBar {{ background: {colours.raised}; color: {colours.text}; border: 1px solid {colours.border_strong};
        border-radius: 4px; min-height: 12px; max-height: 12px; text-align: center; }}
    QProgressBar::chunk {{ background: {colours.accent}; border-radius: 3px; }}
    QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
    QScrollBar::handle {{ background: {colours.border_strong}; border-radius: 4px; margin: 3px;
        min-height: 36px; min-width: 36px; }}
    QScrollBar::handle:hover {{ background: {colours.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {colours.border}; }}
    """
