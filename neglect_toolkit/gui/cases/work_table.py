"""The table of assessments: rows to read, filter and open. A model of plain rows, and how a status is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import TagKind
from neglect_toolkit.gui.widgets.row_table import read_along_lines

Index = QModelIndex | QPersistentModelIndex
_INKS: dict[TagKind, tuple[str, str]] = {
    "neutral": ("text", "raised"),
    "info": ("accent", "accent_surface"),
    "good": ("good", "good_surface"),
    "mixed": ("mixed", "mixed_surface"),
    "worry": ("worry", "worry_surface"),
    "unknown": ("unknown", "unknown_surface"),
    "danger": ("danger", "danger_surface"),
}
_EDGE = 3  # the frame about the table, as the style sheet draws it when it has the focus
_LEAST_EMS = 8  # of the two columns that may wrap
CHILD, TOOL, STATUS, EXPLORED, NEXT_STEP, SAVED = range(6)


@dataclass(frozen=True)
class WorkRow:
    """One assessment in words, ready to read."""

    id: str
    child: str
    tool: str
    status: str
    status_kind: TagKind
    explored: str
    next_step: str
    saved: str
    is_draft: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns: see `CHILD`, `TOOL` and so on."""
        return self.child, self.tool, self.status, self.explored, self.next_step, self.saved


class WorkModel(QAbstractTableModel):
    """Qt's model of the rows. It sorts and filters nothing: that is `_Filter`'s."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WorkRow, ...] = ()
        self._titles = (
            "Child",
            "Tool",
            "Status",
            "Explored",
            "Next step",
            "Saved",
        )

    def show_rows(self, rows: tuple[WorkRow, ...]) -> None:
        """A reset, after which no row is chosen: `WorkTable` chooses the same one again."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: int) -> WorkRow:
        """By its place here, which is not its place on the screen once the list is filtered."""
        return self._rows[index]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """A table has no rows below a row, so 0 there."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """A table has no columns below a row, so 0 there."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; read out with the name of their column."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles[index.column()]}: {words}"
            case Qt.ItemDataRole.UserRole:
                return row.status_kind
            case Qt.ItemDataRole.FontRole if index.column() == CHILD:
                return _bold()
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles, all on the left."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setBold(True)
    return font


class _Filter(QSortFilterProxyModel):
    """Rows that hold every word of the filter, in any column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def set_text(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Capitals make no difference."""
        del parent
        source = self.sourceModel()
        if not isinstance(source, WorkModel):
            return True
        told = " ".join(source.row(row).cells).casefold()
        return all(word in told for word in self._words)


class _Cell(QStyledItemDelegate):
    """Draws a status as a tag, and every row high enough to press."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """At least 44 pixels high, and room around the words."""
        within = QStyleOptionViewItem(option)
        within.rect.adjust(0, 0, -2 * theme.space.m, 0)
        size = super().sizeHint(within, index)
        return QSize(size.width() + 2 * theme.space.m, max(44, size.height() + 2 * theme.space.s))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leaves the words of the status to `paint`; no frame about the cell: the whole row is marked."""
        super().initStyleOption(option, index)
        if index.column() == STATUS:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, with the tag over it in the status column."""
        super().paint(painter, option, index)
        if index.column() != STATUS:
            return
        ink, paper = _INKS[index.data(Qt.ItemDataRole.UserRole)]
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        font = QFont(option.font)
        font.setPixelSize(theme.current().sizes.small)
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        metrics = painter.fontMetrics()
        rect = QRectF(option.rect)
        height = metrics.height() + theme.space.s
        width = min(metrics.horizontalAdvance(words) + 2 * theme.space.s + 2, rect.width() - theme.space.m)
        box = QRectF(rect.left() + theme.space.m, rect.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(ink), 1))
        painter.setBrush(theme.colour(paper))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class WorkTable(QTableView):
    """Arrow keys move, Enter or a double click opens, letters go to the filter."""

    open_wanted = Signal(str)  # the assessment's id
    chosen_changed = Signal()
    letter_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._filter = WorkModel(self), _Filter(self)
        self._filter.setSourceModel(self._model)
        self.setModel(self._filter)
        self.setItemDelegate(_Cell(self))
        read_along_lines(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column in (TOOL, NEXT_STEP):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Assessments")
        self.setAccessibleDescription("Arrow keys move, Enter opens, typing filters.")
        self.activated.connect(self._activated)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def show_rows(self, rows: tuple[WorkRow, ...]) -> None:
        """Shows these rows, with the same one chosen as before if it is still there."""
        before = self.chosen
        self._model.show_rows(rows)
        self._fit()
        self._choose(before.id if before else None)

    def set_filter(self, text: str) -> None:
        """Every one of these words must be in a row, in any column; what was chosen stays so if it is still there."""
        before = self.chosen
        self._filter.set_text(text)
        self._fit()
        self._choose(before.id if before else None)

    @property
    def shown(self) -> int:
        """After the filter."""
        return self._filter.rowCount()

    @property
    def chosen(self) -> WorkRow | None:
        """The row that stands out; None where there is none."""
        index = self.currentIndex()
        return self._model.row(self._filter.mapToSource(index).row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; a letter goes to the filter; everything else is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen is not None:
            self.open_wanted.emit(self.chosen.id)
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDS:
            self.letter_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower table may need higher lines."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """No higher than its lines, so that what can be done with them stands right below.

        Where it is narrow, the tool and the next step go on in a second line before anything must be scrolled to.
        """
        header = self.horizontalHeader()
        room = self.viewport().width() - header.length() + header.sectionSize(TOOL) + header.sectionSize(NEXT_STEP)
        tool = max(theme.em(_LEAST_EMS), min(self.sizeHintForColumn(TOOL), room - theme.em(_LEAST_EMS)))
        header.resizeSection(TOOL, tool)
        header.resizeSection(NEXT_STEP, max(theme.em(_LEAST_EMS), room - tool))
        lines = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        edges = 2 * _EDGE + theme.space.xs
        top = header.sizeHint().height()
        self.setMaximumHeight(top + lines + below + edges)
        self.setMinimumHeight(top + min(lines, theme.em(4)) + below + edges)

    def _choose(self, assessment_id: str | None) -> None:
        rows = range(self._filter.rowCount())
        wanted = next((row for row in rows if self._at(row).id == assessment_id), 0)
        if self._filter.rowCount():
            self.setCurrentIndex(self._filter.index(wanted, CHILD))
        self.chosen_changed.emit()

    def _at(self, row: int) -> WorkRow:
        return self._model.row(self._filter.mapToSource(self._filter.index(row, CHILD)).row())

    def _activated(self, index: QModelIndex) -> None:
        self.open_wanted.emit(self._at(index.row()).id)

    def _current_changed(self) -> None:
        self.chosen_changed.emit()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
