"""What the window needs to know of a page, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def _nothing() -> None:
    """Most pages have nothing to save: what they show is kept already."""


@dataclass(frozen=True)
class Screen:
    """One page with the presenter behind it, ready to be shown.

    Attributes:
        page: what is shown.
        title: what the page is called, for the window's title and screen readers; never a child's name.
        presenter: lives and dies with the page.
        save_now: keeps what is on screen at once; called before the page is left, locked or closed.
        goes_back: whether the header offers "Back".
    """

    page: QWidget
    title: str
    presenter: QObject | None = None
    save_now: Callable[[], None] = field(default=_nothing)
    goes_back: bool = True
