"""The documents say what is so."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest

from neglect_toolkit.services import guiding
from neglect_toolkit.services.toolkit import compose

ROOT = Path(__file__).parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_schema_in_docs_is_the_models() -> None:
    checked = subprocess.run([sys.executable, ROOT / "packaging" / "schema.py", "--check"], check=False)
    assert checked.returncode == 0, "run `make schema`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_make_target_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.name)
def test_a_decision_begins_with_its_number_its_title_and_its_date(record: Path) -> None:
    heading, blank, dated, *_ = record.read_text(encoding="utf-8").splitlines()

    number = re.match(r"# (\d+)\. \S", heading)
    assert number, f"{heading!r} is not written `# N. Title`"
    assert int(number[1]) == int(record.name[:4])
    assert blank == ""
    day = dt.datetime.strptime(dated, "%d %B %Y").date()  # noqa: DTZ007 - a day has no time zone
    assert dated == f"{day.day} {day:%B %Y}"


def test_the_list_of_decisions_has_each_by_its_number_and_title() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    titles = [record.read_text(encoding="utf-8").splitlines()[0].split(". ", 1)[1] for record in DECISIONS]

    assert re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", listed, re.MULTILINE) == [
        (str(number), title, record.name)
        for number, (title, record) in enumerate(zip(titles, DECISIONS, strict=True), start=1)
    ]


def test_the_example_of_the_health_guide_can_be_followed(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    file = tmp_path / "answers.yaml"
    file.write_text(example, encoding="utf-8")
    guided = guiding.guide_file(compose(store=tmp_path), file)
    assert len(guided.result.features) == 2
