"""Words that staff and families said do harm, or that nobody outside one service understands, stand in no form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from neglect_toolkit import paths

FILES = sorted(paths.forms_folder().rglob("*.yaml"))
HARMFUL = re.compile(r"\b(drunk|drugged|filth\w*|foul|front door(?! key))\b", re.IGNORECASE)
CUTTING = re.compile(r"genital (cutting|mutilation)(?! \(FGM\))", re.IGNORECASE)
KEYS_WITHOUT_WORDS = {"id", "use", "add", "leave_out", "extends", "item", "shown_when"}


def _said(document: object) -> list[str]:
    """Every text in a form but for ids, which nobody reads."""
    if isinstance(document, str):
        return [document]
    if isinstance(document, list):
        return [text for one in document for text in _said(one)]
    if isinstance(document, dict):
        return [text for key, one in document.items() if key not in KEYS_WITHOUT_WORDS for text in _said(one)]
    return []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_form_says_a_word_that_does_harm(file: Path) -> None:
    words = [" ".join(text.split()) for text in _said(yaml.safe_load(file.read_text(encoding="utf-8")))]
    assert [text for text in words if HARMFUL.search(text) or CUTTING.search(text)] == []
