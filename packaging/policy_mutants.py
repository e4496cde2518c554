"""Changes each number and word of forms/policy.yaml, one at a time, and looks whether a test of the rules notices.

Prints how many of these mutants made a test fail, and each that did not, with its change. Exit 1 below the goal.
Each mutant lies in a forms folder of its own and is tried in a process of its own, so that none sees another's.
"""

from __future__ import annotations

import copy
import importlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from pydantic import ValidationError

import neglect_toolkit.services.assessing  # noqa: F401  imported once here, and not again in each process
from neglect_toolkit import paths
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.words import Effect, NextStep, Persistence

ROOT = Path(__file__).parent.parent
TESTS = [ROOT / "tests/engine/test_policy.py", ROOT / "tests/engine/test_worked_examples.py"]
GOAL = 0.95

STEPS = [step.value for step in NextStep]
OFTEN = [often.value for often in Persistence]
LEVELS = ["unmet_need", "some", "significant"]
MADE = ["some", "significant"]
RATINGS = ["mixed", "worry"]
EFFECTS = [Effect.SOME.value, Effect.SERIOUS.value]
AGES = ("age_below_months", "age_at_least_months")

Plain = dict[str, Any]
Place = tuple[str | int, ...]


class Mutant(NamedTuple):
    """A policy with one change, said in words."""

    change: str
    plain: Plain


GONE = object()


def mutants_of(policy: Policy) -> list[Mutant]:
    """Every mutant that is still a policy, and another one than `policy`."""
    plain = policy.brief()
    made, seen = [], {policy.sha256}
    for place, value in _changes(plain):
        changed = copy.deepcopy(plain)
        before = _put(changed, place, value)
        try:
            sha256 = Policy.model_validate(changed).sha256
        except ValidationError:
            continue
        if sha256 not in seen:
            seen.add(sha256)
            made.append(Mutant(f"{_said(plain, place)}: {_words(before)} becomes {_words(value)}", changed))
    return made


def _changes(plain: Plain) -> Iterator[tuple[Place, object]]:
    share = plain["enough_explored"]["share"]
    yield from ((("enough_explored", "share"), round(share + by, 2)) for by in (-0.1, 0.1))
    for place in (("enough_explored", "at_least"), ("unmet_need_counts_after",)):
        yield from _by_one(place, _at(plain, place))
    for domain, at_least in plain["enough_explored"]["at_least_in"].items():
        yield ("enough_explored", "at_least_in", domain), GONE
        yield from _by_one(("enough_explored", "at_least_in", domain), at_least)
    for often in plain["counts"]["usual"]:
        yield from _by_a_fifth(plain, ("counts", "usual", often))
    for item, thresholds in plain["counts"].get("items", {}).items():
        yield ("counts", "items", item), GONE
        for often in thresholds:
            yield from _by_a_fifth(plain, ("counts", "items", item, often))
    at_most = plain["lasting_need_at_most"]
    yield ("lasting_need_at_most",), GONE
    yield from _neighbours(("lasting_need_at_most", "makes"), at_most["makes"], MADE)
    yield from _neighbours(("lasting_need_at_most", "next_step"), at_most["next_step"], STEPS)
    for name, step in plain["calls_for"].items():
        yield from _neighbours(("calls_for", name), step, STEPS)
    for index, rule in enumerate(plain["rules"]):
        yield ("rules", index), GONE
        yield from _changes_of_rule(("rules", index), rule)


def _changes_of_rule(at: Place, rule: Plain) -> Iterator[tuple[Place, object]]:
    if "makes" in rule and "next_step" in rule:
        yield from (((*at, key), GONE) for key in ("makes", "next_step"))
    for key, order in (("makes", MADE), ("next_step", STEPS)):
        if key in rule:
            yield from _neighbours((*at, key), rule[key], order)
    for name, fact in rule.get("facts", {}).items():
        yield (*at, "facts", name), GONE
        if name in AGES:
            yield from _by_one((*at, "facts", name), fact)
        else:
            yield (*at, "facts", name), not fact
    yield from _fewer((*at, "domains"), rule.get("domains", []))
    for number, test in enumerate(rule["when"]):
        yield (*at, "when", number), GONE
        yield from _changes_of_test((*at, "when", number), test)


def _changes_of_test(at: Place, test: Plain) -> Iterator[tuple[Place, object]]:
    for key in ("count", "domains", "earlier"):
        if key in test:
            yield from _by_one((*at, key), test[key])
    for key, order in (("rating", RATINGS), ("level", LEVELS), ("effect", EFFECTS)):
        if key in test:
            yield from _neighbours((*at, key), test[key], order)
    if "persistence" in test:
        yield (*at, "persistence"), GONE
        yield from _neighbours((*at, "persistence"), test["persistence"], OFTEN)
    elif "rating" in test:
        yield (*at, "persistence"), OFTEN[0]
    for key in ("grave", "child_says", "across", "bears_on", "reason_given", "effect"):
        if key in test:
            yield (*at, key), GONE
    if "count" in test and "across" not in test:
        yield (*at, "across"), "all"
    yield from _fewer((*at, "in"), test.get("in", []))


