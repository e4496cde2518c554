"""A disability-focused tool asks what every child of that age is asked: leaving it out would be overshadowing."""

from __future__ import annotations

import pytest

from neglect_toolkit.model.words import Kind
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

TOOLS = {tool.id: tool for tool in tools.available(compose())}
EVERY_CHILD = ("health.teeth", "tea.food_in_home", "weekends.meals_without_school", "home.warm_with_water")


@pytest.mark.parametrize("tool", [name for name in TOOLS if name.endswith("_disability")])
def test_food_warmth_teeth_and_weekends_are_asked_of_a_disabled_child_as_of_any(tool: str) -> None:
    of_age = TOOLS[tool.removesuffix("_disability")]
    asked_of_any = [item for item in EVERY_CHILD if item in of_age.items]
    assert asked_of_any
    assert [item for item in asked_of_any if item not in TOOLS[tool].items] == []


@pytest.mark.parametrize("tool", [name for name in TOOLS if name.endswith("_disability")])
def test_every_safety_check_about_violence_and_abuse_is_asked_of_a_disabled_child(tool: str) -> None:
    checks = {item.id for item in TOOLS[tool].of_kind(Kind.CHECK)}
    assert {"safety.violence_at_home", "safety.told_of_abuse"} <= checks
