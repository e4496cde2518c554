"""How an item is for the child: three large buttons that each say what they mean, and why there may be no rating."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import FlowLayout, body, link_button, marks
from neglect_toolkit.gui.widgets.keys import OneStop
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, RadioTile, TileWords
from neglect_toolkit.model.tool import Describes, spoken
from neglect_toolkit.model.words import Rating
from neglect_toolkit.wording import labels

RATINGS = (Rating.GOING_WELL, Rating.MIXED, Rating.WORRY)
REASONS = (Rating.NOT_KNOWN, Rating.DECLINED, Rating.NOT_APPLICABLE)
KEYS = {str(number): rating for number, rating in enumerate(RATINGS, 1)}
_ROLES = {Rating.GOING_WELL: "rating-good", Rating.MIXED: "rating-mixed", Rating.WORRY: "rating-worry"}
_EMS_EACH = 11.5


class RatingRow(QWidget):
    """Shows a rating, or the reason for none; says what the user chose."""

    chosen = Signal(object)  # Rating | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.s)
        across = AcrossOrDown(_EMS_EACH, columns=3)
        self._tiles: dict[Rating, RadioTile] = {}
        for number, rating in enumerate(RATINGS, 1):
            icon, ink = marks.RATING_MARKS[rating]
            words = TileWords(labels.rating(rating), "", str(number), icon, ink)
            self._tiles[rating] = RadioTile(rating.value, words, _ROLES[rating], self)
            across.addWidget(self._tiles[rating])
        layout.addLayout(across)
        self._reasons(layout)
        for tile in self._tiles.values():
            tile.clicked.connect(self._pressed)
        self._stop = OneStop(list(self._tiles.values()), self)
        self._settle()

    def _settle(self) -> None:
        """The focus begins at what is chosen, and at the first tile where nothing is."""
        self._stop.settle()
        self.setFocusProxy(self._tiles[self.value or Rating.GOING_WELL])

    def _reasons(self, layout: QVBoxLayout) -> None:
        """Adds why there may be no rating, in one line where there is room."""
        flow = FlowLayout(spacing=theme.space.s)
        label = body("No rating:")
        theme.style(label, "muted")
        label.setWordWrap(False)
        flow.addWidget(label)
        for reason in REASONS:
            self._tiles[reason] = RadioTile(reason.value, TileWords(labels.rating(reason)), "rating-unknown", self)
            flow.addWidget(self._tiles[reason])
        self._clear = link_button("Clear", self._cleared)
        self._clear.setAccessibleName("Clear this rating")
        self._clear.setToolTip("Clear this rating (key 0 or Delete)")
        self._clear.hide()
        flow.addWidget(self._clear)
        layout.addLayout(flow)

    @property
    def value(self) -> Rating | None:
        """What is chosen; None where nothing is."""
        return next((rating for rating, tile in self._tiles.items() if tile.isChecked()), None)

    def tile(self, rating: Rating) -> RadioTile:
        """The button for one rating."""
        return self._tiles[rating]

    def show_descriptions(self, question: str, describes: Describes, child: str) -> None:
        """Says under each rating what it looks like, and which question it answers."""
        for number, rating in enumerate(RATINGS, 1):
            icon, ink = marks.RATING_MARKS[rating]
            means = spoken(getattr(describes, rating.value), child)
            self._tiles[rating].show_words(TileWords(labels.rating(rating), means, str(number), icon, ink))
        for reason in REASONS:
            self._tiles[reason].setAccessibleDescription(f"No rating for: {question}")
        self.setAccessibleName(f"Rating: {question}")

    def show_value(self, rating: Rating | None) -> None:
        """Shows a rating that somebody gave before."""
        if rating is not self.value:
            for each, tile in self._tiles.items():
                tile.show_chosen(each is rating)
            self._settle()
        if rating is None and self._clear.hasFocus():
            self._tiles[Rating.GOING_WELL].setFocus()
        show_if(rating is not None, self._clear)

    def choose(self, rating: Rating | None) -> None:
        """What a key does: the same as pressing the button, and the focus goes there."""
        if rating is None:
            self._cleared()
            return
        self._tiles[rating].setFocus()
        self._tiles[rating].click()

    def _pressed(self) -> None:
        self._settle()
        self._clear.show()
        self.chosen.emit(self.value)

    def _cleared(self) -> None:
        if self.value is None:
            return
        self.show_value(None)
        self.chosen.emit(None)
