"""Stores of every earlier state are opened, upgraded, read back and worked on: nothing that was kept is lost.

A new step of the schema needs one more of them: `make keep-store`. What they hold is in `kept/README.md`.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from handed_over import dump
from kept_reading import (
    AFTER_ALL,
    KeptStore,
    hashes_in,
    in_todays_formats,
    kept_stores,
    read_back,
    steps_without_a_store,
)
from one_transaction import read
from pypdf import PdfReader
from read_back import squeezed
from store_made_up import FixedClockRealKeys

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.people import Assessor
from neglect_toolkit.model.queue import QueueQuery
from neglect_toolkit.model.words import ManagerView, Rating
from neglect_toolkit.services import exporting, handing_over, staff, unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store import audit, checking, keys, migrations, queue
from neglect_toolkit.store.store import Store
from neglect_toolkit.store.upgrades import STEPS

STORES = kept_stores()
HANDED_OVER = [kept for kept in STORES if kept.package.exists()]
KEEP_STORE = Path(__file__).parents[2] / "packaging" / "keep_store.py"
PASSPHRASE = "teapot lantern gravel"

each = pytest.mark.parametrize("kept", STORES, ids=lambda kept: kept.number)


@pytest.fixture
def clock() -> FixedClockRealKeys:
    return FixedClockRealKeys(AFTER_ALL)


@pytest.fixture
def unlocked(tmp_path: Path, clock: FixedClockRealKeys) -> Iterator[Callable[[KeptStore, str], Casework]]:
    """Unlocks a copy of a kept store for somebody; one after the other of one store."""
    works: list[Casework] = []

    def unlock(kept: KeptStore, name: str) -> Casework:
        for work in works:
            work.lock()
        folder = tmp_path / kept.number
        works.append(kept.unlocked(folder if folder.exists() else kept.copied_to(folder), name, clock))
        return works[-1]

    yield unlock
    for work in works:
        work.lock()


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[KeptStore], dict[str, Any]]:
    """What is read from a copy of a kept store, once it was opened by the version of today."""

    @cache
    def read_from(kept: KeptStore) -> dict[str, Any]:
        folder = kept.copied_to(tmp_path_factory.mktemp("kept") / "store")
        with Store.open_with(folder, _key(folder, kept), FixedClockRealKeys(AFTER_ALL)) as store:
            return read(store, read_back)

    return read_from


@cache
def expected_of(kept: KeptStore) -> dict[str, Any]:
    return in_todays_formats(kept.expected)


def _key(folder: Path, kept: KeptStore) -> Any:
    return Store.derive(folder, kept.expected["passphrase"], kept.who(kept.expected["opened_by"]))


# Every state is there, and opens


def test_a_store_is_kept_of_every_step() -> None:
    missing = steps_without_a_store()
    newest = STEPS[-1][0].partition("_")[0]
    mend = "run `make keep-store` and commit it" if missing == (newest,) else "put it back from the history"
    assert missing == (), f"No store is kept of {', '.join(missing)} in tests/store/kept: {mend}."


def test_a_step_without_a_store_is_found() -> None:
    assert steps_without_a_store([*STEPS, ("9999_not_there_yet", None)])[-1:] == ("9999",)


@pytest.mark.slow
def test_a_store_is_kept_as_it_is_read(tmp_path: Path) -> None:
    made = _keep_store(tmp_path)

    assert made.returncode == 0, made.stderr
    [state] = tmp_path.glob("*.json")
    kept = KeptStore(state.stem, tmp_path)
    assert kept.number == STEPS[-1][0].partition("_")[0]
    assert kept.package.is_file()
    with Store.open_with(kept.folder, _key(kept.folder, kept), FixedClockRealKeys(AFTER_ALL)) as store:
        assert read(store, checking.check) == ()
        now = read(store, read_back)
    untagged = [{key: one[key] for key in one if key != "tag"} for one in kept.expected["assessments"]]
    assert now == {part: kept.expected[part] for part in now} | {"assessments": untagged}


def test_a_store_that_is_kept_is_not_made_anew(tmp_path: Path) -> None:
    there = tmp_path / STEPS[-1][0].partition("_")[0] / "store.db"
    there.parent.mkdir()
    there.write_bytes(b"what that state wrote")
    refused = _keep_store(tmp_path)

    assert refused.returncode != 0
    assert "There is a kept store" in refused.stderr
    assert there.read_bytes() == b"what that state wrote"


def _keep_store(into: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(KEEP_STORE), "--into", str(into)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_of_them_opens_and_is_upgraded_and_whole(tmp_path: Path) -> None:
    for kept in STORES:
        folder = kept.copied_to(tmp_path / kept.number)
        key = _key(folder, kept)
        assert keys.open_with_recovery_code(folder, kept.expected["recovery_code"]) == key
        with Store.open_with(folder, key, FixedClockRealKeys(AFTER_ALL)) as store:
            assert read(store, checking.check) == (), kept.number
            now = read(store, read_back)
        assert tuple(now["migrations"]) == migrations.names(), kept.number
        assert now["migrations"][: len(kept.expected["migrations"])] == kept.expected["migrations"]
        assert {one["id"]: one["status"] for one in now["assessments"]} == {
            one["id"]: one["status"] for one in kept.expected["assessments"]
        }


# What was kept reads as it did


@each
def test_every_list_says_what_it_said(kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]) -> None:
    """A header may say more today; what it said before is as it was."""
    for was, now in zip(expected_of(kept)["assessments"], upgraded(kept)["assessments"], strict=True):
        assert {key: now[key] for key in ("id", "status", "revision", "child")} == {
            key: was[key] for key in ("id", "status", "revision", "child")
        }
        assert {key: now["header"][key] for key in was["header"]} == was["header"], was["tag"]


@each
def test_every_assessment_holds_what_it_held(kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]) -> None:
    was = {one["tag"]: one["content"] for one in expected_of(kept)["assessments"]}
    tags = {one["id"]: one["tag"] for one in expected_of(kept)["assessments"]}

    assert {tags[one["id"]]: one["content"] for one in upgraded(kept)["assessments"]} == was


@each
def test_what_was_signed_is_what_was_signed(kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]) -> None:
    for was, now in zip(expected_of(kept)["assessments"], upgraded(kept)["assessments"], strict=True):
        for before, after in zip(was["sealed"], now["sealed"], strict=True):
            for part in before:
                assert after[part] == before[part], (was["tag"], before["number"], part)


@each
def test_nothing_that_was_written_down_is_lost_by_an_upgrade(
    kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]
) -> None:
    """Held against the data itself and not against an upgrade of it, whatever a later format calls the keys."""
    for was, now in zip(kept.expected["assessments"], upgraded(kept)["assessments"], strict=True):
        before = Counter(_leaves([was["content"], was["sealed"]]))
        assert before - Counter(_leaves([now["content"], now["sealed"]])) == Counter(), was["tag"]


@each
def test_an_assessment_is_found_by_its_words(kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework]) -> None:
    work = unlocked(kept, kept.names()[1])
    query = QueueQuery(statuses=(), search="quillf larkin toast")
    found = read(work._store, queue.page, work.me.team_key, query).headers

    was = {one["id"]: one["content"]["answers"] for one in kept.expected["assessments"]}
    noted = {about for about, answers in was.items() if "Toast from a neighbour." in _leaves(answers)}
    assert {header.id for header in found} == noted != set()


@each
def test_what_was_said_beside_it_is_as_it_was(kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]) -> None:
    was, now = expected_of(kept), upgraded(kept)
    for one in was.get("unfinished", ()):  # a comment being written was looked for under this name until 0008
        if one["about"].startswith("comment:"):
            one["about"] = f"review:{one['about'].removeprefix('comment:')}:comment"
    told = ("reviews", "comments", "supervisions", "outcomes", "guides", "guides_about", "withdrawals", "unfinished")

    assert {part: now[part] for part in (*told, "people", "workers") if part in was} == {
        part: was[part] for part in (*told, "people", "workers") if part in was
    }
    hashes = hashes_in(kept.expected)
    assert {name: now["hashes"][name] for name in hashes} == hashes


@each
def test_no_row_was_added_or_lost(kept: KeptStore, upgraded: Callable[[KeptStore], dict[str, Any]]) -> None:
    rows = {name: many for name, many in kept.expected["rows"].items() if name != "_sqlite_migrations"}

    assert {name: upgraded(kept)["rows"][name] for name in rows} == rows


@each
def test_the_audit_log_begins_as_it_did(kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework]) -> None:
    was = kept.expected
    work = unlocked(kept, was["opened_by"])
    first = read(work._store, audit.entries)[: was["audit_entries"]]

    assert [first[-1].seq, first[-1].hash] == was["audit_head"]
    assert {what: sum(entry.what == what for entry in first) for what in was["audit_deeds"]} == was["audit_deeds"]
    assert work.check(head=":".join(map(str, was["audit_head"]))) == ()


def test_what_somebody_was_writing_is_where_they_look_for_it(unlocked: Callable[[KeptStore, str], Casework]) -> None:
    """Of the states that kept it where it is kept today."""
    for kept in [kept for kept in STORES if kept.number >= "0008"]:
        work = unlocked(kept, kept.names()[1])
        signed, amended = (_id(kept, tag) for tag in ("amended_and_signed_again", "amendment_open"))

        assert work.reviewing.drafts(signed) == {"comment": "Is the second date"}
        assert work.supervising.draft(work.open(amended).header).reflections == "Begun, and the telephone rang"


# Work goes on


@pytest.mark.slow
@each
def test_work_goes_on(kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework]) -> None:
    practitioner, manager = kept.names()
    work = unlocked(kept, practitioner)
    opened = work.open(_id(kept, "amended_and_signed_again"))
    before = opened.as_signed()
    opened.amend("The aunt rang with the dates.")
    opened.save(opened.assessment.with_answer("health.teeth", Answer(rating=Rating.MIXED, note="Seen on 2 December.")))
    opened.sign()

    assert before is not None
    after = opened.as_signed()
    assert after is not None
    assert (after.number, after.reason) == (before.number + 1, "The aunt rang with the dates.")
    assert after.content.answers["health.teeth"].note == "Seen on 2 December."
    assert {item: after.content.answers[item] for item in before.content.answers if item != "health.teeth"} == {
        item: answer for item, answer in before.content.answers.items() if item != "health.teeth"
    }
    assert work.check() == ()
    if manager != practitioner:
        maria = unlocked(kept, manager)
        maria.reviewing.countersign(opened.header.id, ManagerView.AGREE)
        assert maria.check() == ()


@pytest.mark.slow
@each
def test_everything_signed_is_exported(
    kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework], tmp_path: Path
) -> None:
    work = unlocked(kept, kept.names()[1])
    signed = [one for one in expected_of(kept)["assessments"] if one["sealed"]]
    for one in signed:
        opened = work.open(one["id"])
        pdf = exporting.render_referral(opened.prepare_referral(as_signed=opened.header.status.is_open))
        opened.keep_export(tmp_path / f"{one['id']}.pdf", pdf, "referral")
        quotation = _quotation(one["sealed"][-1]["content"])
        assert _missing_in(tmp_path / f"{one['id']}.pdf", one["child"], quotation) == [], one["tag"]

    assert len(signed) >= 4
    assert work.check() == ()


@pytest.mark.slow
@each
def test_every_supervision_is_exported(
    kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework], tmp_path: Path
) -> None:
    held = expected_of(kept).get("supervisions", {})
    of_child = {one["header"]["child_id"]: one["id"] for one in kept.expected["assessments"]}
    work = unlocked(kept, kept.names()[1])
    for child, records in held.items():
        header = work.open(of_child[child]).header
        kept_here = {record.id: record for record in work.supervising.supervisions(header)}
        for one in records:
            pdf = exporting.render_supervision(work.supervising.prepare_pdf(header, "full", kept_here.pop(one["id"])))
            work.supervising.keep_pdf(header, tmp_path / "supervision.pdf", pdf, "full")
            assert _missing_in(tmp_path / "supervision.pdf", one["content"]["decisions"]) == []
        assert not kept_here

    assert work.check() == ()


@pytest.mark.slow
@each
def test_everything_is_handed_over_and_taken_in_whole(
    kept: KeptStore, unlocked: Callable[[KeptStore, str], Casework], tmp_path: Path
) -> None:
    work, file = unlocked(kept, kept.names()[1]), tmp_path / "package.age"
    ids = [one["id"] for one in kept.expected["assessments"]]
    work.handing_over.hand_over(ids, "another made up passphrase", file, "All of it.")
    ours = read(work._store, read_back)

    there = _new_store(tmp_path / "there")
    taken = there.handing_over.take_in(
        handing_over.look_into(handing_over.read_file(file), "another made up passphrase")
    )

    assert taken.refused == ()
    assert there.check() == ()
    theirs = read(there._store, read_back)
    for part in ("reviews", "comments", "supervisions", "outcomes", "hashes"):
        assert theirs[part] == ours[part]
    held = [("id", "status", "revision", "child", "content", "sealed")] * len(ids)
    assert [[one[part] for part in parts] for one, parts in zip(theirs["assessments"], held, strict=True)] == [
        [one[part] for part in parts] for one, parts in zip(ours["assessments"], held, strict=True)
    ]
    there.lock()


# What an earlier state handed over


@pytest.mark.slow
@pytest.mark.parametrize("kept", HANDED_OVER, ids=lambda kept: kept.number)
def test_a_package_of_an_earlier_state_is_taken_in_once(kept: KeptStore, tmp_path: Path) -> None:
    package = handing_over.look_into(kept.package.read_bytes(), kept.expected["package"]["passphrase"])
    there = _new_store(tmp_path / "there")

    assert there.handing_over.take_in(package).refused == ()
    before = dump(there._store)
    assert there.handing_over.take_in(package).refused == ()

    assert dump(there._store) == before
    assert there.check() == ()
    was = {one["id"]: one for one in expected_of(kept)["assessments"] if str(one["tag"]).startswith("taken_in")}
    now = {one["id"]: one for one in read(there._store, read_back)["assessments"]}
    assert now.keys() == was.keys()
    for about, one in was.items():
        parts = ("status", "revision", "child", "content")
        assert [now[about][part] for part in parts] == [one[part] for part in parts]
        for before_, after in zip(one["sealed"], now[about]["sealed"], strict=True):
            assert {part: after[part] for part in before_} == before_
    there.lock()


def _missing_in(file: Path, *texts: str) -> list[str]:
    """Those of some texts that are on no page of a PDF; it is read no further than to the last of them."""
    missing, read_so_far = list(texts), ""
    for page in PdfReader(file).pages:
        read_so_far += squeezed(page.extract_text())
        missing = [text for text in missing if squeezed(text) not in read_so_far]
        if not missing:
            break
    return missing


def _new_store(folder: Path) -> Casework:
    toolkit = compose(store=folder, clock=FixedClockRealKeys(AFTER_ALL))
    me = staff.new_person(toolkit, Assessor(name="Rosalind Achterberg", role="social worker", team="South"))
    return unlocking.unlock(toolkit, unlocking.create_store(toolkit, PASSPHRASE, me))


def _id(kept: KeptStore, tag: str) -> str:
    return next(str(one["id"]) for one in kept.expected["assessments"] if one["tag"] == tag)


def _leaves(data: Any) -> list[Any]:
    """Every value in some data that is neither empty nor made of others."""
    if isinstance(data, dict | list):
        return [leaf for part in (data.values() if isinstance(data, dict) else data) for leaf in _leaves(part)]
    return [] if data is None else [data]


def _quotation(content: dict[str, Any]) -> str:
    """Something that somebody said, and that is in the record word by word."""
    accounts = (account for answer in content["answers"].values() for account in answer["accounts"])
    return next(str(account["words"]) for account in accounts if account["words"])
