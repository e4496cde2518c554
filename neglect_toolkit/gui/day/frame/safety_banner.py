"""Above everything: the safety checks answered yes about which nothing has been recorded as done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import ItemWanted
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Notice
from neglect_toolkit.model.policy import EMERGENCY
from neglect_toolkit.model.words import Urgency
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.contacts import certainty

_SHOWN_WHOLE = 1


class SafetyBanner(QWidget):
    """One notice for all of them. In the room it says how many, and not which."""

    happened = Signal(object)  # events.ItemWanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        self.notice: Notice | None = None
        self._says: tuple[object, ...] = ()
        self._said: tuple[object, ...] = ()
        self._compact = False
        self.hide()

    def make_compact(self, compact: bool) -> None:
        """Leaves out what to do where the window is so low that the page below would not be seen; it stands there."""
        self._compact = compact

    def show_state(self, state: DayState) -> None:
        """Shows what still has to be acted on, or nothing; speaks when it changes."""
        flags = state.open_flags()
        says = (state.in_the_room, self._compact, *((flag.item, flag.urgency) for flag in flags))
        if not flags:
            self.hide()
            self._says = self._said = ()
            return
        if says == self._says:
            return
        self._says = says
        now = any(flag.urgency is Urgency.NOW for flag in flags)
        title = labels.urgency(Urgency.NOW if now else Urgency.TODAY)
        text = "" if self._compact else self._text(state)
        if self._compact:
            title = f"{title}: {len(flags)} answered yes"
        actions = [("Say what was done", partial(self._go, flags[0].item))]
        if self.notice is None:
            self.notice = Notice("danger", title)
            self._layout.addWidget(self.notice)
        speaks = says[2:] != self._said
        self._said = says[2:]
        self.notice.show_message("danger", title, text, actions, speak=speaks)
        self.show()

    def _text(self, state: DayState) -> str:
        flags = state.open_flags()
        count = f"Safety checks answered yes, with nothing recorded as done: {len(flags)}."
        if state.in_the_room or len(flags) > _SHOWN_WHOLE:
            return count
        call = _whom_to_call(state, flags[0].urgency)
        return f"{state.question(flags[0].item)} {state.to_do(flags[0])} {call}".strip()

    def _go(self, item: str, _checked: bool = False) -> None:
        self.happened.emit(ItemWanted(item))


def _whom_to_call(state: DayState, urgency: Urgency) -> str:
    """The number to ring first: 999 for what cannot wait, the first local one for today; nothing where it is unset."""
    for call in state.calls:
        is_999 = call.contact.id == EMERGENCY
        if call.contact.telephone and is_999 is (urgency is Urgency.NOW):
            said = f"{call.contact.title}: {call.contact.telephone}."
            return f"{said} {certainty(call.contact, call.standing)}".strip()
    return ""
