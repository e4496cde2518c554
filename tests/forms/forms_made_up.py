"""A small forms folder that `forms check` finds nothing wrong with, to be spoilt by one test after another."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from guides_made_up import a_guide_file

DOMAINS = ("physical", "nutritional", "medical", "emotional", "educational", "supervision")
STEPS = ("no_current_concern", "get_information", "support_and_review", "seek_advice", "refer_now", "immediate")


def a_rated(item_id: str, *domains: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "kind": "rated",
        "text": f"Is {item_id} good for {{child}}?",
        "ask_child": "Tell me how that is for you.",
        "ask_parent": "Tell me how that goes.",
        "look_for": "A warm room and a kind word.",
        "describes": {
            key: f"{item_id}: on {days} days."
            for key, days in (("going_well", "most"), ("mixed", "some"), ("worry", "few"))
        },
        "domains": list(domains or ("physical",)),
        "core": True,
    } | fields


def a_check(item_id: str, **fields: Any) -> dict[str, Any]:
    given = {
        "id": item_id,
        "kind": "check",
        "text": f"Is {{child}} now {item_id}?",
        "urgency": "now",
        "do": "Call 999.",
    }
    return given | fields


def a_part(part_id: str, *items: dict[str, Any], kind: str = "hour") -> dict[str, Any]:
    return {"id": part_id, "title": part_id.capitalize(), "kind": kind, "items": list(items)}


class MadeUpForms:
    """A forms folder whose files are plain data until `write`.

    18 core rated items (three a domain) in three parts, 6 further ones at night, 10 more, six checks and a choice: 41.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        hours = ("waking", "breakfast", "school", "night")
        self.parts = {
            name: a_part(name, *(a_rated(f"{name}.{domain}", domain, core=name != "night") for domain in DOMAINS))
            for name in hours
        }
        more = (a_rated(f"home.more_{number}", "physical", core=False) for number in range(10))
        self.parts["home"] = a_part("home", *more, kind="lasting")
        choices = {
            "id": "people.who_else",
            "kind": "choices",
            "text": "Who else lives here?",
            "options": {"grandparent": "A grandparent", "nobody": "Nobody"},
        }
        self.parts["people"] = a_part("people", choices, kind="lasting")
        self.parts["safety"] = a_part(
            "safety",
            a_check("safety.alone_now"),
            *(a_check(f"safety.danger_{number}", urgency="today") for number in range(5)),
            kind="lasting",
        )
        self.tools: dict[str, dict[str, Any]] = {
            "primary": {
                "id": "primary",
                "version": "1.0.0",
                "title": "Primary-school child",
                "ages": {"says": "5–10 years", "from_months": 60, "to_months": 131},
                "parts": [{"use": name} for name in self.parts],
            }
        }
        self.policy: dict[str, Any] = {
            "version": "1.0.0",
            "enough_explored": {"share": 0.6, "at_least": 2},
            "unmet_need_counts_after": 2,
            "calls_for": {
                "not_enough_known": "get_information",
                "unmet_need": "support_and_review",
                "some": "support_and_review",
                "significant": "refer_now",
                "safety_flag_now": "immediate",
                "safety_flag_today": "refer_now",
                "safety_not_asked": "get_information",
            },
            "rules": [
                {
                    "id": "hungry",
                    "says": "It was a worry.",
                    "reason": "Made up.",
                    "source": "Made up",
                    "when": [{"item": "breakfast.nutritional", "rating": "worry"}],
                    "makes": "some",
                }
            ],
        }
        self.next_steps: dict[str, Any] = {
            "version": "1.0.0",
            "steps": {step: {"title": step, "means": "Made up.", "do": ["Write it down."]} for step in STEPS},
        }
        self.contacts: dict[str, Any] = {
            "version": "1.0.0",
            "stale_after_months": 6,
            "contacts": [{"id": "emergency_999", "title": "Emergency", "telephone": "999"}],
        }

        self.guide: dict[str, Any] = a_guide_file()
        self.reflection: dict[str, Any] = {
            "version": "1.0.0",
            "reflect_on": [
                {
                    "id": "words",
                    "when": "own_words_missing",
                    "asks": "Why not?",
                    "why": "Made up.",
                    "source": "Made up",
                },
                {
                    "id": "hungry",
                    "when": "items_a_concern",
                    "items": ["breakfast.nutritional"],
                    "asks": "What does {child} say?",
                    "why": "Made up.",
                    "source": "Made up",
                },
            ],
        }

    def item(self, item_id: str, part: str | None = None) -> dict[str, Any]:
        """One item of a part file, to be changed."""
        items = self.parts[part or item_id.split(".", maxsplit=1)[0]]["items"]
        return next(item for item in items if item["id"] == item_id)

    def use(self, part: str) -> dict[str, Any]:
        """The entry by which the tool uses a part, to be changed."""
        return next(entry for entry in self.tools["primary"]["parts"] if entry.get("use") == part)

    def another_tool(self, tool_id: str, **fields: Any) -> dict[str, Any]:
        """A second tool like the first."""
        self.tools[tool_id] = deepcopy(self.tools["primary"]) | {"id": tool_id} | fields
        return self.tools[tool_id]

    def write(self) -> Path:
        """Writes every file, and gives the folder."""
        for name, part in self.parts.items():
            self._write(f"parts/{name}.yaml", part)
        for name, tool in self.tools.items():
            self._write(f"tools/{name}.yaml", tool)
        self._write("policy.yaml", self.policy)
        self._write("next_steps.yaml", self.next_steps)
        self._write("contacts.yaml", self.contacts)
        self._write("health_guide.yaml", self.guide)
        self._write("reflection.yaml", self.reflection)
        return self.folder

    def _write(self, name: str, data: dict[str, Any]) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000), encoding="utf-8")

    def line(self, name: str, words: str, nth: int = 1) -> int:
        """The number of the nth line of a written file that holds these words."""
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        return [number for number, line in enumerate(lines, 1) if words in line][nth - 1]
