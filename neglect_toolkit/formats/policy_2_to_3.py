"""Format 2 let an answer count in every domain it bears on unless a test said `mainly`. Format 3 asks it the other way.

What named one item, or asked for different domains, counts as an answer counts now: in its item's main domain alone.
It also had one step for every safety flag, and knew nothing of counts nor of how serious an effect is.
"""

from __future__ import annotations

from typing import Any

from neglect_toolkit.formats.json_text import data_of, text_of


def upgrade(text: str) -> str:
    """Says `bears_on` of every test about a domain that did not say `mainly`; both urgencies call for the same."""
    policy = data_of(text)
    policy.setdefault("counts", None)
    calls_for = policy["calls_for"]
    flag = calls_for.pop("safety_flag")
    calls_for["safety_flag_now"] = calls_for["safety_flag_today"] = flag
    for rule in policy["rules"]:
        for test in rule["when"]:
            _turn_round(test)
    return text_of(policy)


def _turn_round(test: dict[str, Any]) -> None:
    if "count" in test:
        mainly = test.pop("mainly", None)
        test["bears_on"] = None if mainly or test.get("across") == "all" else True
    if "count" in test or "item" in test:
        test.setdefault("effect", None)
