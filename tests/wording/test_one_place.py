"""Words for the values of the vocabulary stand in `wording` alone, and no date is written by the machine's language."""

from __future__ import annotations

import ast
import enum
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import neglect_toolkit
from neglect_toolkit import model

ROOT = Path(neglect_toolkit.__file__).parent
WORDED = ("wording", "model")

# Where values are mapped to strings that are no labels.
ALLOWED = {
    "engine/chronology.py": "the grammar of its own sentences",
    "engine/comparison_sentences.py": "the grammar of its own sentences",
    "engine/drift.py": "the grammar of its own sentences",
    "engine/explanations.py": "the grammar of its own sentences",
    "engine/sentences.py": "sentences that are sealed with a signature: no word of them may change",
    "engine/visit_sentences.py": "the grammar of its own sentences",
    "gui/day/cards/account_row.py": "what a practitioner is asked, by whose account it is",
    "gui/day/cards/accounts.py": "what a button adds, by whose account it is",
    "gui/day/cards/rating.py": "names of styles",
    "gui/day/pages/chronology_page.py": "names of colours",
    "gui/day/pages/over_time_page.py": "names of colours; headings of a list (“Got worse”)",
    "gui/day/review_controller.py": "sentences on how a review stands",
    "gui/widgets/marks.py": "names of colours",
    "reports/signs.py": "names of drawn signs",
    "services/rights.py": "what is said to whoever may not do something",
    "store/counts.py": "SQL",
    "store/queue.py": "SQL",
}


def enums() -> dict[str, type[enum.Enum]]:
    found: dict[str, type[enum.Enum]] = {}
    for module in pkgutil.iter_modules(model.__path__):
        held = vars(importlib.import_module(f"{model.__name__}.{module.name}"))
        found |= {name: one for name, one in held.items() if isinstance(one, type) and issubclass(one, enum.Enum)}
    return found


ENUMS = enums()


def is_member(node: ast.expr | None) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ENUMS
        and node.attr in ENUMS[node.value.id].__members__
    )


def is_words(node: ast.expr | None) -> bool:
    """A string, or a call that is given one: `TileWords("Manager", "Reads what …")`."""
    if isinstance(node, ast.Call):
        return any(is_words(argument) for argument in node.args)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def pairs(node: ast.AST) -> Iterator[tuple[ast.expr | None, ast.expr | None]]:
    """What a dict, a list of pairs or a `match` maps to what."""
    match node:
        case ast.Dict():
            yield from zip(node.keys, node.values, strict=True)
        case ast.List() | ast.Tuple() | ast.Set():
            for one in node.elts:
                of = one.elts if isinstance(one, ast.Tuple) else one.args if isinstance(one, ast.Call) else []
                if len(of) > 1:
                    yield of[0], of[1]
        case ast.Match():
            for case in node.cases:
                pattern = case.pattern.value if isinstance(case.pattern, ast.MatchValue) else None
                last = case.body[-1]
                yield pattern, last.value if isinstance(last, ast.Return) else None


def worded(source: str) -> list[int]:
    """The lines on which two members or more of a model's enum are mapped to words."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if sum(is_member(value) and is_words(words) for value, words in pairs(node)) > 1
        if isinstance(node, ast.expr | ast.stmt)
    ]


def modules() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.partition("/")[0] not in WORDED:
            yield name, path.read_text(encoding="utf-8")


def test_values_have_their_words_in_one_place() -> None:
    found = {name: lines for name, source in modules() if (lines := worded(source))}
    assert {name: lines for name, lines in found.items() if name not in ALLOWED} == {}
    assert sorted(set(ALLOWED) - set(found)) == [], "these are allowed and no longer need to be"


@pytest.mark.parametrize(
    "source",
    [
        '{Rating.MIXED: "Mixed", Rating.WORRY: "A worry"}',
        '{Role.MANAGER: TileWords("Manager"), Role.PRACTITIONER: TileWords("Practitioner")}',
        '[(Status.DRAFT, "Draft"), (Status.SIGNED, "Signed")]',
        'match a:\n    case Work.LEAD:\n        return "Leads"\n    case Work.COVER:\n        return f"{a} stands in"',
    ],
)
def test_a_table_of_words_is_found(source: str) -> None:
    assert worded(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "{Rating.MIXED: 1, Rating.WORRY: 2}",
        '{Rating.MIXED: "Mixed"}',
        '{"Rating.MIXED": "Mixed", "Rating.WORRY": "A worry"}',
        "{Rating.MIXED: (Icon.HALF, 'mixed'), Rating.WORRY: (Icon.TRIANGLE, 'worry')}",
    ],
)
def test_what_is_no_table_of_words_is_not_taken_for_one(source: str) -> None:
    assert worded(source) == []


# Names of months and days, and whole dates, by the machine's language
BY_THE_MACHINE = re.compile(r"%[aAbBcxXp]|QLocale|\bimport locale\b|month_name|month_abbr|day_name|day_abbr")
A_MONTH = re.compile(r"[\"'](January|jan|january)[\"']")


def test_no_date_is_written_by_the_language_of_the_machine() -> None:
    everywhere = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py")}
    assert [name for name, source in everywhere.items() if BY_THE_MACHINE.search(source)] == []
    assert [name for name, source in everywhere.items() if A_MONTH.search(source)] == ["wording/dates.py"]
    assert BY_THE_MACHINE.search('f"{day:%d %B %Y}"')
