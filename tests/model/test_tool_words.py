"""How a tool speaks of a child: the name, or "the child" and "the baby"; what is asked, and what is watched."""

from __future__ import annotations

import pytest

from neglect_toolkit import paths
from neglect_toolkit.forms.load import load_tools
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Item, spoken
from neglect_toolkit.model.words import Kind

TOOLS = {tool.id: tool for tool in load_tools(Sources.of(paths.forms_folder()))}


@pytest.mark.parametrize(
    ("text", "child", "said"),
    [
        ("{child} is warm. {child} sleeps.", "Zoë", "Zoë is warm. Zoë sleeps."),
        (
            "{child} is warm. {child} sleeps; then {child} wakes.",
            None,
            "The child is warm. The child sleeps; then the child wakes.",
        ),
        ("Is {child} warm? {child} cries.", "the baby", "Is the baby warm? The baby cries."),
        ("“{child} sleeps,” says the child's mother.", None, "“The child sleeps,” says the child's mother."),
    ],
)
def test_a_sentence_begins_with_a_capital_whoever_it_speaks_of(text: str, child: str | None, said: str) -> None:
    assert spoken(text, child) == said


def test_a_baby_without_a_name_is_the_baby() -> None:
    babies = {tool_id for tool_id, tool in TOOLS.items() if tool.child_word == "the baby"}
    assert babies == {"unborn", "baby", "baby_disability"}
    assert [tool_id for tool_id, tool in TOOLS.items() if tool.is_before_birth] == ["unborn"]


def test_who_cannot_be_asked_is_watched() -> None:
    item = Item(id="bed.x", kind=Kind.TEXT, text="x", ask_child="Watch: how {child} sleeps.")
    assert item.watch_for == "How {child} sleeps."
    assert Item(id="bed.x", kind=Kind.TEXT, text="x", ask_child="Where do you sleep? Watch: eyes.").watch_for is None
    for tool_id in ("unborn", "baby", "baby_disability"):
        asked = [item for item in TOOLS[tool_id].of_kind(Kind.RATED) if not item.watch_for]
        assert asked == [], tool_id
