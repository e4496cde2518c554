"""What makes pages, and needs of the shell: what is unlocked, and to go somewhere and come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from neglect_toolkit.gui.window.screen import Screen

if TYPE_CHECKING:
    from neglect_toolkit.gui.runtime.prompts import Prompts
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call

Route = Callable[[], Screen]


class Way(Protocol):
    """The shell, as far as these pages know it."""

    @property
    def work(self) -> Casework:
        """The unlocked casework."""

    @property
    def prompts(self) -> Prompts:
        """What asks for files and folders."""

    def go(self, route: Route) -> None:
        """Saves what is on screen and shows another page, from which "Back" returns here."""

    def back(self) -> None:
        """Saves what is on screen and shows the page before."""

    def calls(self, area: str | None) -> tuple[Call, ...]:
        """Whom to call in an area; where the contacts cannot be read, none, and it is said above the page."""

    def home(self) -> None:
        """Saves what is on screen and shows where somebody begins."""
