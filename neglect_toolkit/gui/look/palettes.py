"""The three sets of colours, by what each colour is for. Nothing else in the application names a colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Every colour by its role, as `#rrggbb`.

    Text on `canvas`, `surface` and `raised` (`text`, `muted`, `accent`, `good`, `mixed`, `worry`, `unknown`,
    `danger`) has a contrast of at least 4.5 : 1; `border_strong` at least 3 : 1. `on_focus` is text on `focus`.
    """

    name: str
    canvas: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    border_strong: str
    focus: str
    on_focus: str
    focus_surface: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_surface: str
    good: str
    mixed: str
    worry: str
    unknown: str
    danger: str
    on_danger: str
    danger_surface: str
    info_surface: str
    warn_surface: str
    good_surface: str
    mixed_surface: str
    worry_surface: str
    unknown_surface: str


LIGHT = Palette(
    name="light",
    canvas="#f2f5f7",
    surface="#ffffff",
    raised="#e9eef2",
    text="#10181f",
    muted="#48545f",
    border="#cdd5dc",
    border_strong="#6a7783",
    focus="#ffdd00",
    on_focus="#10181f",
    focus_surface="#fffbe0",
    accent="#0f5a78",
    accent_strong="#0a4159",
    on_accent="#ffffff",
    accent_surface="#dcebf2",
    good="#17653a",
    mixed="#835200",
    worry="#a5261d",
    unknown="#56507a",
    danger="#a5261d",
    on_danger="#ffffff",
    danger_surface="#fbe7e5",
    info_surface="#e4f0f6",
    warn_surface="#fdf3d6",
    good_surface="#e3f3e8",
    mixed_surface="#fbf0d3",
    worry_surface="#fbe7e5",
    unknown_surface="#ecebf4",
)

DARK = Palette(
    name="dark",
    canvas="#11171c",
    surface="#1a2127",
    raised="#252e36",
    text="#eef2f5",
    muted="#b6c1cb",
    border="#38434d",
    border_strong="#8593a0",
    focus="#ffdd00",
    on_focus="#10181f",
    focus_surface="#2f2c17",
    accent="#7cc4e4",
    accent_strong="#a9dbf1",
    on_accent="#0a2230",
    accent_surface="#173748",
    good="#86d6a1",
    mixed="#f0c465",
    worry="#ffa198",
    unknown="#c5c0ea",
    danger="#ffa198",
    on_danger="#330703",
    danger_surface="#40191a",
    info_surface="#153141",
    warn_surface="#38300f",
    good_surface="#143524",
    mixed_surface="#392f11",
    worry_surface="#40191a",
    unknown_surface="#2a2840",
)

HIGH_CONTRAST = Palette(
    name="high contrast",
    canvas="#000000",
    surface="#000000",
    raised="#1c1c1c",
    text="#ffffff",
    muted="#ffffff",
    border="#ffffff",
    border_strong="#ffffff",
    focus="#ffff00",
    on_focus="#000000",
    focus_surface="#262600",
    accent="#66e0ff",
    accent_strong="#b3f0ff",
    on_accent="#000000",
    accent_surface="#00323f",
    good="#7dff9e",
    mixed="#ffd83d",
    worry="#ff9c93",
    unknown="#d9d2ff",
    danger="#ff9c93",
    on_danger="#000000",
    danger_surface="#300000",
    info_surface="#001f29",
    warn_surface="#2b2500",
    good_surface="#002b10",
    mixed_surface="#2b2500",
    worry_surface="#300000",
    unknown_surface="#17122e",
)
