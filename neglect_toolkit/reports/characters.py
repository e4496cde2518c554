"""Makes any text showable: what the fonts lack is named in brackets, never drawn as a silent box.

It knows which characters exist, not how they look; nothing in it can fail on any string.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container

# Characters that by definition have no look of their own: soft hyphen, joiners, variation selectors, tags.
_WITHOUT_LOOK = {0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF}
_WITHOUT_LOOK |= {*range(0xFE00, 0xFE10), *range(0xE0000, 0xE01F0)}
_SPACES = {0x09, 0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000}
# What looks like nothing or like a space stands as just that.
_PLAINER: dict[int, str] = (
    {0x0A: "\n", 0x202F: "\u00a0"} | dict.fromkeys(_WITHOUT_LOOK, "") | dict.fromkeys(_SPACES, " ")
)
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_PLAIN = re.compile(r"[\n -~]*")


class Legible:
    """Turns strings into what the fonts can show, and remembers whether anything had to be named instead.

    Args:
        shown: the code points that every face has.
        first: what is done with every text before anything else, such as taking names out of it.
    """

    def __init__(self, shown: Container[int], first: Callable[[str], str] | None = None) -> None:
        self._shown, self._first = shown, first
        self.replaced = False

    def __call__(self, text: str) -> str:
        """The text in composed form, with line ends as newlines and each missing character named in brackets."""
        if self._first is not None:
            text = self._first(text)
        if _PLAIN.fullmatch(text):
            return text
        composed = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
        return "".join(map(self._one, composed))

    def _one(self, character: str) -> str:
        code = ord(character)
        if code in _PLAINER:
            return _PLAINER[code]
        if code in self._shown and unicodedata.category(character) not in {"Cc", "Cf"}:
            return character
        parts = unicodedata.normalize("NFD", character)
        if parts != character and all(ord(part) in self._shown for part in parts):
            return parts
        self.replaced = True
        return named(character)


def named(character: str) -> str:
    """A character by its name in brackets, or by its number where it has none that helps: "[grinning face]"."""
    name = unicodedata.name(character, "")
    if not name or name.endswith(f"-{ord(character):04X}"):
        return f"[U+{ord(character):04X}]"
    return f"[{name.lower()}]"
