"""The widgets that pages are built of. Each shows a value and says what the user did; none knows a service."""

from __future__ import annotations

from neglect_toolkit.gui.widgets.buttons import (
    danger_button,
    link_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from neglect_toolkit.gui.widgets.choices import Choice, ChoiceRow, YesNoUnknown
from neglect_toolkit.gui.widgets.column import Column
from neglect_toolkit.gui.widgets.date_field import DateField
from neglect_toolkit.gui.widgets.error_summary import ErrorSummary
from neglect_toolkit.gui.widgets.field import Field
from neglect_toolkit.gui.widgets.flow import FlowLayout
from neglect_toolkit.gui.widgets.group import Group
from neglect_toolkit.gui.widgets.notice import Action, Notice, NoticeKind, announce
from neglect_toolkit.gui.widgets.passphrase import PassphraseEdit
from neglect_toolkit.gui.widgets.pick import PickOne
from neglect_toolkit.gui.widgets.reading_order import keep_reading_order, set_reading_order
from neglect_toolkit.gui.widgets.row_table import RowTable, TableRow
from neglect_toolkit.gui.widgets.tag import StatusTag, TagKind
from neglect_toolkit.gui.widgets.text import body, card, heading, hint, lead, rule, small, stacked
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.gui.widgets.working import Working
from neglect_toolkit.gui.widgets.writing import LongText, ShortText

__all__ = [
    "Action",
    "Choice",
    "ChoiceRow",
    "Column",
    "DateField",
    "ErrorSummary",
    "Field",
    "FlowLayout",
    "Group",
    "LongText",
    "Notice",
    "NoticeKind",
    "PassphraseEdit",
    "PickOne",
    "RowTable",
    "ShortText",
    "StatusTag",
    "TableRow",
    "TagKind",
    "TextLink",
    "Working",
    "YesNoUnknown",
    "announce",
    "body",
    "card",
    "danger_button",
    "heading",
    "hint",
    "keep_reading_order",
    "lead",
    "link_button",
    "primary_button",
    "quiet_button",
    "rule",
    "secondary_button",
    "set_reading_order",
    "small",
    "stacked",
]
