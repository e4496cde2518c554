"""Nothing about a child lies anywhere in plain, while the application is open or after: only what was exported."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from services_made_up import BREAKFAST

from neglect_toolkit.model.assessment import Account, Answer, Assessment, Judgement
from neglect_toolkit.model.people import Child, Visit
from neglect_toolkit.model.words import Persistence, Rating, Source

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PHRASE = "marmalade lighthouse"
CONTENT = Assessment(
    tool="primary",
    child=Child(name="Zoëlinda Quillfeather", known_as="Zoëlinda", date_of_birth="2018-03-04", disabled=False),
    visits=(Visit(id="v1", date="2026-11-18", where=f"the {PHRASE}"),),
    answers={
        BREAKFAST: Answer(
            rating=Rating.WORRY,
            persistence=Persistence.MOST_DAYS,
            note=f"She drew a {PHRASE}.",
            accounts=(Account(source=Source.CHILD, who="Zoëlinda", visit="v1", words=f"my {PHRASE}"),),
        )
    },
    judgement=Judgement(reason=f"Because of the {PHRASE}."),
)
DATES = (
    "2018-03-04",
    "04/03/2018",
    "4/3/2018",
    "04.03.2018",
    "20180304",
    "4 March 2018",
    "04 March 2018",
    "4 Mar 2018",
)
WORDS = ("Quillfeather", "quillfeather", "Zoëlinda", PHRASE, *DATES)
# Each is long enough in every encoding that no encrypted file holds it by chance: three letters did, once in some runs.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def traces(folder: Path, but: Path) -> list[str]:
    """Where in any file of the folder a telling word stands, in any of the usual encodings; also in file names."""
    needles = {
        unicodedata.normalize(form, word).encode(encoding, errors="ignore"): word
        for word in WORDS
        for form in ("NFC", "NFD")
        for encoding in ENCODINGS
    }
    return [
        f"{path}: {word}"
        for path, data in _files(folder, but)
        for needle, word in needles.items()
        if needle in data or needle in str(path).encode()
    ]


def _files(folder: Path, but: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and path != but:
            yield path, path.read_bytes()


def test_the_search_itself_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("born 4 March 2018", encoding="utf-16-le")
    (tmp_path / "c").write_text("nothing of the kind", encoding="utf-16-le")
    found = traces(tmp_path, tmp_path / "b")
    assert f"{tmp_path / 'a'}: 4 March 2018" in found
    assert not any(line.startswith(f"{tmp_path / 'c'}:") for line in found)


def test_nothing_about_a_child_is_left_in_plain(tmp_path: Path) -> None:
    pdf = tmp_path / "exported on purpose.pdf"
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    for folder in (home, temporary):
        folder.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NEGLECT_"))}
    environment = kept | {
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(temporary),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    script = Path(__file__).parent / "writes_about_a_child.py"
    with subprocess.Popen(
        [sys.executable, str(script), str(pdf)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=temporary,
        text=True,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(CONTENT.model_dump_json(exclude_defaults=True) + "\n")
        running.stdin.flush()
        for moment in ("open", "closed"):
            said = running.stdout.readline().strip()
            assert said == moment, running.stderr.read() if running.stderr else said
            assert traces(tmp_path, pdf) == []
            running.stdin.write("\n")
            running.stdin.flush()
        rest, complaints = running.communicate(timeout=30)
    assert running.returncode == 0
    assert not any(word in rest + complaints for word in WORDS)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert any(path.name == "store.db" for path in home.rglob("*"))
