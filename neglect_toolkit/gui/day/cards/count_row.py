"""What was counted and not guessed: so many missed, or kept, of so many; or per cent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, FlowLayout, ShortText, hint
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.model.assessment import LONGEST_COUNTED, MOST_COUNTED, Count
from neglect_toolkit.wording.found import counted

_MISSED, _KEPT = "missed", "kept"
_PER_CENT = "per cent"


class CountRow(QWidget):
    """Shows a count and says when the person has made a whole one, or taken it away.

    What is half written stays where it is and says what is missing; nothing is made of it.
    """

    counted = Signal(object, bool)  # Count | None, and whether it is still being typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Was it counted?")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.s)
        self.way = OneOf("What was counted?", [(_MISSED, "Missed"), (_KEPT, "Kept")])
        self.way.chosen.connect(lambda _value: self._changed(typed=False))
        self.number, self.of, self.what = ShortText(5), ShortText(6), ShortText(16)
        layout.addWidget(self.way)
        self._numbers = QWidget(self)
        flow = FlowLayout(self._numbers, theme.space.m)
        for label, says, editor in (
            ("How many?", "", self.number),
            ("Of how many?", f"A number, or “{_PER_CENT}”.", self.of),
            ("Of what?", "Visits, school sessions, days.", self.what),
        ):
            flow.addWidget(Field(label, says, editor))
            editor.text_written.connect(lambda _text: self._changed(typed=True))
        self.what.setMaxLength(LONGEST_COUNTED)
        layout.addWidget(self._numbers)
        self._fault = hint("")
        theme.style(self._fault, "error")
        layout.addWidget(self._fault)
        self._shown: Count | None = None
        self._settle()

    def show_value(self, count: Count | None) -> None:
        """Shows a count; leaves alone what somebody is writing."""
        if count == self._shown or any(one.hasFocus() for one in (self.number, self.of, self.what)):
            return
        self._shown = count
        if count is None:
            self.way.show_value(None)
            for editor in (self.number, self.of, self.what):
                editor.show_value(None)
        else:
            self.way.show_value(_MISSED if count.missed is not None else _KEPT)
            self.number.show_value(str(count.missed if count.missed is not None else count.kept))
            self.of.show_value(_PER_CENT if count.of == "percent" else str(count.of))
            self.what.show_value(count.what)
        self._settle()

    @property
    def fault(self) -> str:
        """What is still missing or wrong, in a sentence; empty where it is whole or nothing is there."""
        if self.way.value is None or not self._begun:
            return ""
        number, of = _number(self.number.text()), _of(self.of.text())
        before = f"“{counted(self._shown)}” stays" if self._shown else "this count is not kept"
        if number is None or of is None:
            return f"Write how many, and of how many, as whole numbers. Until then {before}."
        if number > (100 if isinstance(of, str) else of):
            return f"{number} is more than there were. Correct one of the two; until then {before}."
        return ""

    @property
    def _begun(self) -> bool:
        return bool(self.number.text().strip() or self.of.text().strip())

    @property
    def value(self) -> Count | None:
        """The count, where it is whole."""
        number, of = _number(self.number.text()), _of(self.of.text())
        if self.way.value is None or self.fault or number is None or of is None:
            return None
        what = self.what.text().strip() or None
        return Count.model_validate({self.way.value: number, "of": of, "what": what})

    def _changed(self, *, typed: bool) -> None:
        self._settle()
        if self.fault:
            return  # what was kept before stays until there is a whole one
        if self.value != self._shown:
            self._shown = self.value
            self.counted.emit(self.value, typed)

    def _settle(self) -> None:
        show_if(self.way.value is not None, self._numbers)
        fault = self.fault
        if fault != self._fault.text():
            self._fault.setText(fault)
            for editor in (self.number, self.of):
                editor.setProperty("invalid", bool(fault))
                editor.setAccessibleDescription(fault)
        show_if(bool(fault), self._fault)


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 and int(text) <= MOST_COUNTED else None


def _of(text: str) -> int | str | None:
    said = text.strip().casefold()
    if said in {"%", "percent", _PER_CENT}:
        return "percent"
    return _number(said) or None
