"""Free text that stands beside a record, so that it can be taken out one day and the record still prove itself.

In the record's text each passage is a reference, `{"§": DIGEST}`; the digest is of a random salt and the words. Without
salt and words nobody can tell what was said, not even by guessing; the digest still says that it was this and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from neglect_toolkit.model.base import Value, sha256_of

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
REFERENCE = "§"
ERASED = "[taken out of the record]"
"""What stands in a record where a passage was taken out."""


class Passage(Value):
    """One free text with the salt of its digest; both are None where it was taken out."""

    model_config = ConfigDict(hide_input_in_errors=True)

    digest: Digest
    salt: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$", repr=False)
    words: str | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _is_what_its_digest_says(self) -> Passage:
        if (self.salt is None) != (self.words is None):
            raise ValueError("a passage has its words and its salt, or neither")
        if self.salt is not None and digest_of(self.salt, self.words or "") != self.digest:
            raise ValueError("a passage is not what its digest says")
        return self

    @property
    def said(self) -> str:
        """The words, or what stands in their place."""
        return ERASED if self.words is None else self.words


def digest_of(salt: str, words: str) -> str:
    """The SHA-256 of salt and words as a JSON list, in hexadecimal: nothing of one can be passed off as the other."""
    return sha256_of([salt, words])


class Splitter:
    """Takes free text out of the parts of one record; the same words are one passage in all of them.

    Args:
        new_salt: gives a salt that nobody can guess, another one at each call.
    """

    def __init__(self, new_salt: Callable[[], str]) -> None:
        self._new_salt = new_salt
        self._passages: dict[str, Passage] = {}

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What was taken out so far."""
        return tuple(self._passages.values())

    def without(self, data: Any, free_text: frozenset[str]) -> Any:
        """JSON-ready data with references in place of the strings under `free_text`, wherever these keys stand."""
        return self._without(data, free_text, is_free=False)

    def passage(self, words: str) -> Passage:
        """The passage of some words."""
        if words not in self._passages:
            salt = self._new_salt()
            self._passages[words] = Passage(digest=digest_of(salt, words), salt=salt, words=words)
        return self._passages[words]

    def _without(self, value: Any, free_text: frozenset[str], *, is_free: bool) -> Any:
        if isinstance(value, str):
            return {REFERENCE: self.passage(value).digest} if is_free and value else value
        if isinstance(value, list):
            return [self._without(each, free_text, is_free=is_free) for each in value]
        if isinstance(value, dict):
            return {key: self._without(each, free_text, is_free=key in free_text) for key, each in value.items()}
        return value


def by_digest(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Passages by what a record refers to them by."""
    return {passage.digest: passage for passage in passages}


def joined(data: Any, passages: Iterable[Passage]) -> Any:
    """Plain data with the words of its passages in their places.

    Raises:
        ValueError: a passage that the data refer to is not there at all.
    """
    return _joined(data, by_digest(passages))


def _joined(data: Any, passages: Mapping[str, Passage]) -> Any:
    if isinstance(data, list):
        return [_joined(each, passages) for each in data]
    if not isinstance(data, dict):
        return data
    if data.keys() == {REFERENCE}:
        found = passages.get(str(data[REFERENCE]))
        if found is None:
            raise ValueError("a passage that the record refers to is not there")
        return found.said
    return {key: _joined(each, passages) for key, each in data.items()}


def referred_to(data: Any) -> set[str]:
    """The digests of every passage that plain data refer to."""
    if isinstance(data, dict):
        if data.keys() == {REFERENCE}:
            return {str(data[REFERENCE])}
        return set().union(*map(referred_to, data.values()))
    return set().union(*map(referred_to, data)) if isinstance(data, list) else set()


def agree(held: Any, sealed: Any) -> bool:
    """Whether two plain data are the same everywhere but where a passage was taken out of the second."""
    if sealed == ERASED:
        return held is not None
    if isinstance(sealed, dict) and isinstance(held, dict):
        return held.keys() == sealed.keys() and all(agree(held[key], sealed[key]) for key in sealed)
    if isinstance(sealed, list) and isinstance(held, list):
        return len(held) == len(sealed) and all(map(agree, held, sealed))
    return bool(held == sealed)
