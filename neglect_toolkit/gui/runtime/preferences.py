"""How the user likes the window to look and which forms to use, kept in a small file.

Nothing about a child is ever in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

FILE_NAME = "look.ini"
THEMES = ("system", "light", "dark", "high contrast")
IDLE_MINUTES = (2, 5, 10, 15, 30)


@dataclass(frozen=True)
class Preferences:
    """`theme` is one of `THEMES`; `text_scale` 1.0 to 2.0; after `idle_minutes` the window locks.

    `forms_folder` is a partnership's own, used before the bundled forms; empty where there is none.
    """

    theme: str = "system"
    text_scale: float = 1.0
    idle_minutes: int = 10
    width: int = 1240
    height: int = 780
    maximised: bool = False
    forms_folder: str = ""


class PreferenceFile:
    """Reads and keeps the preferences in one folder. What cannot be read or kept is left at its default."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> Preferences:
        """What was kept, each value put right where somebody edited it into nonsense."""
        if not self._path.is_file():
            return Preferences()
        kept = self._open()
        plain = Preferences()
        theme = str(kept.value("theme", plain.theme))
        return Preferences(
            theme=theme if theme in THEMES else plain.theme,
            text_scale=min(2.0, max(1.0, _number(kept.value("text_scale"), plain.text_scale))),
            idle_minutes=int(min(60, max(1, _number(kept.value("idle_minutes"), plain.idle_minutes)))),
            width=int(min(10_000, max(640, _number(kept.value("width"), plain.width)))),
            height=int(min(10_000, max(480, _number(kept.value("height"), plain.height)))),
            maximised=str(kept.value("maximised", "false")).lower() == "true",
            forms_folder=str(kept.value("forms_folder", "")),
        )

    def keep(self, preferences: Preferences) -> None:
        """Keeps them. Where the folder is not there yet or cannot be written to, they last until the window closes."""
        if not self._path.parent.is_dir():
            return
        kept = self._open()
        kept.setValue("theme", preferences.theme)
        kept.setValue("text_scale", preferences.text_scale)
        kept.setValue("idle_minutes", preferences.idle_minutes)
        kept.setValue("width", preferences.width)
        kept.setValue("height", preferences.height)
        kept.setValue("maximised", preferences.maximised)
        kept.setValue("forms_folder", preferences.forms_folder)
        kept.sync()

    def _open(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)


def _number(value: object, otherwise: float) -> float:
    try:
        return float(str(value))
    except ValueError:
        return otherwise
