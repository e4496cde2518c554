"""A link in running text: wraps like text, is pressed like a button."""

from __future__ import annotations

from PySide6.QtCore import Qt

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
