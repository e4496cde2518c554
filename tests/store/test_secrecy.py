"""Nothing about a child, and no secret, is ever in plain in the store's folder."""

from __future__ import annotations

from pathlib import Path

from cheap_keys import CHEAP
from one_transaction import write
from store_made_up import BEDTIME, ME, PASSPHRASE, FixedClockRealKeys, an_assessment, raw, signed, started

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.people import Child, HouseholdMember
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.words import Rating
from neglect_toolkit.store import assessments, sealing
from neglect_toolkit.store.store import Store

SECRETS = ("Quillfeather", "Marmalade", "toast if I get", "Threadgold", "sofa-cushion", "rang-on-Tuesday", ME.name)


def plain_in(folder: Path, *secrets: str) -> list[tuple[str, str]]:
    """Where a secret stands as text, in either of the encodings that SQLite and Windows use."""
    return [
        (path.name, secret)
        for path in folder.rglob("*")
        for secret in secrets
        if any(secret.encode(encoding) in path.read_bytes() for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def test_no_word_about_a_child_is_in_any_file(folder: Path, clock: FixedClockRealKeys) -> None:
    assessment = an_assessment().model_copy(update={"household": (HouseholdMember(name="Ottoline Threadgold"),)})
    with Store.create(folder, PASSPHRASE, ME, clock, CHEAP) as store:
        header = started(store, assessment)
        note = Answer(rating=Rating.WORRY, note="Sleeps on a sofa-cushion")
        write(store, assessments.save, header.id, [Change.answer(BEDTIME, note)], Progress())
        signed(store, header)
        write(store, sealing.amend, header.id, "Grandmother rang-on-Tuesday")
        written = {path.name: path.stat().st_size for path in folder.iterdir()}
        while_open = plain_in(folder, *SECRETS, PASSPHRASE)
        key = Store.derive(folder, PASSPHRASE).key
        keys = [
            path.name for path in folder.iterdir() if key in path.read_bytes() or key.hex() in path.read_text("latin1")
        ]
    after_closing = plain_in(folder, *SECRETS, PASSPHRASE)

    assert written.keys() == {"store.db", "store.db-wal", "store.db-shm", "keyring.json"}
    assert written["store.db-wal"] > 0
    assert (while_open, after_closing, keys) == ([], [], [])
    assert sorted(path.name for path in folder.iterdir()) == ["keyring.json", "store.db"]


def test_the_search_for_plain_words_would_find_them(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Zoë Quillfeather", encoding="utf-16-le")

    assert plain_in(tmp_path, *SECRETS) == [("note.txt", "Quillfeather")]


def test_what_is_read_in_a_bulk_makes_no_temporary_file(store: Store, folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    for _ in range(30):
        started(store)
    with raw(store).reading() as connection:
        connection.rows("SELECT DISTINCT value || seq AS it FROM change ORDER BY it DESC")
        during = {path.name for path in folder.iterdir()}

    assert during == before | {"store.db-wal", "store.db-shm"}


def test_no_refusal_and_no_value_shows_what_is_written_about_a_child() -> None:
    change = Change.answer(BEDTIME, Answer(note="Sleeps on a sofa-cushion"))
    named = Change.of("child", an_assessment().model_copy(update={"child": Child(name="Zoë Quillfeather")}))

    assert not [word for word in ("sofa", "Zoë", "Quillfeather") if word in repr((change, named))]
