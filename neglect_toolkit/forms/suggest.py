"""Which tool suits a child's age and disability. A suggestion only: stage matters more than birthdays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from neglect_toolkit.model.people import Child
from neglect_toolkit.model.tool import Ages


def suggest_tool(
    tools: Iterable[tuple[str, Ages, bool]], child: Child, today: dt.date, *, unborn: bool = False
) -> str | None:
    """The id of the tool for this child today.

    A disabled child gets the disability-focused tool of their age where there is one, else the ordinary one.
    Any other child, or one of whom nobody has said, gets the ordinary one.

    Args:
        tools: of each tool its id, its ages, and whether it is disability-focused; the first that suits wins.
        child: what is known of the child. A date of birth goes before a due date.
        today: the day on which the age counts.
        unborn: whether it was said that the child is not born yet, with or without a due date.

    Returns:
        The id, or None where neither birth nor due date is known or can be right, or no tool is for that age.
    """
    undated = unborn and child.date_of_birth is None and child.due_date is None
    suited = [
        (tool_id, disability)
        for tool_id, ages, disability in tools
        if (ages.are_before_birth if undated else _suits(tool_id, ages, child, today))
    ]
    wanted = [tool_id for tool_id, disability in suited if disability] if child.disabled else []
    ordinary = [tool_id for tool_id, disability in suited if not disability]
    return next(iter(wanted + ordinary), None)


def _suits(tool_id: str, ages: Ages, child: Child, today: dt.date) -> bool:
    if child.date_of_birth is not None:
        months = child.age_in_months(today)
        return child.date_of_birth <= today and months is not None and _covers(ages, months)
    if child.due_date is None or child.due_date < today:
        return False
    return tool_id == "unborn" or ages.are_before_birth


def _covers(ages: Ages, months: int) -> bool:
    if ages.are_before_birth:
        return False
    return (ages.from_months or 0) <= months and (ages.to_months is None or months <= ages.to_months)
