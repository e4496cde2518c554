"""One report's case as the sections speak of it: its questions, people, visits and accounts in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from neglect_toolkit.model.assessment import Account, Answer, Assessment
from neglect_toolkit.model.people import Visit
from neglect_toolkit.model.summary import Because, UnmetNeed
from neglect_toolkit.model.tool import spoken, topic_of
from neglect_toolkit.model.words import Kind, NextStep, Rating, Source
from neglect_toolkit.reports.values import ReferralReport
from neglect_toolkit.wording import labels, on_paper
from neglect_toolkit.wording.found import Found, counted, found


class Case:
    """A report, with the phrases that several sections need."""

    def __init__(self, report: ReferralReport) -> None:
        self.report = report
        self.assessment: Assessment = report.assessment
        self.called = report.assessment.child.called
        self._visits = {visit.id: visit for visit in report.assessment.visits}

    @property
    def the_child(self) -> str:
        """The name the child is known by, or "the child" or "the baby"."""
        return self.called or self.report.tool.child_word

    @property
    def called_here(self) -> str:
        """The name in the running lines, with the mark of a child who was made up."""
        return labels.marked(self.called or "Child without a name yet", made_up=self.assessment.child.made_up)

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed this."""
        return self.report.signature is None

    @property
    def on(self) -> dt.date:
        """The day the age is counted on: of the assessment, the last visit, or this document."""
        dated = [visit.date for visit in self.assessment.visits if visit.date]
        return self.assessment.assessed_on or (max(dated) if dated else self.report.made_at.date())

    def question(self, item_id: str) -> str:
        """What an item asks, with the child's name; its id where the tool no longer has it."""
        item = self.report.tool.items.get(item_id)
        return spoken(item.text, self.the_child) if item else item_id

    def topic(self, item_id: str) -> str:
        """What an item is about in a few words, begun as a sentence; its question where it has none."""
        item = self.report.tool.items.get(item_id)
        return topic_of(item, self.the_child) if item else item_id

    def option(self, item_id: str, key: str) -> str:
        """A chosen option in words."""
        item = self.report.tool.items.get(item_id)
        return spoken(item.options[key], self.the_child) if item and key in item.options else key

    def barrier(self, key: str) -> str:
        """A barrier by its key, in the words of whichever item offers it."""
        for item in self.report.tool.of_kind(Kind.CHOICES):
            if key in item.options:
                return self.option(item.id, key)
        return key

    def step(self, step: NextStep) -> str:
        """A next step in the local words, with the local level of need where one is set."""
        return on_paper.step(self.report.next_steps, step)

    def visit(self, visit_id: str | None) -> str:
        """A visit by its date and place; empty where none is named."""
        visit = self._visits.get(visit_id or "")
        if visit is None:
            return f"visit {visit_id}" if visit_id else ""
        return visit_name(visit)

    def who(self, account: Account) -> str:
        """Whose account it is: "Parent or carer (mother)"."""
        kind = labels.source(account.source, "The child")
        name = account.who or (self.called if account.source is Source.CHILD else None)
        return f"{kind} ({name})" if name else kind

    def rated(self, account: Account) -> str:
        """An account's rating and how often; empty where it gives neither."""
        parts = [
            labels.rating(account.rating) if account.rating else "",
            labels.mid_sentence(labels.persistence(account.persistence)) if account.persistence else "",
            counted(account.count) if account.count else "",
            labels.borne_out(account.borne_out) if account.borne_out is not None else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def marked_child(self) -> str:
        """The same, with the mark of a child who is made up."""
        return labels.marked(self.the_child, made_up=self.assessment.child.made_up)

    def found(self, because: Because, *, dated: bool = True) -> Found | None:
        """What was found about the item of a reason, with the dates of the visits where `dated`.

        None where the tool no longer has it.
        """
        item, answer = self.report.tool.items.get(because.item), self.assessment.answers.get(because.item)
        if item is None or answer is None:
            return None
        return found(
            item,
            answer,
            because.rating,
            because.persistence,
            child=self.the_child,
            visits=self.assessment.visits if dated else (),
        )

    def found_unmet(self, need: UnmetNeed) -> Found | None:
        """What was found about an unmet need; None where the tool or the answer is no longer there."""
        answer = self.assessment.answers.get(need.item)
        rating = answer.worst if answer else None
        return self.found(Because(item=need.item, rating=rating, persistence=need.persistence)) if rating else None

    def is_declined(self, item_id: str) -> bool:
        """Whether it was asked and somebody chose not to say, and nobody else has said."""
        answer = self.assessment.answers.get(item_id)
        if answer is None or answer.worst is not None:
            return False
        return Rating.DECLINED in {answer.rating, *(one.rating for one in answer.accounts)}

    def answer_text(self, item_id: str) -> str:
        """What was written as the answer to a text item; empty where nothing was."""
        answer = self.assessment.answers.get(item_id)
        return (answer.text or "").strip() if answer else ""

    def answers(self) -> Iterator[tuple[str, Answer]]:
        """Every answer in the order of the tool, and after these the ones the tool does not have."""
        answers = self.assessment.answers
        tool = self.report.tool.items
        yield from ((item_id, answers[item_id]) for item_id in tool if item_id in answers)
        yield from ((item_id, answer) for item_id, answer in answers.items() if item_id not in tool)

    def childs_words(self) -> Iterator[tuple[str, Answer, Account]]:
        """Everything recorded in the child's own words, with the item and answer it belongs to."""
        yield from (said for said in self._childs_accounts() if said[2].is_verbatim)

    def reported_of_child(self) -> Iterator[tuple[str, Answer, Account]]:
        """What the child is reported to have said, in somebody else's words."""
        yield from (said for said in self._childs_accounts() if not said[2].is_verbatim)

    def _childs_accounts(self) -> Iterator[tuple[str, Answer, Account]]:
        for item_id, answer in self.answers():
            for account in answer.accounts:
                if account.source is Source.CHILD and account.words and account.words.strip():
                    yield item_id, answer, account

    def strongest_words(self) -> list[tuple[str, Account]]:
        """The child's words with those about the gravest first; otherwise in the order of the day."""
        items = self.report.tool.items

        def weight(said: tuple[str, Answer, Account]) -> tuple[int, bool, int]:
            item_id, answer, account = said
            rating = account.rating or answer.rating
            often = account.persistence or answer.persistence
            item = items.get(item_id)
            grave = item is not None and (item.grave or item.kind is Kind.CHECK)
            return (-(rating.concern if rating else 0), not grave, -(often.rank if often else -1))

        return [(item_id, account) for item_id, _, account in sorted(self.childs_words(), key=weight)]


def visit_name(visit: Visit) -> str:
    """A visit by its date and place: "18 November 2026, home"."""
    when = on_paper.day(visit.date) if visit.date else "visit without a date"
    return f"{when}, {visit.where}" if visit.where else when
