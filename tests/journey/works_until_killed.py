"""Two people work on one store without end, through the services; says what begins and what is acknowledged.

A line each on stdout: `begin KIND ASSESSMENT NUMBER` before a write, the same with `done` when it has returned.
KIND is `save` (NUMBER: the number typed), `sign`, `countersign` or `return` (NUMBER: the revision).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from neglect_toolkit.model.assessment import Answer, Judgement
from neglect_toolkit.model.people import Child
from neglect_toolkit.model.words import ManagerView, NextStep, Rating
from neglect_toolkit.services import unlocking
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.store.key_slots import OpenedKey

ITEM = "breakfast.eats_before_school"
SAVES_EACH = 3


def say(*words: object) -> None:
    """At once and whole: a line that is on the pipe was true before the kill."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def save(opened: OpenAssessment, number: int) -> None:
    """One autosave, as a window makes it."""
    answer = Answer(rating=Rating.WORRY, note=f"{'and ' * (number % 7)}{number}")
    judged = Judgement(next_step=NextStep.IMMEDIATE, reason="Somebody should look.")
    changed = opened.assessment.with_answer(ITEM, answer).model_copy(update={"judgement": judged})
    say("begin", "save", opened.header.id, number)
    opened.save(changed)
    say("done", "save", opened.header.id, number)


def sign(opened: OpenAssessment) -> None:
    """One signature."""
    say("begin", "sign", opened.header.id, opened.header.revision)
    opened.sign()
    say("done", "sign", opened.header.id, opened.header.revision)


def review(maria: Casework, opened: OpenAssessment, kind: str) -> None:
    """One review: a countersignature, or a return with questions."""
    header = opened.header
    say("begin", kind, header.id, header.revision)
    if kind == "return":
        maria.reviewing.send_back(header.id, "Who saw it?")
    else:
        maria.reviewing.countersign(header.id, ManagerView.AGREE)
    say("done", kind, header.id, header.revision)


def main(store: Path, key: bytes, sam: str, maria: str) -> None:
    """Works until the end comes from outside."""
    toolkit = compose(store=store)
    worker = unlocking.unlock(toolkit, OpenedKey(sam, key))
    manager = unlocking.unlock(toolkit, OpenedKey(maria, key))
    number = 0
    while True:
        opened = worker.start("primary", Child(name="Zoë Ó Briain", known_as="Zoë"))
        for kind in ("return", "countersign"):
            for _ in range(SAVES_EACH):
                number += 1
                save(opened, number)
            sign(opened)
            review(manager, opened, kind)
            opened = worker.open(opened.header.id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], sys.argv[4])
