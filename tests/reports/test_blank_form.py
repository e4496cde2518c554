"""Blank forms: everything that a tool asks is there to be ticked and written on, on few pages, with nothing cut off."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pdfua.validator import Validator
from pypdf import PdfReader

from neglect_toolkit import paths
from neglect_toolkit.forms.load import load_contacts, load_next_steps, load_tools
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import CHILD, Tool, spoken
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports import styles
from neglect_toolkit.reports.blank_form import blank_form_pdf

FORMS = Sources.of(paths.forms_folder())
TOOLS = {tool.id: tool for tool in load_tools(FORMS)}
TODAY = dt.date(2026, 11, 23)
MOST_PAGES = 14


def form(tool: Tool) -> bytes:
    return blank_form_pdf(tool, load_next_steps(FORMS), load_contacts(FORMS), TODAY, "0.0.0")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("’", "'").strip()


@pytest.fixture(scope="module")
def read() -> dict[str, PdfReader]:
    return {tool_id: PdfReader(BytesIO(form(tool))) for tool_id, tool in TOOLS.items()}


@pytest.mark.parametrize("tool_id", TOOLS)
def test_it_asks_all_that_the_tool_asks_on_at_most_fourteen_pages(tool_id: str, read: dict[str, PdfReader]) -> None:
    pages = read[tool_id].pages
    assert len(pages) <= MOST_PAGES
    said = words(" ".join(page.extract_text() for page in pages))
    tool = TOOLS[tool_id]
    for item in tool.items.values():
        texts = [item.text, item.watch_for or item.ask_child, item.ask_parent, item.look_for, item.do]
        texts += list(item.describes.plain().values()) if item.describes else []
        for text in filter(None, texts):
            assert words(spoken(text, tool.child_word)) in said, (item.id, text)
    assert CHILD not in said
    assert f"{tool.version} ({tool.sha256[:8]})" in said


@pytest.mark.parametrize("tool_id", TOOLS)
def test_a_question_is_numbered_as_it_stands_on_the_screen_and_kept_on_one_page(
    tool_id: str, read: dict[str, PdfReader]
) -> None:
    pages = [words(page.extract_text()) for page in read[tool_id].pages]
    for number, part in enumerate(TOOLS[tool_id].parts, start=1):
        assert any(f"{number} {part.title}" in page for page in pages)
        for index, item in enumerate(part.items, start=1):
            begins = f"{number}.{index} {words(spoken(item.text, TOOLS[tool_id].child_word))}"
            [page] = [page for page in pages if begins in page]
            if item.kind is Kind.RATED:
                assert item.describes is not None
                worry = words(spoken(item.describes.worry, TOOLS[tool_id].child_word))
                after = page[page.index(begins) :]
                assert worry in after
                assert "Behind it:" in after


@pytest.mark.parametrize("tool_id", ["unborn", "primary", "teenager_disability"])
def test_nothing_reaches_over_the_edge(tool_id: str, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(form(TOOLS[tool_id]))
    boxes = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True, text=True).stdout
    rightmost = max(float(edge) for edge in re.findall(r'<word [^>]*xMax="([\d.]+)"', boxes))
    lowest = max(float(edge) for edge in re.findall(r'<word [^>]*yMax="([\d.]+)"', boxes))
    assert rightmost <= styles.PAGE_WIDTH - styles.FORM_MARGIN + 0.5
    assert lowest <= styles.PAGE_HEIGHT - styles.FOOTER_BASELINE + 5


def test_safety_comes_before_the_day_and_says_what_to_do(read: dict[str, PdfReader]) -> None:
    said = words(" ".join(page.extract_text() for page in read["primary"].pages))
    assert said.index("18 Safety") < said.index("1 Waking")
    assert "If yes, act now:" in said


def test_a_contact_without_a_number_has_room_for_it(read: dict[str, PdfReader]) -> None:
    first = words(read["primary"].pages[0].extract_text())
    assert "Emergency services: 999" in first
    assert "no number set; write it here:" in first
    assert "nobody has checked it" in first


def test_a_baby_is_called_the_baby_and_watched(read: dict[str, PdfReader]) -> None:
    said = words(" ".join(page.extract_text() for page in read["baby"].pages))
    assert "Ask the child" not in said
    assert "Watch: " in said


def test_the_same_tool_gives_the_same_bytes_and_a_screen_reader_can_follow_it(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(form(TOOLS["primary"]))
    assert file.read_bytes() == form(TOOLS["primary"])
    assert list(Validator().validate(str(file)).findings) == []
