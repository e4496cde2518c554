"""A disability-focused tool asks what every child of that age is asked: leaving it out would be overshadowing."""

from __future__ import annotations

import pytest

from neglect_toolkit.model.words import Kind
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

TOOLS = {tool.id: tool for tool in tools.available(compose())}
EVERY_CHILD = (
    *("health.teeth", "tea.food_in_home", "weekends.meals_without_school", "home.warm_with_water"),
    *("people.comings_and_goings", "people.who_looks_after", "getting_ready.clothes", "feelings.comfort"),
    *("night.welcome_home", "evening.online", "feelings.caring_for_others", "floor_time.free_to_move"),
    *("school.what_next", "context.what_changed"),
)
"""What the tools of the first release left out for disabled children."""


@pytest.mark.parametrize("tool", [name for name in TOOLS if name.endswith("_disability")])
def test_what_was_once_left_out_is_asked_of_a_disabled_child_as_of_any(tool: str) -> None:
    of_age = TOOLS[tool.removesuffix("_disability")]
    asked_of_any = [item for item in EVERY_CHILD if item in of_age.items]
    assert asked_of_any
    assert [item for item in asked_of_any if item not in TOOLS[tool].items] == []


@pytest.mark.parametrize("tool", [name for name in TOOLS if name.endswith("_disability")])
def test_every_core_topic_and_every_check_of_its_age_is_asked_of_a_disabled_child_too(tool: str) -> None:
    of_age, asked = TOOLS[tool.removesuffix("_disability")], TOOLS[tool].items
    wanted = [item for item in of_age.items.values() if item.core or item.kind is Kind.CHECK]
    assert [item.id for item in wanted if item.id not in asked or asked[item.id].core is not item.core] == []
    assert sum(item.core for item in asked.values()) <= sum(item.core for item in of_age.items.values()) + 8


@pytest.mark.parametrize("tool", [name for name in TOOLS if name != "unborn"])
def test_violence_abuse_and_fear_of_doing_harm_are_asked_at_every_age(tool: str) -> None:
    checks = {item.id for item in TOOLS[tool].of_kind(Kind.CHECK) if item.alone}
    assert {"safety.violence_at_home", "safety.told_of_abuse", "safety.carer_may_harm"} <= checks
