"""The worked examples: what a practitioner expects of a child's day, written from guidance before the rules were seen.

A failure here is a disagreement between practice and the rules. Read the case, then mend what is wrong: its
answers, its expectation (with a reason in `because`), or the policy. `resources/worked_examples/README.md` says how.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BeforeValidator, Field

from neglect_toolkit import paths
from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.model.base import Value
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.words import Domain, Level, NextStep
from neglect_toolkit.services import tools
from neglect_toolkit.services.assessing import assess_file, summary_of
from neglect_toolkit.services.toolkit import Toolkit, compose

FOLDER = paths.resources_folder() / "worked_examples"
FILES = sorted(FOLDER.glob("*.yaml"))


def _a_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Expected(Value):
    """One level or step, or the several that guidance supports; the checks and unmet needs are the whole list."""

    domains: dict[Domain, Annotated[tuple[Level, ...], BeforeValidator(_a_list), Field(min_length=1)]]
    next_step: Annotated[tuple[NextStep, ...], BeforeValidator(_a_list), Field(min_length=1)]
    safety: tuple[str, ...]
    unmet_needs: tuple[str, ...]
    accounts_differ: tuple[str, ...] = ()
    because: Annotated[str, Field(min_length=20)]


class Example(Value):
    title: str
    shows: str
    assessment: dict[str, object]
    earlier: tuple[EarlierAssessment, ...] = ()
    expect: Expected


@cache
def the_toolkit() -> Toolkit:
    return compose()


@cache
def read(file: Path) -> Example:
    return validated(Example, read_document(file))


def summarised(example: Example, answers_file: Path) -> IndicatorSummary:
    """As `assess` does it, from an answers file; but with the child's earlier assessments."""
    answers_file.write_text(json.dumps(example.assessment), encoding="utf-8")
    toolkit = the_toolkit()
    assessed = assess_file(toolkit, answers_file)
    return summary_of(assessed.assessment, assessed.tool, toolkit.policy, example.earlier)


def disagreements(expect: Expected, got: IndicatorSummary) -> Iterator[str]:
    for domain, levels in expect.domains.items():
        found = got.domains[domain]
        if found.level not in levels:
            yield f"{domain}: expected {' or '.join(levels)}, got {found.level} ({why(got, domain)})"
    if got.next_step.is_ not in expect.next_step:
        because = " ".join(got.next_step.because)
        yield f"next step: expected {' or '.join(expect.next_step)}, got {got.next_step.is_} ({because})"
    yield from differences("safety flags", expect.safety, {flag.item for flag in got.safety})
    unmet = {need.item for found in got.domains.values() for need in found.unmet_needs}
    yield from differences("unmet needs", expect.unmet_needs, unmet)
    differ = {item for found in got.domains.values() for item in found.accounts_differ}
    if missing := set(expect.accounts_differ) - differ:
        yield f"accounts differ: expected also {sorted(missing)}, got {sorted(differ)}"


def differences(what: str, expected: tuple[str, ...], got: set[str]) -> Iterator[str]:
    if set(expected) != got:
        yield f"{what}: expected {sorted(expected)}, got {sorted(got)}"


def why(got: IndicatorSummary, domain: Domain) -> str:
    found = got.domains[domain]
    findings = [f"{finding.rule} from {[because.item for because in finding.because]}" for finding in found.findings]
    unmet = [f"unmet need {need.item}" for need in found.unmet_needs]
    return "; ".join([*findings, *unmet]) or f"no finding; {found.explored} of {found.of} explored"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_rules_say_of_a_case_what_practice_expects(file: Path, tmp_path: Path) -> None:
    example = read(file)

    got = summarised(example, tmp_path / "answers.json")

    wrong = list(disagreements(example.expect, got))
    because = f"Expected because: {example.expect.because}"
    assert not wrong, "\n".join([f"{file.name}, {example.title}", *wrong, because])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_says_in_plain_words_who_the_child_is(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_every_tool_has_three_cases_or_more() -> None:
    cases = Counter(read(file).assessment["tool"] for file in FILES)

    assert {tool: cases[tool] for tool in tools.ids(the_toolkit()) if cases[tool] < 3} == {}


@pytest.mark.parametrize("domain", Domain)
@pytest.mark.parametrize("level", [Level.NONE_FOUND, Level.NOT_ENOUGH_KNOWN, Level.SOME, Level.SIGNIFICANT])
def test_every_domain_is_shown_at_each_of_these_levels(domain: Domain, level: Level) -> None:
    cases = [file for file in FILES if read(file).expect.domains.get(domain) == (level,)]

    assert len(cases) >= (2 if level.concern else 1)


@pytest.mark.parametrize("step", NextStep)
def test_every_next_step_is_shown(step: NextStep) -> None:
    assert [file for file in FILES if read(file).expect.next_step == (step,)]
