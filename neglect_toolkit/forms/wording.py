"""Lints the words of an item: whom a pronoun stands for, placeholders, and the reading age. Not their meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from neglect_toolkit.documents import Place
from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.readability import reading_age
from neglect_toolkit.model.tool import CHILD, Item, Part, Tool

# Design, section 5: what a family hears is read at 9, what a practitioner reads at 12.
FAMILY_AGE = 9
PRACTITIONER_AGE = 12
FEWEST_WORDS = 100

At = Callable[[Place, str], Fault]

_PRONOUN = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself)\b", re.IGNORECASE)
# A pronoun after one of these stands for that person; without one it can only stand for the child.
_PERSON = re.compile(
    r"\b(?:mother|mum|mummy|father|dad|daddy|(?:step|grand)\w+|gran|nan|grandad|sister|brother|aunt|uncle|woman|man|"
    r"girlfriend|boyfriend|partner|midwife)(?:['’]s|s)?\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def same_words(text: str) -> str:
    """The same for two texts that a reader takes for one: neither capitals nor spaces tell them apart."""
    return " ".join(text.casefold().split())


def sentences(item: Item) -> Iterator[tuple[Place, str]]:
    """Everything an item says, with the field that says it."""
    for name in ("text", "topic", "ask_child", "ask_parent", "look_for", "do"):
        words = getattr(item, name)
        if words is not None:
            yield (name,), words
    if item.describes:
        yield from ((("describes", rating), words) for rating, words in item.describes.plain().items())
    yield from ((("options", key), words) for key, words in item.options.items())


def faults_of_words(item: Item, at: At) -> Iterator[Fault]:
    """What is wrong with the words of one item."""
    for place, words in sentences(item):
        yield from (at(place, says) for says in wrong_words(words))


def faults_of_title(part: Part, at: At) -> Iterator[Fault]:
    """What is wrong with the words above a part."""
    said = [("title", part.title)] + ([("about", part.about)] if part.about is not None else [])
    for name, words in said:
        yield from (at((name,), says) for says in wrong_words(words))


def wrong_words(words: str) -> Iterator[str]:
    """Each thing wrong with one text, once."""
    if not words.strip():
        yield "is blank; write it, or take it out"
    pronoun = _stands_for_the_child(words)
    if pronoun:
        yield f"says {pronoun!r} where only the child can be meant; write {CHILD} or 'they'"
    for found in dict.fromkeys(_PLACEHOLDER.findall(words)):
        if found != CHILD:
            yield f"holds {found!r}; the only placeholder is {CHILD}"


def _stands_for_the_child(words: str) -> str | None:
    for found in _PRONOUN.finditer(words):
        if not _PERSON.search(words, 0, found.start()):
            return found.group()
    return None


def faults_of_reading_age(part: Part, at: At) -> Iterator[Fault]:
    """Whether the part's questions, and what the practitioner reads, ask too much of a reader.

    A part with few words is not judged by itself: the index means nothing for them.
    """
    for texts_of, what, limit in _READERS:
        yield from _too_hard(f"part {part.id}", texts_of(part), what, limit, at)


def faults_of_short_parts(tool: Tool, at: At) -> Iterator[Fault]:
    """The same of all the short parts of a tool together."""
    for texts_of, what, limit in _READERS:
        short = [texts_of(part) for part in tool.parts if _words(texts_of(part)) < FEWEST_WORDS]
        yield from _too_hard("the short parts together", list(chain(*short)), what, limit, at)


def heard(part: Part) -> list[str]:
    """What the family hears."""
    return [words for item in part.items for words in (item.ask_child, item.ask_parent) if words]


def read(part: Part) -> list[str]:
    """What the practitioner reads. The labels of choices are no sentences: the index means nothing for them."""
    guidance = {"text", "look_for", "describes", "do"}
    texts = [part.about] if part.about else []
    return texts + [words for item in part.items for place, words in sentences(item) if place[0] in guidance]


_READERS = (
    (heard, "what the family hears (ask_child, ask_parent)", FAMILY_AGE),
    (read, "what the practitioner reads", PRACTITIONER_AGE),
)


def _words(texts: Iterable[str]) -> int:
    return sum(len(words.split()) for words in texts)


def _too_hard(whose: str, texts: list[str], what: str, limit: int, at: At) -> Iterator[Fault]:
    age = reading_age(texts) if _words(texts) >= FEWEST_WORDS else None
    if age is not None and age > limit:
        says = f"{whose}: {what} has a reading age of {age:.1f}, and {limit} is the most; "
        yield at((), says + "use shorter words and shorter sentences")
