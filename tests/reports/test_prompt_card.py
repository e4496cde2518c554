"""The prompt card, read back: two pages, a question each, and nothing that is only asked alone."""

from __future__ import annotations

import functools
from io import BytesIO

import pytest
from builders import a_check, a_part, a_tool, an_item
from pdfua.validator import Validator
from pypdf import PdfReader
from read_back import as_shown, pages_of, squeezed

from neglect_toolkit.model.tool import Tool, spoken, topic_of
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports.prompt_card import PAGES, render_prompt_card
from neglect_toolkit.reports.styles import RUNNING
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

TOOLS = {tool.id: tool for tool in tools.available(compose())}
EVERY_TOOL = pytest.mark.parametrize("tool", list(TOOLS.values()), ids=list(TOOLS))


@functools.cache
def _card(tool_id: str) -> bytes:
    return render_prompt_card(TOOLS[tool_id], "0.1.0")


def _text(document: bytes) -> str:
    return squeezed("".join(pages_of(document)))


@EVERY_TOOL
def test_it_holds_every_core_topic_with_one_question_each_on_two_pages(tool: Tool) -> None:
    pages = pages_of(_card(tool.id))
    text = _text(_card(tool.id))
    core = [item for item in tool.items.values() if item.core and not item.alone]
    said = [words for item in core for words in (item.of_child.first, item.of_parent.first) if words]
    assert len(pages) <= PAGES == 2
    assert [item.id for item in core if squeezed(topic_of(item, tool.child_word)) not in text] == []
    assert [words for words in said if as_shown(spoken(words, tool.child_word)) not in text] == []


@EVERY_TOOL
def test_nothing_that_is_only_asked_alone_nor_any_further_way_to_ask_is_on_it(tool: Tool) -> None:
    text = _text(_card(tool.id))
    alone = [item for item in tool.items.values() if item.alone]
    hidden = [words for item in alone for words in (item.text, item.ask_child, item.ask_parent, item.look_for) if words]
    items = tool.items.values()
    first = {words for item in items for words in (item.of_child.first, item.of_parent.first)}
    more = {words for item in items for words in (item.of_child.more, item.of_parent.more) if words}
    hidden += sorted(more - first)
    assert alone
    assert [words for words in hidden if as_shown(spoken(words, tool.child_word)) in text] == []
    assert squeezed(f"only asked of somebody who is alone ({len(alone)})") in text


@EVERY_TOOL
def test_it_can_be_read_at_arm_s_length(tool: Tool) -> None:
    sizes: set[float] = set()
    for page in PdfReader(BytesIO(_card(tool.id))).pages:
        page.extract_text(visitor_text=lambda words, _cm, _tm, _font, size: sizes.add(size) if words.strip() else None)
    assert min(sizes - {RUNNING.size}) >= 8.5


def test_safety_checks_come_last_with_a_box_each_and_further_questions_not_at_all() -> None:
    tool = a_tool(
        a_part("safety", a_check("safety.gone", text="Is {child} gone?"), kind="lasting"),
        a_part("waking", an_item("waking.further", core=False, text="Is it further?"), an_item("waking.core")),
    )
    text = _text(render_prompt_card(tool, "0.1.0"))
    assert text.index(squeezed("Before you go: safety")) > text.index("Waking")
    assert squeezed("Is the child gone?") in text
    assert squeezed("Is it further?") not in text


@pytest.mark.slow
@EVERY_TOOL
def test_the_checker_finds_nothing(tool: Tool, tmp_path) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(_card(tool.id))
    assert list(Validator().validate(str(file)).findings) == []


def test_every_check_that_can_be_asked_in_company_is_on_it() -> None:
    tool = TOOLS["primary"]
    checks = [item for item in tool.of_kind(Kind.CHECK) if not item.alone]
    assert [item.id for item in checks if squeezed(spoken(item.text, "the child")) not in _text(_card("primary"))] == []
