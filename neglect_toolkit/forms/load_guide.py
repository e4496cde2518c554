"""Loads the health guide, and nothing that it does not need: its first question is on the screen in a blink."""

from __future__ import annotations

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.forms.sources import GUIDE, Sources
from neglect_toolkit.model.guide import Guide


def load_guide(sources: Sources) -> Guide:
    """The health guide. Raises InputFaultError where the file is at fault, or nowhere."""
    return validated(Guide, read_document(sources.find(GUIDE)))
