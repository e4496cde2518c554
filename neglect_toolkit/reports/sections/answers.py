"""Every question of the tool with its whole answer, part by part of the day, and nothing left out."""

from __future__ import annotations

from collections.abc import Iterator

from neglect_toolkit.model.assessment import Account, Answer, Setting
from neglect_toolkit.model.tool import Item, Part
from neglect_toolkit.model.words import Kind
from neglect_toolkit.reports import signs, styles
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.sections.safety import done_about
from neglect_toolkit.reports.styles import CELL
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels, on_paper
from neglect_toolkit.wording.found import counted, said

_HEADS = ("What was asked", "How it is", "What was seen, heard and noted")
_SHARES = (31, 20, 49)


def add_answers(flow: Flow, case: Case) -> None:
    """The parts in the order of the day, then answers to questions that this tool does not have."""
    flow.section("The whole day, question by question")
    for part in case.report.tool.parts:
        if part.items:
            _part(flow, case, part)
    tool = case.report.tool.items
    others = [(item_id, answer) for item_id, answer in case.answers() if item_id not in tool]
    if others:
        flow.heading("Answers to questions that this tool does not have", 3)
        flow.table(_HEADS, _SHARES, (_row(case, item_id, None, answer) for item_id, answer in others))


def _part(flow: Flow, case: Case, part: Part) -> None:
    flow.heading(part.title, 3)
    answers = case.assessment.answers
    flow.table(_HEADS, _SHARES, (_row(case, item.id, item, answers.get(item.id, Answer())) for item in part.items), 3)


def _row(case: Case, item_id: str, item: Item | None, answer: Answer) -> list[list[Para]]:
    told = list(_told(case, item_id, answer))
    nothing = para("–" if answer.is_empty else "nothing more recorded", style=CELL.coloured(styles.MUTED))
    return [[para(case.question(item_id), style=CELL)], [_state(item, answer)], told or [nothing]]


def _state(item: Item | None, answer: Answer) -> Para:
    """How it is, in words beside a sign. Not explored, not known, not said and not applicable stay apart."""
    often = f", {labels.mid_sentence(labels.persistence(answer.persistence))}" if answer.persistence else ""
    if item is not None and item.kind is Kind.CHECK:
        said = labels.check_answer(answer.answer)
        mark = signs.of_check(answer.answer)
    elif answer.rating is not None:
        said, mark = labels.rating(answer.rating), signs.of_rating(answer.rating)
    elif answer.choices or answer.text or answer.date or answer.answer:
        return para("Answered", style=CELL.bold())
    elif any(account.rating or account.words for account in answer.accounts):
        return para(f"Accounts only, no rating of the practitioner's{often}", style=CELL)
    else:
        said, mark = labels.rating(None), signs.NOT_EXPLORED
    return para(Run(said, CELL.bold().coloured(mark.colour)), Run(often, CELL), mark=mark)


def _told(case: Case, item_id: str, answer: Answer) -> Iterator[Para]:
    behind = "; ".join(labels.mid_sentence(labels.behind_it(reason)) for reason in answer.behind_it)
    facts = (
        ("Counted", counted(answer.count) if answer.count else None),
        ("Since", answer.since),
        ("When and with whom", _setting(answer.setting)),
        ("What it means for the child", answer.effect),
        ("How serious that is", labels.effect_is(answer.effect_is) if answer.effect_is else None),
        ("Seems to lie behind it", behind),
        ("Help came for it", {True: "yes, and it is still so", False: "not yet", None: None}[answer.help_came]),
        ("Answer", "; ".join(case.option(item_id, key) for key in answer.choices)),
        ("Answer", answer.text),
        ("Answer", on_paper.day(answer.date) if answer.date else None),
        ("Note", answer.note),
        ("Done", done_about(answer) if answer.done or answer.done_at or answer.done_by else None),
    )
    for name, value in facts:
        if value and value.strip():
            yield _labelled(name, value)
    for account in answer.accounts:
        yield _account(case, account)


def _account(case: Case, account: Account) -> Para:
    place = case.visit(account.visit)
    who = f"{case.who(account)}{f', {place}' if place else ''}"
    told = " – ".join(part for part in (case.rated(account), said(account)) if part) or "nothing more recorded"
    return _labelled(who, told)


def _labelled(name: str, value: str) -> Para:
    return para(Run(f"{name}: ", CELL.bold()), Run(value, CELL), above=1.5)


def _setting(setting: Setting | None) -> str | None:
    if setting is None:
        return None
    parts = (
        labels.mid_sentence(labels.days(setting.days)) if setting.days else None,
        f"home: {setting.home}" if setting.home else None,
        f"carer: {setting.carer}" if setting.carer else None,
    )
    return "; ".join(part for part in parts if part)
