"""One kind of need in the summary: its level, what was found, each answer once, and the rules for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.pages.reasons import answers_behind, found_here, found_unmet
from neglect_toolkit.gui.day.pages.topic_links import Go, item_link, topic_links
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import FlowLayout, StatusTag, body, heading, hint, marks, rule, small
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.summary import Because, DomainSummary, Finding
from neglect_toolkit.model.words import BehindIt, Domain, Level, Rating
from neglect_toolkit.wording import labels
from neglect_toolkit.wording.found import Found, said


class DomainCard(Card):
    """Says first what was found about the child; each answer stands once, however many rules rest on it."""

    def __init__(self, domain: Domain, found: DomainSummary, state: DayState, go: Go) -> None:
        super().__init__()
        self._state, self._go = state, go
        self.put(_top(domain, found))
        self.put(hint(labels.level_means(found.level)))
        for because in answers_behind(domain, found, state):
            self._write_answer(because)
        self._write_unmet(domain, found)
        self._write_differing(found.accounts_differ)
        self._write_topics(labels.BEARS_ON_TOO, found.bears_on_too)
        self._write_topics(labels.SET_ASIDE, found.set_aside)
        self._write_topics("Mixed, and no concern by itself", found.mixed)
        self._write_topics("Going well", found.strengths)
        self._write_topics("Not explored yet", [gap.item for gap in found.gaps])
        if found.findings:
            rules = f"Rules and sources: {len(found.findings)}"
            self.put(Fold(rules, self._rules(found.findings)))

    def _write_answer(self, because: Because) -> None:
        self.put(rule())
        self._write_found(because.item, found_here(because.item, self._state, because))

    def _write_found(self, item: str, told: Found | None) -> None:
        """What was found, what was noted and what it means, everybody's words, and the way to the question."""
        if told is None:
            return
        first = body(told.headline)
        theme.style(first, "strong")
        self.put(first)
        for recorded in told.recorded:
            self.put(body(recorded))
        for words in told.words:
            quote = body(words.says)
            theme.style(quote, "quote")
            self.put(quote)
        for otherwise in told.otherwise:
            self.put(small(otherwise))
        self.put(self._link(item))

    def _write_unmet(self, domain: Domain, found: DomainSummary) -> None:
        """Each need, and then once whom to ask: several needs often have one answer."""
        if not found.unmet_needs:
            return
        self.put(rule())
        self.put(heading("Unmet need", 3))
        steps = self._state.next_steps
        asks: dict[str, None] = {}
        for need in found.unmet_needs:
            self._write_found(need.item, found_unmet(need, self._state))
            self.put(small(need.says))
            asks |= dict.fromkeys(steps.ask_about(need.behind_it, domain) if steps else ())
        behind = {reason for need in found.unmet_needs for reason in need.behind_it}
        if BehindIt.BARRIER in behind and self._state.summary.barriers:
            ways = "; ".join(self._state.barrier(one) for one in self._state.summary.barriers)
            self.put(body(f"What gets in the way: {ways}."))
        if asks:
            self.put(heading("Who could help", 3))
        for ask in asks:
            self.put(body(ask))

    def _write_differing(self, items: tuple[str, ...]) -> None:
        """Each account beside the others: shown, never merged."""
        if not items:
            return
        self.put(rule())
        self.put(heading("Accounts differ", 3))
        for item in items:
            self.put(self._link(item))
            self.put(_side_by_side(self._state.answer(item), self._state))

    def _write_topics(self, title: str, items: Sequence[str]) -> None:
        """What they are about in a few words, side by side; each leads to its question."""
        if items:
            self.put(rule())
            self.put(heading(f"{title}: {len(items)}", 3))
            self.put(topic_links(items, self._state, self._go))

    def _link(self, item: str) -> TextLink:
        return item_link(item, self._state.question(item), self._go)

    def _rules(self, findings: Iterable[Finding]) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(theme.space.m, 0, 0, 0)
        column.setSpacing(theme.space.xs)
        for finding in findings:
            makes = finding.makes
            points = labels.level(makes) if isinstance(makes, Level) else self._state.step_title(makes)
            if finding.calls_for is not None:
                points = f"{points}; {self._state.step_title(finding.calls_for)}"
            column.addWidget(body(finding.says))
            source = f"Points to: {points}. Source: {finding.source}"
            column.addWidget(small(source))
        return held


def _top(domain: Domain, found: DomainSummary) -> QWidget:
    top = QWidget()
    row = FlowLayout(top, theme.space.m)
    name = heading(labels.domain(domain), 2)
    name.setWordWrap(False)
    row.addWidget(name)
    counted = small(f"{found.explored} of {found.of} explored")
    counted.setWordWrap(False)
    row.addWidget(StatusTag(labels.level(found.level), marks.LEVEL_TAGS[found.level]))
    row.addWidget(counted)
    return top


def _with_what_came_of_it(account: Account) -> str:
    looked_into = labels.borne_out(account.borne_out) if account.borne_out is not None else ""
    return " – ".join(part for part in (said(account), looked_into) if part)


def _side_by_side(answer: Answer, state: DayState) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(theme.space.xs, 0, 0, theme.space.s)
    grid.setHorizontalSpacing(theme.space.l)
    grid.setVerticalSpacing(theme.space.xs)
    grid.setColumnStretch(2, 1)
    rows: list[tuple[str, Rating | None, str]] = []
    if answer.rating is not None:
        rows.append(("The practitioner’s rating", answer.rating, ""))
    rows += [
        (labels.informant(account, state.child), account.rating, _with_what_came_of_it(account))
        for account in answer.accounts
    ]
    for line, (who, rating, words) in enumerate(rows):
        grid.addWidget(body(who), line, 0)
        grid.addWidget(body(labels.rating(rating) if rating else "no rating"), line, 1)
        grid.addWidget(body(words), line, 2)
    return table
