"""One fault at a time sown into a copy of the bundled forms: the check finds it, and names its file and line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from neglect_toolkit import paths
from neglect_toolkit.forms.check import check_folder

BREAKFAST = "parts/breakfast.yaml"
PRIMARY = "tools/primary.yaml"


@dataclass(frozen=True)
class Seed:
    """In `file`, the first `old` after `after` becomes `new`; the fault is on the line with `at` (else with `new`)."""

    name: str
    file: str
    old: str
    new: str
    says: str
    after: str = ""
    at: str = ""
    told_in: str = ""

    def sow(self, folder: Path) -> tuple[Path, int]:
        """Writes the fault; gives the file and the line that the check must name."""
        path = folder / self.file
        text = path.read_text(encoding="utf-8")
        start = text.index(self.after) + len(self.after)
        where = text.index(self.old, start)
        path.write_text(text[:where] + self.new + text[where + len(self.old) :], encoding="utf-8")
        told = folder / (self.told_in or self.file)
        text = told.read_text(encoding="utf-8")
        mark = self.at or self.new.strip().splitlines()[0]
        line = text.count("\n", 0, text.index(mark, 0 if self.at else max(0, where - 1))) + 1
        return told, line


A_TEST = "{count: 1, rating: worry, grave: true}"
FIRST = "id: breakfast.eats_before_school"
SEEDS = (
    Seed("unknown key", BREAKFAST, "look_for:", "lok_for:", "did you mean 'look_for'?", FIRST),
    Seed("unknown domain", BREAKFAST, "[nutritional]", "[nutrition]", "must be one of 'physical'", FIRST),
    Seed("unknown kind of item", BREAKFAST, "kind: rated", "kind: rating", "must be one of", FIRST),
    Seed("unknown kind of part", BREAKFAST, "kind: hour", "kind: day", "must be one of"),
    Seed("misspelt id", BREAKFAST, FIRST, "id: Breakfast.eats", "must be an id"),
    Seed("file called otherwise", BREAKFAST, "id: breakfast\n", "id: brekfast\n", "give both the same name"),
    Seed("no description", BREAKFAST, "mixed: >-", "mxied: >-", "did you mean 'mixed'?", FIRST),
    Seed("rated without domains", BREAKFAST, "domains: [nutritional]", "domains: []", "needs at least one of `domains`",
         FIRST, at=FIRST),
    Seed("core that is no yes or no", BREAKFAST, "core: true", "core: maybe", "must be true or false", FIRST),
    Seed("how to ask is missing", BREAKFAST, "    ask_child: What did you", "    # ask_child: What did you",
         "has no `ask_child`", at=FIRST),
    Seed("pronoun for the child", BREAKFAST, "Does {child} eat before school?", "Does she eat before school?",
         "says 'she' where only the child can be meant"),
    Seed("unknown placeholder", BREAKFAST, "Does {child} eat before school?", '"Does {name} eat before school?"',
         "holds '{name}'; the only placeholder is {child}"),
    Seed("blank text", BREAKFAST, "Does {child} eat before school?", '" "', "is blank; write it"),
    Seed("check without what to do", "parts/safety.yaml", "do: >-", "note: >-", "", "id: safety.no_capable_adult_now"),
    Seed("check without urgency", "parts/safety.yaml", "    urgency: now\n", "", "needs `urgency` and `do`",
         "id: safety.ill_or_hurt_now", at="id: safety.ill_or_hurt_now"),
    Seed("check that is core", "parts/safety.yaml", "urgency: now", "core: true\n    urgency: now",
         "is not marked `core`", "id: safety.ill_or_hurt_now", at="id: safety.ill_or_hurt_now"),
    Seed("condition that looks at a rating", "parts/people.yaml", "{item: people.other_home, includes: other_parent}",
         "{item: people.who_looks_after, rating: worry}", "It never looks at ratings"),
    Seed("condition on a rated item", "parts/people.yaml", "{item: people.other_home, includes: other_parent}",
         "{item: people.who_looks_after, answer: \"yes\"}", "what is shown never depends on a rating"),
    Seed("condition on no such item", "parts/people.yaml", "{item: people.other_home, includes: other_parent}",
         "{item: people.other_hom, includes: other_parent}", "did you mean 'people.other_home'?"),
    Seed("condition on no such choice", "parts/people.yaml", "includes: other_parent}", "includes: other_parents}",
         "did you mean 'other_parent'?"),
    Seed("condition never true", BREAKFAST, "    core: true",
         "    core: true\n    shown_when: {fact: unborn, is: true}", "can never be true of a child of this tool's ages", FIRST, at="shown_when:"),
    Seed("part that is not there", PRIMARY, "use: breakfast", "use: brekfast", "did you mean 'breakfast'?"),
    Seed("part twice", PRIMARY, "use: evening", "use: tea", "stands twice in this tool"),
    Seed("adapted item that is not there", PRIMARY, "use: tea",
         "use: tea\n    adapt: {tea.main_mel: {core: false}}", "did you mean 'tea.main_meal'?", at="tea.main_mel"),
    Seed("item chosen that is not there", PRIMARY, "use: tea", "use: tea\n    leave_out: [tea.main_mel]",
         "did you mean 'tea.main_meal'?", at="tea.main_mel"),
    Seed("tool that extends none", PRIMARY, "disability: false", "extends: primry", "there is no tool primry"),
    Seed("too many core items", "parts/evening.yaml", "core: false", "core: true", "has 21 core items",
         at="parts:", told_in=PRIMARY),
    Seed("same question twice", "parts/home_again.yaml", "Does an adult know where {child} is and who they are with?",
         "Does {child} eat before school?", "says already; ask it once"),
    Seed("unknown form of rule", "policy.yaml", A_TEST, "{not: {rating: worry}}", "must be a test"),
    Seed("rule that speaks of a fall", "policy.yaml", A_TEST,
         "{at_most: 1, rating: worry}", "must be a test"),
    Seed("rule without a source", "policy.yaml", "    source: >-\n", "    sauce: >-\n", "did you mean 'source'?"),
    Seed("rule on an item nobody asks", "policy.yaml", A_TEST,
         "{item: breakfast.eats, rating: worry}", "no tool asks breakfast.eats"),
    Seed("unknown next step", "policy.yaml", "safety_flag_now: immediate", "safety_flag_now: at_once", "must be one of"),
    Seed("next step missing", "next_steps.yaml", "  seek_advice:", "  seek_advise:", "seek_advice"),
    Seed("contact twice", "contacts.yaml", "id: front_door_cumberland", "id: emergency_999", "stands twice; give each its own"),
    Seed("contact checked on no day", "contacts.yaml", "    hours:", "    checked_on: 2026-13-45\n    hours:",
         "must be a date that exists"),
    Seed("tab", BREAKFAST, "    text: Does", "\ttext: Does", "not valid YAML", FIRST),
    Seed("key twice", BREAKFAST, "    core: true", "    core: true\n    core: false", "twice", FIRST, at="core: false"),
)  # fmt: skip
# ruff: noqa: E501 - one fault a line or two reads best


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name.replace(" ", "_"))
def test_the_check_finds_it_and_names_its_file_and_line(seed: Seed, tmp_path: Path) -> None:
    folder = shutil.copytree(paths.forms_folder(), tmp_path / "forms")
    path, line = seed.sow(folder)
    faults = check_folder(folder)
    told = [fault for fault in faults if (fault.file, fault.line) == (str(path), line) and seed.says in fault.says]
    assert told, f"expected {path.name}:{line}; got " + "\n".join(str(fault) for fault in faults)


def test_there_are_at_least_twenty_five() -> None:
    assert len(SEEDS) >= 25
    assert check_folder(paths.forms_folder()) == ()
