"""Reads a supervision record from a file, in YAML or JSON. A fault names key and line, never what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.errors import InputFaultError
from neglect_toolkit.model.base import Day, Value
from neglect_toolkit.model.supervision import Action, SupervisionContent


class WrittenAction(Value):
    """One action as it is written; it gets its id when it is kept."""

    what: str
    who: str | None = None
    by_when: Day | None = None
    how_we_know: str | None = None
    if_not: str | None = None


class WrittenSupervision(Value):
    """A record as it is written by hand. Everything may be missing."""

    held_on: Day | None = None
    present: tuple[str, ...] = ()
    reflections: str | None = None
    decisions: str | None = None
    threshold_reason: str | None = None
    own_view: str | None = None
    worker_safety: str | None = None
    worker_feelings: str | None = None
    escalation: str | None = None
    next_on: Day | None = None
    actions: tuple[WrittenAction, ...] = ()


def read_supervision(path: Path, new_id: Callable[[], str]) -> SupervisionContent:
    """The record in a file; each action gets an id from `new_id`.

    Raises:
        InputFaultError: the file cannot be read, or is not the shape of a record; every reason.
    """
    document = read_document(path)
    written = validated(WrittenSupervision, document)
    actions = []
    for index, action in enumerate(written.actions):
        if not action.what.strip():
            raise InputFaultError(document.fault(("actions", index, "what"), "must say what is to be done"))
        actions.append(Action(id=new_id(), **action.model_dump()))
    return SupervisionContent(**written.model_dump(exclude={"actions"}), actions=tuple(actions))
