"""Reads a PDF back with other libraries than the one that wrote it."""

from __future__ import annotations

import functools
import re
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from neglect_toolkit.reports.text import Setter


def pages_of(document: bytes) -> list[str]:
    """The text of each page."""
    return list(_pages_of(document))


@functools.lru_cache(maxsize=32)
def _pages_of(document: bytes) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(BytesIO(document)).pages)


def squeezed(text: str) -> str:
    """Text without any white space, since where a line ends is the page's business."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def as_shown(text: str) -> str:
    """What a text should come out as: without white space, and with what the fonts lack named."""
    return squeezed(Setter().legible(text))


def in_reading_order(document: bytes, folder: Path) -> str:
    """What a screen reader is given, by `pdfinfo -struct-text`."""
    return _run(document, folder, "pdfinfo", "-struct-text")


def all_that_comes_out(document: bytes, folder: Path) -> str:
    """All text twice, squeezed: page by page, and by the document's structure, where no page's end cuts a paragraph."""
    pieces = in_reading_order(document, folder)
    return squeezed("".join(pages_of(document)) + re.sub(r'"\s*\n\s*"', "", pieces))


def fonts_of(document: bytes, folder: Path) -> list[list[str]]:
    """The rows of `pdffonts`, without their heading."""
    return [line.split() for line in _run(document, folder, "pdffonts").splitlines()[2:]]


def _run(document: bytes, folder: Path, *command: str) -> str:
    file = folder / "read_back.pdf"
    file.write_bytes(document)
    return subprocess.run([*command, str(file)], capture_output=True, check=True, text=True).stdout
