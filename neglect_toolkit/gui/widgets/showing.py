"""Shows or hides a part of a page without paying for it before the page is on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_if(wanted: bool, *widgets: QWidget) -> None:
    """Shows these, or hides them; does nothing where that is so already.

    What nobody hid comes into sight with the widget around it. Qt styles and lays out at once what is shown by its own
    name, and once more when the page around it is put into its place.
    """
    for widget in widgets:
        is_away = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        around = widget.parentWidget()
        is_awaited = wanted and widget.isHidden() and around is not None and around.isVisible()
        if is_away is wanted or is_awaited:
            widget.setVisible(wanted)