def _by_one(place: Place, value: int) -> Iterator[tuple[Place, object]]:
    yield from ((place, value + by) for by in (-1, 1))


def _by_a_fifth(plain: Plain, place: Place) -> Iterator[tuple[Place, object]]:
    """A share a fifth lower and a fifth higher."""
    yield from ((place, round(_at(plain, place) * by, 4)) for by in (0.8, 1.2))


def _neighbours(place: Place, value: str, order: list[str]) -> Iterator[tuple[Place, object]]:
    """One step weaker and one step stronger."""
    rank = order.index(value)
    yield from ((place, order[near]) for near in (rank - 1, rank + 1) if 0 <= near < len(order))


def _fewer(place: Place, several: list[str]) -> Iterator[tuple[Place, object]]:
    """Without the list, and without each of its members."""
    if several:
        yield place, GONE
        yield from ((place, [other for other in several if other != one]) for one in several)


def _at(plain: Any, place: Place) -> Any:
    for key in place:
        plain = plain[key]
    return plain


def _put(plain: Plain, place: Place, value: object) -> object:
    """Changes what stands at `place`, and gives what stood there (or GONE)."""
    *way, last = place
    inside = _at(plain, tuple(way))
    before = inside[last] if isinstance(last, int) else inside.get(last, GONE)
    if value is GONE:
        del inside[last]
    else:
        inside[last] = value
    return before


def _said(plain: Plain, place: Place) -> str:
    """The place in words, a rule by its id."""
    named = [plain["rules"][key]["id"] if place[0] == "rules" and at == 1 else key for at, key in enumerate(place)]
    return ".".join(str(key) for key in named)


def _words(value: object) -> str:
    if value is GONE:
        return "nothing"
    if isinstance(value, dict) and "id" in value:
        return "this rule"
    return json.dumps(value, ensure_ascii=False)


def tried(mutant: Plain, tests: list[str], folder: Path) -> int:
    """How pytest ends with this policy. The forms in `folder` are this process's own."""
    (folder / "forms/policy.yaml").write_text(json.dumps(mutant, ensure_ascii=False), encoding="utf-8")
    resources = paths.resources_folder()
    places = {"forms": folder / "forms", "resources": resources}
    ini = folder / "pytest.ini"
    ini.write_text("[pytest]\naddopts = --import-mode=importlib\n", encoding="utf-8")
    with patch.object(paths, "_bundled", places.__getitem__):
        how = ["-x", "-q", "--no-header", "--tb=no", "--noconftest", "-p", "no:cacheprovider"]
        return pytest.main([*how, "-c", str(ini), f"--rootdir={ROOT}", *tests])


def each_in_its_own_process(work: list[Plain], run: Callable[[Plain, Path], int], at_once: int) -> list[int]:
    """What `run` gives for each, in order; so many at once."""
    said: dict[int, int] = {}
    running: dict[int, tuple[int, Path]] = {}
    waiting = list(enumerate(work))[::-1]
    with tempfile.TemporaryDirectory() as folder:
        free = [Path(folder) / str(number) for number in range(at_once)]
        for place in free:
            shutil.copytree(paths.forms_folder(), place / "forms")
        while waiting or running:
            while waiting and free:
                number, one = waiting.pop()
                place = free.pop()
                child = os.fork()
                if child == 0:
                    _be_quiet()
                    os._exit(run(one, place))
                running[child] = (number, place)
            child, status = os.wait()
            number, place = running.pop(child)
            free.append(place)
            said[number] = os.waitstatus_to_exitcode(status)
    return [said[number] for number in range(len(work))]


def _be_quiet() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def main() -> int:
    """Tries every mutant; the policy as it is comes first, and must pass."""
    began = time.monotonic()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/engine")]
    importlib.import_module("builders")  # once here, and not again in each process

    policy = validated(Policy, read_document(paths.forms_folder() / "policy.yaml"))
    tests = [str(path) for path in TESTS if path.exists()]
    mutants = mutants_of(policy)
    work = [policy.brief(), *(mutant.plain for mutant in mutants)]
    as_it_is, *ended = each_in_its_own_process(
        work, lambda plain, folder: tried(plain, tests, folder), os.cpu_count() or 1
    )
    if as_it_is != pytest.ExitCode.OK:
        print(f"With the policy as it is, these fail; mend that first: pytest {' '.join(tests)}")
        return 1
    for mutant, code in zip(mutants, ended, strict=True):
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            print(f"The tests could not be run at all with this change, which proves nothing: {mutant.change}")
            return 1
    alive = [mutant.change for mutant, code in zip(mutants, ended, strict=True) if code == pytest.ExitCode.OK]
    killed = len(mutants) - len(alive)
    share = killed / len(mutants)
    print(f"{len(mutants)} mutants of the policy; {killed} made a test fail ({share:.1%}; goal {GOAL:.0%}),")
    print(f"{len(alive)} did not, in {time.monotonic() - began:.0f} s:")
    for change in alive:
        print(f"  {change}")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
