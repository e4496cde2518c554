"""Everything recorded about one item, as labelled lines of text: for reading, checking and the summary."""

from __future__ import annotations

from typing import NamedTuple

from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.tool import Item, spoken
from neglect_toolkit.model.words import Kind, Source
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.found import REPORTED, counted, said


class Line(NamedTuple):
    """One line: what it is, and what it says."""

    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


def headline(item: Item, answer: Answer | None, child: str) -> str:
    """The answer itself in a few words, or that there is none."""
    if answer is None:
        return labels.check_answer(None) if item.kind is Kind.CHECK else labels.rating(None)
    if answer.rating is not None:
        often = f", {labels.mid_sentence(labels.persistence(answer.persistence))}" if answer.persistence else ""
        return labels.rating(answer.rating) + often
    given = (
        labels.check_answer(answer.answer) if answer.answer else None,
        "; ".join(spoken(item.options.get(choice, choice), child) for choice in answer.choices),
        answer.text,
        dates.day(answer.date) if answer.date else None,
    )
    return next((words for words in given if words), "No answer, but something is recorded")


def lines(item: Item, answer: Answer | None, child: str, visits: tuple[Visit, ...]) -> tuple[Line, ...]:
    """The whole answer, the answer itself first."""
    if answer is None:
        return (Line("", headline(item, None, child)),)
    found = [
        Line("", headline(item, answer, child)),
        Line("Counted", counted(answer.count) if answer.count else ""),
        Line("Since", answer.since or ""),
        Line("Where and with whom", _setting(answer)),
        Line("Behind it", "; ".join(labels.behind_it(reason) for reason in answer.behind_it)),
        Line("Help came", _help_came(answer)),
        Line(f"What it means for {child}", answer.effect or ""),
        Line(f"How serious that is for {child}", labels.effect_is(answer.effect_is) if answer.effect_is else ""),
        Line("What was done", _done(answer)),
        *(account_line(account, child, visits) for account in answer.accounts),
        Line("Note", answer.note or ""),
    ]
    return tuple(line for line in found if line.text)


def _help_came(answer: Answer) -> str:
    if answer.help_came is None:
        return ""
    return "yes, and it is still so" if answer.help_came else "not yet"


def account_line(account: Account, child: str, visits: tuple[Visit, ...]) -> Line:
    """One account: who, and what they said, how they see it, how often, and at which visit."""
    text = " · ".join(part for part in (quoted_words(account), account_rest(account, visits)) if part)
    return Line(labels.informant(account, child), text or "nothing written yet")


def quoted_words(account: Account) -> str:
    """What was said, in quotation marks only where it is exactly theirs; `account_rest` says where it is not."""
    return said(account).removeprefix(REPORTED)


def account_rest(account: Account, visits: tuple[Visit, ...]) -> str:
    """What else is recorded of an account: whose words they are, how they see it, how often, where, what came of it."""
    reported = account.words and account.source is not Source.OBSERVED and not account.is_verbatim
    rest = [
        labels.mid_sentence(labels.quoted(account.is_verbatim)) if reported else None,
        labels.mid_sentence(labels.rating(account.rating)) if account.rating else None,
        labels.mid_sentence(labels.persistence(account.persistence)) if account.persistence else None,
        counted(account.count) if account.count else None,
        labels.visit_named(account.visit, visits) if account.visit else None,
        labels.borne_out(account.borne_out) if account.borne_out is not None else None,
    ]
    return " · ".join(part for part in rest if part)


def _setting(answer: Answer) -> str:
    setting = answer.setting
    if setting is None:
        return ""
    said = (labels.days(setting.days) if setting.days else None, setting.home, setting.carer)
    return ", ".join(part for part in said if part)


def _done(answer: Answer) -> str:
    at = dates.moment_here(answer.done_at) if answer.done_at else None
    by = f"by {answer.done_by}" if answer.done_by else None
    return ", ".join(part for part in (answer.done, at, by) if part)
