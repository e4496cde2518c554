"""A date in three boxes: day, month and year, as people write it. No calendar to click through."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.group import Group
from neglect_toolkit.gui.widgets.text import body
from neglect_toolkit.wording import dates


class DateField(Group):
    """Three boxes. `value` is the date, or None; `fault` says what is wrong with what stands there."""

    date_written = Signal()  # the user changed a box
    left = Signal()  # the focus moved out of all three boxes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._month, self._year = QLineEdit(), QLineEdit(), QLineEdit()
        self._labels: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.xs)
        boxes = ((self._day, "Day"), (self._month, "Month"), (self._year, "Year"))
        for column, (box, words) in enumerate(boxes):
            label = body(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            box.textEdited.connect(self._written)
            box.installEventFilter(self)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            self._labels.append(label)
        grid.setColumnStretch(3, 1)
        self.begin_at(self._day)
        self._size_boxes()

    def show_value(self, date: dt.date | None) -> None:
        """Shows a date, or empty boxes; leaves what says the same already as it is."""
        if date == self.value and (date is not None or self.is_empty):
            return
        for box, number in zip(self._boxes, self._parts(date), strict=True):
            box.setText(number)

    @property
    def is_empty(self) -> bool:
        """A space is nothing."""
        return not any(box.text().strip() for box in self._boxes)

    @property
    def value(self) -> dt.date | None:
        """The date; None where there is none, or where what is written is not one."""
        found = self._read()
        return found if isinstance(found, dt.date) else None

    def fault(self) -> str | None:
        """What is wrong, as a sentence to show above the boxes; None when it is a date or empty."""
        found = self._read()
        return found if isinstance(found, str) else None

    def describe(self, label: str, description: str) -> None:
        """Names each box for screen readers: "Date of birth: Day"."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        for box, words in zip(self._boxes, self._labels, strict=True):
            box.setAccessibleName(f"{label}: {words.text()}")
            box.setAccessibleDescription(description)

    def set_invalid(self, invalid: bool) -> None:
        """Marks all three boxes: a date is wrong as a whole."""
        for box in self._boxes:
            box.setProperty("invalid", invalid)
            theme.refresh(box)

    def set_editable(self, editable: bool) -> None:
        """False: the boxes stay readable and can be copied from."""
        for box in self._boxes:
            box.setReadOnly(not editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices that the focus leaves a box for something that is none of the three."""
        if event.type() == QEvent.Type.FocusOut and not any(box.hasFocus() for box in self._boxes):
            self.left.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size_boxes()

    @property
    def _boxes(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self._day, self._month, self._year

    @staticmethod
    def _parts(date: dt.date | None) -> tuple[str, str, str]:
        return (str(date.day), str(date.month), f"{date.year:04}") if date else ("", "", "")

    def _size_boxes(self) -> None:
        for box, ems in zip(self._boxes, (4.0, 5.0, 6.0), strict=True):
            box.setFixedWidth(theme.em(ems))

    def _written(self) -> None:
        self.date_written.emit()

    def _read(self) -> dt.date | str | None:
        day, month, year = (box.text().strip() for box in self._boxes)
        if not (day or month or year):
            return None
        missing = [words for text, words in ((day, "a day"), (month, "a month"), (year, "a year")) if not text]
        if missing:
            return "The date must include {missing}.".format(missing=" and ".join(missing))
        if not (year.isdecimal() and len(year) == 4):
            return "Enter the year with four figures, like 2018."
        number = _month_number(month)
        if number is None or not day.isdecimal():
            return "Enter a real date, like 27 3 2018."
        try:
            return dt.date(int(year), number, int(day))
        except ValueError:
            return "There is no such date. Check the day and the month."


def _month_number(text: str) -> int | None:
    """A month by its number or by (the beginning of) its English name."""
    if text.isdecimal():
        return int(text)
    return dates.month_number(text)
