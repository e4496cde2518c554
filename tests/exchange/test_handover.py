"""A handover file opens whole with its passphrase, or not at all: cut, altered, later, of something else."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import json
import string
from typing import Any

import pyrage
import pytest
from age_made_up import aged, unaged
from cheap_keys import at_full_cost
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_made_up import a_policy, a_summary, a_tool

from neglect_toolkit import formats
from neglect_toolkit.errors import HandoverError, HandoverPassphraseError
from neglect_toolkit.exchange import handover
from neglect_toolkit.exchange.handover import from_plain, in_plain, pack, unpack
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Account, Answer, Assessment, Signature
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.handover import Package
from neglect_toolkit.model.kept_text import SealedTexts
from neglect_toolkit.model.people import Assessor, Child
from neglect_toolkit.model.record import changes_between
from neglect_toolkit.model.words import Rating, Source

SECRET = "orchard kettle marble"
STAMP = "2026-11-20T10:42:03.000000+00:00"
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
ITEMS = ("breakfast.eats_before_school", "night.sleeps_in_own_bed")


@st.composite
def contents(draw: st.DrawFn) -> Assessment:
    """What a made-up assessment holds."""
    accounts = st.builds(Account, source=st.sampled_from(Source), who=WORDS, words=WORDS)
    answers = st.builds(Answer, rating=st.sampled_from(Rating), note=WORDS, accounts=st.tuples(accounts))
    born = st.none() | st.dates(dt.date(2010, 1, 1), dt.date(2025, 1, 1))
    return Assessment(
        tool="primary",
        child=draw(st.builds(Child, name=WORDS, known_as=st.none() | WORDS, date_of_birth=born)),
        answers=draw(st.dictionaries(st.sampled_from(ITEMS), answers)),
    )


def entry(seq: int, previous: str, what: str, **detail: str) -> dict[str, Any]:
    said = {"seq": seq, "at": STAMP, "who": "p1", "what": what, "about": "a1", "detail": detail, "previous": previous}
    return {**said, "hash": sha256_of(said)}


def a_package(*states: Assessment, message: str = "", name: str = "Ifeoma Adeyemi") -> Package:
    """One assessment, signed in each of these states, one revision after another."""
    revisions, log, before = [], [entry(1, "", "start")], Assessment(tool="primary")
    salts = (f"{number:032x}" for number in itertools.count())
    for number, state in enumerate(states, start=1):
        texts = SealedTexts.of(state, a_summary(), {"facts": {}, "earlier": []}, lambda: next(salts))
        sha256 = texts.sha256
        signature = Signature(by=Assessor(name=name), at=dt.datetime.fromisoformat(STAMP), sha256=sha256)
        signed = {"at": STAMP, "sha256": sha256, "signature": canonical_json(signature.plain())}
        seal = {**signed, **texts.model_dump(exclude={"passages"})}
        newest = {"at": STAMP, "by": "p1", "format": formats.newest(Kept.ASSESSMENT)}
        changes = [{**change.plain(), **newest} for change in changes_between(before, state)]
        reason = None if number == 1 else "A date was wrong"
        opened = {"number": number, "opened_at": STAMP, "opened_by": "p1", "reason": reason}
        revisions.append({**opened, "changes": changes, "seal": seal, "passages": texts.passages})
        if reason:
            log.append(entry(len(log) + 1, log[-1]["hash"], "amend", revision=str(number)))
        log.append(entry(len(log) + 1, log[-1]["hash"], "sign", revision=str(number), sha256=sha256))
        before = state
    assessment = {
        "id": "a1",
        "child_id": "c1",
        "tool": "primary",
        "started_at": STAMP,
        "started_by": "p1",
        "saved_at": STAMP,
        "tool_sha256": a_tool().sha256,
        "policy_sha256": a_policy().sha256,
        "revisions": revisions,
    }
    documents = [
        {"kind": kind, "sha256": value.sha256, "text": canonical_json(value.plain()), "format": formats.newest(kind)}
        for kind, value in ((Kept.TOOL, a_tool()), (Kept.POLICY, a_policy()))
    ]
    logs = [{"log": log[0]["hash"], "head_seq": len(log), "head_hash": log[-1]["hash"], "entries": log}]
    return Package.model_validate(
        {
            "made_at": STAMP,
            "made_by": {"name": name},
            "message": message,
            "documents": documents,
            "children": [{"id": "c1", "created_at": STAMP}],
            "people": [{"id": "p1", "name": name}],
            "assessments": [assessment],
            "logs": logs,
        }
    )


ZOE = Assessment(
    tool="primary",
    child=Child(name="Zoë Quillfeather"),
    answers={ITEMS[0]: Answer(rating=Rating.WORRY, note="Sleeps on a sofa-cushion")},
)


@pytest.fixture(scope="module")
def file() -> bytes:
    """A real file, with the real work factor."""
    with at_full_cost():
        return pack(a_package(ZOE, message="Ring me."), SECRET)


@given(states=st.lists(contents(), min_size=1, max_size=3), message=WORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_packed_comes_out_the_same(states: list[Assessment], message: str) -> None:
    package = a_package(*states, message=message)
    again = unpack(aged(in_plain(package), SECRET), SECRET)

    assert again == package
    assert again.sha256 == package.sha256
    assert again.assessments[0].content == states[-1]


@pytest.mark.slow
def test_a_real_file_opens_with_its_passphrase_and_hides_everything(file: bytes) -> None:
    assert unpack(file, SECRET) == a_package(ZOE, message="Ring me.")
    assert file.startswith(b"age-encryption.org/v1\n-> scrypt ")
    for secret in ("Quillfeather", "sofa-cushion", "Ifeoma", "Ring me", SECRET, "neglect"):
        for encoding in ("utf-8", "utf-16-le"):
            assert secret.encode(encoding) not in file


@pytest.mark.slow
def test_it_is_age_and_gzip_and_json_and_nothing_else(file: bytes) -> None:
    plain = pyrage.passphrase.decrypt(file, SECRET)
    line, rest = plain.split(b"\n", 1)

    assert line == b"neglect-toolkit handover 2"
    revision = json.loads(gzip.decompress(rest))["assessments"][0]["revisions"][0]
    name = json.loads(revision["seal"]["content"])["child"]["name"]
    assert {passage["digest"]: passage["words"] for passage in revision["passages"]}[name["§"]] == "Zoë Quillfeather"


@pytest.mark.slow
def test_another_reader_of_the_age_format_opens_it(file: bytes) -> None:
    assert unaged(file, SECRET) == pyrage.passphrase.decrypt(file, SECRET)


@pytest.mark.parametrize("wrong", [SECRET + " ", SECRET.upper(), "", "another passphrase"])
def test_another_passphrase_is_named_as_the_reason(wrong: str) -> None:
    with pytest.raises(HandoverPassphraseError, match="not the one that this handover file was made with") as raised:
        unpack(aged(in_plain(a_package(ZOE)), SECRET), wrong)
    assert (raised.value.code, raised.value.exit_code) == ("handover_passphrase", 1)


@pytest.mark.slow
def test_another_passphrase_does_not_open_a_real_file(file: bytes) -> None:
    with pytest.raises(HandoverPassphraseError):
        unpack(file, "another passphrase")


CHEAP = aged(in_plain(a_package(ZOE)), SECRET)


@pytest.mark.parametrize("position", range(0, len(CHEAP), max(1, len(CHEAP) // 150)))
def test_one_altered_byte_anywhere_is_found(position: int) -> None:
    for mask in (1, 0x80):
        altered = bytearray(CHEAP)
        altered[position] ^= mask
        with pytest.raises(HandoverError):
            unpack(bytes(altered), SECRET)


@pytest.mark.parametrize("length", [*range(0, 230, 11), *range(230, len(CHEAP), max(1, len(CHEAP) // 60))])
def test_a_file_that_was_cut_is_found(length: int) -> None:
    with pytest.raises(HandoverError):
        unpack(CHEAP[:length], SECRET)


def test_something_added_at_the_end_is_found() -> None:
    for more in (b"x", CHEAP, b"\n"):
        with pytest.raises(HandoverError):
            unpack(CHEAP + more, SECRET)


@given(noise=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_what_is_no_file_of_ours_is_refused_in_one_sentence(noise: bytes) -> None:
    for file in (noise, b"age-encryption.org/v1\n" + noise):
        with pytest.raises(HandoverError) as raised:
            unpack(file, SECRET)
        assert "\n" not in raised.value.says
    with pytest.raises(HandoverError):
        from_plain(noise)
    with pytest.raises(HandoverError):
        from_plain(b"neglect-toolkit handover 2\n" + noise)


def test_an_age_file_of_somebody_else_is_no_handover_file() -> None:
    with pytest.raises(HandoverError, match="no handover file"):
        unpack(aged(b"a letter", SECRET), SECRET)


def test_a_later_format_is_named_as_such() -> None:
    later = in_plain(a_package(ZOE)).replace(b"handover 2\n", b"handover 3\n", 1)
    with pytest.raises(HandoverError, match="later version"):
        unpack(aged(later, SECRET), SECRET)


def test_a_file_that_asks_for_too_much_work_is_not_begun() -> None:
    greedy = CHEAP.replace(b" 2\n", b" 40\n", 1)
    with pytest.raises(HandoverError, match="no handover file"):
        unpack(greedy, SECRET)


def test_a_file_that_would_unpack_to_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "LARGEST", 1_000_000)
    bomb = b"neglect-toolkit handover 2\n" + gzip.compress(b" " * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(HandoverError, match="larger"):
        unpack(aged(bomb, SECRET), SECRET)


def test_too_many_assessments_for_one_file_are_refused_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "LARGEST", 1_000)
    with pytest.raises(HandoverError, match="two or more files"):
        pack(a_package(ZOE), SECRET)


def _changed(package: Package, *path: str | int, to: object) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(canonical_json(package.plain()))
    place: Any = held
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return held


_FIRST = ("assessments", 0, "revisions", 0)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("documents", 0, "text"), canonical_json(a_tool().plain() | {"title": "Another tool"})),
        (("documents", 0, "text"), "{}"),
        (("documents",), []),
        (("people",), []),
        (("children", 0, "id"), "c2"),
        (("format",), 1),
        (("logs",), []),
        (("logs", 0, "entries", 1, "detail"), {}),
        (("logs", 0, "entries"), []),
        (("logs", 0, "head_seq"), 1),
        ((*_FIRST, "seal", "content"), canonical_json(Assessment(tool="primary").plain())),
        ((*_FIRST, "seal", "summary"), canonical_json(a_summary("no_current_concern").plain())),
        ((*_FIRST, "seal", "signature"), "{}"),
        ((*_FIRST, "passages", 0, "words"), "Somebody Else"),
        ((*_FIRST, "passages", 0, "salt"), "1" * 32),
        ((*_FIRST, "passages"), []),
        ((*_FIRST, "seal", "sha256"), "0" * 64),
        ((*_FIRST, "changes"), []),
        ((*_FIRST, "changes", 0, "by"), "p7"),
        ((*_FIRST, "changes", 0, "at"), "yesterday"),
        ((*_FIRST, "changes", 0, "section"), "elsewhere"),
        ((*_FIRST, "number"), 2),
        ((*_FIRST, "discarded"), {"at": STAMP, "by": "p1"}),
        (("assessments", 0, "tool_sha256"), "0" * 64),
        (("assessments", 0, "id"), "a1'; DROP TABLE audit; --"),
        (("assessments", 0, "key"), "store key"),
        (("assessments", 0, "reviews"), [{"id": "r1"}]),
    ],
)
def test_what_does_not_prove_whole_is_refused_and_not_quoted(path: tuple[str | int, ...], to: object) -> None:
    held = _changed(a_package(ZOE), *path, to=to)
    plain = b"neglect-toolkit handover 2\n" + gzip.compress(canonical_json(held).encode())
    with pytest.raises(HandoverError) as raised:
        from_plain(plain)
    assert "Quillfeather" not in raised.value.says
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("what", ["assessments", "documents", "people", "children", "logs"])
def test_the_same_thing_twice_is_refused(what: str) -> None:
    held = json.loads(canonical_json(a_package(ZOE).plain()))
    held[what] = held[what] * 2
    with pytest.raises(ValueError, match="twice"):
        Package.model_validate(held)


def test_json_that_is_too_deep_or_not_text_is_refused() -> None:
    for text in (b"[" * 100_000, b"\xff\xfe", b'{"message": "\\ud800"}', b"NaN"):
        with pytest.raises(HandoverError):
            from_plain(b"neglect-toolkit handover 2\n" + gzip.compress(text))


def test_the_alphabet_of_passphrases_is_not_limited() -> None:
    secret = string.punctuation + " Zoë 🐘 \u00a0"
    assert unpack(aged(in_plain(a_package(ZOE)), secret), secret) == a_package(ZOE)
