"""Records as text: the very text that a hash is of, the format it is in, and the passages that it refers to.

A text is proved first, then upgraded (`neglect_toolkit.formats`), and only then made a value of today.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import ConfigDict, Field, ValidationError, model_validator

from neglect_toolkit import formats
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.base import Value, canonical_json
from neglect_toolkit.model.free_text import FREE_TEXT
from neglect_toolkit.model.passages import REFERENCE, Passage, Splitter, joined, referred_to
from neglect_toolkit.model.summary import IndicatorSummary

V = TypeVar("V", bound=Value)

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FormatNumber = Annotated[int, Field(ge=1, le=10_000)]
Passages = Annotated[tuple[Passage, ...], Field(max_length=100_000, repr=False)]

REFERENCE_MARK = f'{{"{REFERENCE}":'
"""How a reference to a passage begins in a record's text."""

_HIDDEN = ConfigDict(hide_input_in_errors=True)


def text_hash(text: str) -> str:
    """The SHA-256 of a record's text as it is kept, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def whole(text: str, passages: Iterable[Passage]) -> dict[str, Any]:
    """The data in a record's text, with the words of its passages in their places.

    Raises:
        ValueError: it is no JSON object, it is nested too deeply, or a passage that it refers to is not there.
    """
    try:
        data = joined(json.loads(text), passages)
    except RecursionError:
        raise ValueError("a record is nested too deeply") from None
    if not isinstance(data, dict):
        raise ValueError("a record is a JSON object")  # noqa: TRY004 - a fault of what was read, not of the caller
    return data


def value_of(model: type[V], kind: Kept, number: int, text: str, passages: Iterable[Passage] = (), *, called: str) -> V:
    """A record's text, proved already and in the format `number`, as a value of today.

    `called` begins the sentence of an error.

    Raises:
        ValueError: it is not what was kept (see `whole`).
        RecordUnreadableError: it was kept by a later version, or this version cannot make sense of it.
    """
    held = tuple(passages)
    if held or REFERENCE_MARK in text:  # else there is nothing to put together, and most of what is kept is large
        text = canonical_json(whole(text, held))
    newest = formats.upgraded(kind, number, text, called=called)
    try:
        return model.model_validate_json(newest)
    except ValidationError:
        raise formats.unreadable(called) from None


class KeptText(Value):
    """A record as it is kept: its text, the format and the hash of that, and the passages that the text refers to."""

    model_config = _HIDDEN

    format: FormatNumber
    text: Annotated[str, Field(max_length=20_000_000, repr=False)]
    sha256: Hash
    passages: Passages = ()

    @classmethod
    def of(cls, kind: Kept, data: Any, new_salt: Callable[[], str]) -> KeptText:
        """JSON-ready data of today's shape as a new record of its kind, its free text in passages."""
        splitter = Splitter(new_salt)
        text = canonical_json(splitter.without(data, FREE_TEXT[kind]))
        return cls(format=formats.newest(kind), text=text, sha256=text_hash(text), passages=splitter.passages)

    @model_validator(mode="after")
    def _is_what_was_kept(self) -> KeptText:
        if text_hash(self.text) != self.sha256:
            raise ValueError("a record is not what its hash says")
        whole(self.text, self.passages)
        if referred_to(json.loads(self.text)) != {passage.digest for passage in self.passages}:
            raise ValueError("a record has a passage that it does not refer to")
        return self

    def is_same(self, other: KeptText) -> bool:
        """Whether it is the same record, whether or not passages were taken out of either."""
        return (self.format, self.text) == (other.format, other.text)

    def is_in(self, others: Iterable[KeptText]) -> bool:
        """Whether it is one of these records."""
        return any(map(self.is_same, others))

    def read(self, kind: Kept, model: type[V], called: str) -> V:
        """The record as a value of today. Raises as `value_of`."""
        return value_of(model, kind, self.format, self.text, self.passages, called=called)


class SealedTexts(Value):
    """What is signed, as the texts that the seal is the hash of. The same words are one passage in all of it."""

    model_config = _HIDDEN

    content: Annotated[str, Field(repr=False)]
    content_format: FormatNumber
    summary: Annotated[str, Field(repr=False)]
    summary_format: FormatNumber
    inputs: Annotated[str, Field(repr=False)]
    passages: Passages = ()

    @classmethod
    def of(
        cls, content: Assessment, summary: IndicatorSummary, inputs: Mapping[str, Any], new_salt: Callable[[], str]
    ) -> SealedTexts:
        """A content, what it added up to, and the JSON-ready data of what that was made from, ready to be signed.

        An empty answer says nothing and is left out, as it is in the store. The formats are sealed with the inputs.
        """
        answers = {item: answer for item, answer in content.answers.items() if not answer.is_empty}
        plain = content.model_copy(update={"answers": answers}).plain()
        splitter = Splitter(new_salt)
        of_content, of_summary = formats.newest(Kept.ASSESSMENT), formats.newest(Kept.SUMMARY)
        return cls(
            content=canonical_json(splitter.without(plain, FREE_TEXT[Kept.ASSESSMENT])),
            content_format=of_content,
            summary=canonical_json(splitter.without(summary.plain(), FREE_TEXT[Kept.SUMMARY])),
            summary_format=of_summary,
            inputs=canonical_json({**inputs, "formats": {"content": of_content, "summary": of_summary}}),
            passages=splitter.passages,
        )

    @model_validator(mode="after")
    def _is_in_the_formats_that_were_sealed(self) -> SealedTexts:
        """What was sealed before there were formats says nothing of them: it is of the first."""
        inputs = whole(self.inputs, ())
        sealed = inputs.get("formats", {"content": 1, "summary": 1})
        if sealed != {"content": self.content_format, "summary": self.summary_format}:
            raise ValueError("what is sealed is in other formats than were signed")
        return self

    @property
    def sha256(self) -> str:
        """The seal: the SHA-256 of the three texts in one JSON object. It is of the texts, never of a re-dump."""
        return text_hash(f'{{"content":{self.content},"inputs":{self.inputs},"summary":{self.summary}}}')

    @property
    def has_gaps(self) -> bool:
        """Whether a passage was taken out of it after it was signed."""
        return any(passage.words is None for passage in self.passages)

    def assessment(self, called: str) -> Assessment:
        """The content as a value of today. Raises as `value_of`."""
        return value_of(Assessment, Kept.ASSESSMENT, self.content_format, self.content, self.passages, called=called)

    def adds_up_to(self, called: str) -> IndicatorSummary:
        """The summary as a value of today. Raises as `value_of`."""
        return value_of(IndicatorSummary, Kept.SUMMARY, self.summary_format, self.summary, self.passages, called=called)
