"""How old somebody is, as people say it."""

from __future__ import annotations

from neglect_toolkit.wording.lists import counted


def age(months: int) -> str:
    """An age: in months until the second birthday, then "8 years 3 months"."""
    years, rest = divmod(months, 12)
    if years < 2:
        return counted(months, "month")
    return f"{counted(years, 'year')} {counted(rest, 'month')}" if rest else counted(years, "year")
