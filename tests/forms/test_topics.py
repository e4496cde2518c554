"""Every rated item of our own tools says in a few words what it is about, so that a reason can name it."""

from __future__ import annotations

import pytest

from neglect_toolkit.forms.load import load_tools
from neglect_toolkit.forms.sources import Sources
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Kind
from neglect_toolkit.paths import forms_folder

TOOLS = load_tools(Sources.of(forms_folder()))
LONGEST = 62
"""Characters: four of them with a rule's sentence are still read in one go."""


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_its_topics_are_short_lower_case_and_each_its_own(tool: Tool) -> None:
    topics = [item.topic or "" for item in tool.of_kind(Kind.RATED)]
    assert topics
    assert [topic for topic in topics if not topic or len(topic) > LONGEST or not topic[0].islower()] == []
    assert [topic for topic in topics if topic.endswith((".", "?"))] == []
    assert len(set(topics)) == len(topics)
