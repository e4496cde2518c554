"""The look: colours that can be read, roles that exist, sizes that grow."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette
from neglect_toolkit.gui.look.style_sheet import style_sheet

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda palette: palette.name)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2: 1 to 21."""

    def luminance(colour: str) -> float:
        found = QColor(colour)
        parts = (found.redF(), found.greenF(), found.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@PALETTES
def test_every_text_can_be_read_on_every_ground(palette: Palette):
    inks = ("text", "muted", "accent", "good", "mixed", "worry", "unknown", "danger")
    grounds = ("canvas", "surface", "raised")
    for ink, ground in itertools.product(inks, grounds):
        assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5, (ink, ground)


@PALETTES
def test_text_can_be_read_on_the_coloured_grounds_it_is_used_on(palette: Palette):
    pairs = [
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("on_danger", "danger"),
        ("on_focus", "focus"),
        ("text", "focus_surface"),
        ("accent", "accent_surface"),
        *((kind, f"{kind}_surface") for kind in ("good", "mixed", "worry", "unknown", "danger")),
        *(("text", f"{kind}_surface") for kind in ("info", "warn", "good", "danger", "accent")),
    ]
    for ink, ground in pairs:
        assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5, (ink, ground)


@PALETTES
def test_the_edge_of_a_field_can_be_seen(palette: Palette):
    for ground in (palette.canvas, palette.surface):
        assert contrast(palette.border_strong, ground) >= 3


@PALETTES
def test_the_style_sheet_names_only_colours_of_the_palette(palette: Palette):
    allowed = {getattr(palette, field.name) for field in fields(palette)}
    sheet = style_sheet(palette, theme.Sizes(), theme.space)
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= allowed


def test_a_misspelt_role_is_refused(qapp: QApplication):
    with pytest.raises(ValueError, match="heading"):
        theme.style(QLabel(), "heading")


def test_text_at_200_percent_is_twice_as_large(qapp: QApplication):
    small = QLabel("x")
    theme.style(small, "h1")
    small.ensurePolished()
    before = small.fontInfo().pixelSize()
    theme.apply(qapp, LIGHT, 2.0)
    small.ensurePolished()
    assert small.fontInfo().pixelSize() == 2 * before
    assert theme.em(10) == 2 * 10 * theme.Sizes().body


@pytest.mark.parametrize(("scale", "step", "expected"), [(1.0, 1, 1.15), (1.0, -1, 1.0), (2.0, 1, 2.0), (1.4, 1, 1.5)])
def test_text_grows_in_steps_between_100_and_200_percent(scale: float, step: int, expected: float):
    assert theme.next_scale(scale, step) == expected


def test_the_colours_in_use_follow_the_palette(qapp: QApplication):
    theme.apply(qapp, DARK, 1.0)
    assert theme.colour("text") == QColor(DARK.text)
    assert theme.palette_for("high contrast", qapp) is HIGH_CONTRAST
