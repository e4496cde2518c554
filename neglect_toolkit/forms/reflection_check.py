"""Checks the questions to reflect on: ids that stand once, words that fit any child, items that are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from neglect_toolkit.documents import Document, did_you_mean
from neglect_toolkit.errors import Fault
from neglect_toolkit.forms.readability import reading_age
from neglect_toolkit.forms.wording import FEWEST_WORDS, PRACTITIONER_AGE, wrong_words
from neglect_toolkit.model.reflection import Question, Reflection


def faults_of_reflection(reflection: Reflection, document: Document, asked: Collection[str]) -> Iterator[Fault]:
    """What is wrong with the questions beyond their shape.

    Args:
        reflection: the questions as they were loaded.
        document: the file they stand in.
        asked: the ids of all items that some tool asks.
    """
    ids = [question.id for question in reflection.reflect_on]
    for index, question in enumerate(reflection.reflect_on):
        place = ("reflect_on", index)
        if question.id in ids[:index]:
            says = f"the question id {question.id} stands twice; give each its own"
            yield document.fault((*place, "id"), says)
        for name, words in (("asks", question.asks), ("why", question.why)):
            yield from (document.fault((*place, name), says) for says in wrong_words(words))
        if not question.asks.rstrip().endswith("?"):
            yield document.fault((*place, "asks"), "is no question; end it with a question mark")
        yield from _unasked(question, index, document, asked)
    yield from _too_hard(reflection, document)


def _unasked(question: Question, index: int, document: Document, asked: Collection[str]) -> Iterator[Fault]:
    for number, item in enumerate(question.items):
        if item not in asked:
            says = f"no tool asks {item}{did_you_mean(item, asked)}"
            yield document.fault(("reflect_on", index, "items", number), says)


def _too_hard(reflection: Reflection, document: Document) -> Iterator[Fault]:
    texts = [words for question in reflection.reflect_on for words in (question.asks, question.why)]
    age = reading_age(texts) if sum(len(text.split()) for text in texts) >= FEWEST_WORDS else None
    if age is not None and age > PRACTITIONER_AGE:
        says = f"the questions have a reading age of {age:.1f}, and {PRACTITIONER_AGE} is the most; "
        yield document.fault(("reflect_on",), says + "use shorter words and shorter sentences")
