"""Format 1 left out what a test of a rule, or the policy, did not say. Format 2 has those keys, empty."""

from __future__ import annotations

from typing import Any

from neglect_toolkit.formats.json_text import data_of, text_of

_KEYS_OF_A_COUNT = ("in", "mainly", "reason_given")


def upgrade(text: str) -> str:
    """Fills in the keys of every test that counts, and of the policy."""
    policy = data_of(text)
    policy.setdefault("lasting_need_at_most", None)
    for rule in policy["rules"]:
        for test in rule["when"]:
            if _counts(test):
                for key in _KEYS_OF_A_COUNT:
                    test.setdefault(key, None)
    return text_of(policy)


def _counts(test: dict[str, Any]) -> bool:
    return "count" in test
