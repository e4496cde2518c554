"""A tool as other programs and as people read it."""

from __future__ import annotations

import json

from builders import a_check, a_part, a_tool, an_item

from neglect_toolkit.forms.show import tool_as_plain, tool_as_text
from neglect_toolkit.model.words import Kind


def test_the_json_has_exactly_the_keys_that_are_promised() -> None:
    plain = tool_as_plain(a_tool())
    assert list(plain) == ["id", "version", "sha256", "title", "ages", "parts"]
    assert plain["ages"] == "5–10 years"
    for part in plain["parts"]:
        assert list(part) == ["id", "title", "items"]
    keys: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for part in plain["parts"]:
        for item in part["items"]:
            keys[Kind(item["kind"])] |= set(item)
    always = {
        "id", "text", "ask_child", "ask_parent", "look_for", "describes", "kind", "domains", "core", "grave",
        "persistence", "shown_when",
    }  # fmt: skip
    assert keys == {
        Kind.RATED: always,
        Kind.TEXT: always,
        Kind.DATE: always,
        Kind.CHECK: always | {"urgency", "do"},
        Kind.CHOICES: always | {"options"},
    }


def test_the_json_is_json() -> None:
    plain = tool_as_plain(a_tool())
    assert json.loads(json.dumps(plain)) == plain


def test_the_json_tells_each_item_whole() -> None:
    shown = {"all": [{"fact": "age_months", "at_least": 96}, {"not": {"fact": "disabled", "is": True}}]}
    item = an_item("tea.eats", ask_child="What is for tea?", grave=True, shown_when=shown)
    [part] = tool_as_plain(a_tool(a_part("tea", item)))["parts"]
    assert part["items"] == [
        {
            "id": "tea.eats",
            "text": "Is it so: eats?",
            "ask_child": "What is for tea?",
            "ask_parent": None,
            "look_for": None,
            "describes": {"going_well": "On most days.", "mixed": "On some days.", "worry": "Hardly ever."},
            "kind": "rated",
            "domains": ["nutritional"],
            "core": True,
            "grave": True,
            "persistence": True,
            "shown_when": shown,
        }
    ]


def test_the_outline_holds_all_that_is_asked() -> None:
    text = tool_as_text(a_tool())
    for item in a_tool().items.values():
        assert item.text in text
        assert item.id in text
    assert "14 core items, 5 further, 2 safety checks" in text


def test_the_outline_says_what_a_rating_looks_like_and_what_a_yes_asks_for() -> None:
    item = an_item("tea.eats", grave=True, shown_when={"fact": "disabled", "is": True}, core=False)
    text = tool_as_text(a_tool(item, a_check(do="Call 999 at once.")))
    for words in (
        "Going well: On most days.",
        "A worry: Hardly ever.",
        "rated, further, serious by itself, nutritional, shown only for some children",
        "check, act now",
        "If yes: Call 999 at once.",
    ):
        assert words in text


def test_the_outline_keeps_to_its_width() -> None:
    text = tool_as_text(a_tool(an_item(text="one word after the other " * 20)), width=60)
    assert max(map(len, text.splitlines())) <= 60
