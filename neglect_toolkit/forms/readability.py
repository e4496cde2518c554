"""The reading age of a text, by the Automated Readability Index (Smith and Senter 1967). No judge of meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from neglect_toolkit.model.tool import CHILD

# A name of ordinary length stands in for the child's.
_A_NAME = "Maya"
_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

# A grade is a year of American school; the first is begun at six, so grade 1 reads as age 6.
_AGE_AT_GRADE_0 = 5


def reading_age(texts: Iterable[str]) -> float | None:
    """The age in years at which these texts together can be read; None where they hold no word.

    Each text ends a sentence, whether or not it ends in a full stop. Only letters and digits count as
    characters.
    """
    letters = words = sentences = 0
    for text in texts:
        for sentence in _END.split(text.replace(CHILD, _A_NAME)):
            found = _WORD.findall(sentence)
            if found:
                sentences += 1
                words += len(found)
                letters += sum(character.isalnum() for word in found for character in word)
    if not words:
        return None
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43 + _AGE_AT_GRADE_0
