"""One kind of need in the summary: its level, why, the answers behind it once, and the rest for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from neglect_toolkit.gui import theme
from neglect_toolkit.gui.day import wording
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.day.wording import tr
from neglect_toolkit.gui.icons import Mark
from neglect_toolkit.gui.widgets import FlowLayout, StatusTag, body, heading, hint, rule, small
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.summary import Because, DomainSummary, Finding
from neglect_toolkit.model.words import Domain, Level, Persistence, Rating, Source

Go = Callable[[str], object]
"""What a link to an item does."""

_OFTEN: dict[Persistence | None, int] = {None: -1, **{often: rank for rank, often in enumerate(Persistence)}}


class DomainCard(Card):
    """Says first what makes the level; each answer stands once, however many rules rest on it."""

    def __init__(self, domain: Domain, found: DomainSummary, state: DayState, go: Go) -> None:
        super().__init__()
        self._state, self._go = state, go
        self.put(_top(domain, found))
        self.put(hint(wording.level_means(found.level)))
        for finding in strongest(found):
            self.put(body(f"• {finding.says}"))
        for because in answers_behind(domain, found, state):
            self._write_answer(because)
        self._write_unmet(domain, found)
        self._write_differing(found.accounts_differ)
        self._fold(tr("Going well: {n}"), len(found.strengths), self._list(found.strengths))
        gaps = [gap.item for gap in found.gaps]
        self._fold(tr("Not explored yet: {n}"), len(gaps), self._list(gaps))
        rules = tr("Rules and their sources: {n}")
        self._fold(rules, len(found.findings), self._rules(found.findings))

    def _fold(self, title: str, count: int, contents: QWidget) -> None:
        if count:
            self.put(Fold(title.format(n=count), contents))

    def _write_answer(self, because: Because) -> None:
        self.put(rule())
        self.put(self._link(because.item))
        self.put(body(_because_words(because, self._state)))
        for words in because.words:
            quote = body(f"{self._state.child}: “{words}”")
            theme.style(quote, "quote")
            self.put(quote)
        effect = self._state.answer(because.item).effect
        if effect:
            self.put(small(tr("What it means for {child}: {effect}").format(child=self._state.child, effect=effect)))

    def _write_unmet(self, domain: Domain, found: DomainSummary) -> None:
        steps = self._state.next_steps
        for need in found.unmet_needs:
            self.put(rule())
            self.put(heading(tr("Unmet need"), 3))
            self.put(self._link(need.item))
            self.put(body(need.says))
            for ask in steps.ask_about(need.behind_it, domain) if steps else ():
                self.put(body(ask))

    def _write_differing(self, items: tuple[str, ...]) -> None:
        """Each account beside the others: shown, never merged."""
        if not items:
            return
        self.put(rule())
        self.put(heading(tr("Accounts differ"), 3))
        for item in items:
            self.put(self._link(item))
            self.put(_side_by_side(self._state.answer(item), self._state))

    def _link(self, item: str) -> TextLink:
        link = TextLink(self._state.question(item), tr("Go to this question"))
        link.clicked.connect(partial(self._go, item))
        return link

    def _list(self, items: Iterable[str]) -> QWidget:
        held, column = _column()
        for item in items:
            column.addWidget(self._link(item))
        return held

    def _rules(self, findings: Iterable[Finding]) -> QWidget:
        held, column = _column()
        for finding in findings:
            makes = finding.makes
            points = wording.level(makes) if isinstance(makes, Level) else self._state.step_title(makes)
            column.addWidget(body(finding.says))
            source = tr("Points to: {what}. Source: {source}").format(what=points, source=finding.source)
            column.addWidget(small(source))
        return held


class Overview(Card):
    """Every kind of need in a line: how it stands, and the first reason. Nothing is added up."""

    def __init__(self, state: DayState) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.s)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        known = [
            (one, found) for one, found in state.summary.domains.items() if found.level is not Level.DOES_NOT_APPLY
        ]
        for line, (domain, found) in enumerate(known):
            name = body(wording.domain(domain))
            theme.style(name, "strong")
            grid.addWidget(name, line, 0, top)
            grid.addWidget(_level(found.level), line, 1, top)
            grid.addWidget(small(_first_reason(domain, found, state)), line, 2, top)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(heading(tr("Each kind of need by itself"), 2))
            levels = ", ".join(wording.level(level).lower() for level in _FROM_LEAST)
            layout.addWidget(hint(tr("Never added up. From least to most: {levels}.").format(levels=levels)))
            layout.addLayout(grid)


_FROM_LEAST = (Level.NONE_FOUND, Level.UNMET_NEED, Level.SOME, Level.SIGNIFICANT)


def strongest(found: DomainSummary) -> tuple[Finding, ...]:
    """The findings that make the level; where none makes one, those that ask for a next step."""
    making = tuple(finding for finding in found.findings if finding.makes is found.level)
    return making or tuple(finding for finding in found.findings if not isinstance(finding.makes, Level))


def answers_behind(domain: Domain, found: DomainSummary, state: DayState) -> tuple[Because, ...]:
    """Every answer that contributed here, once, as the gravest of the findings tells it; the worst first.

    A finding that looks at the whole day names answers of other needs too; they stand with their own.
    """
    gravest: dict[str, Because] = {}
    for because in (because for finding in found.findings for because in finding.because):
        item = state.tool.items.get(because.item)
        if item is not None and domain not in item.domains:
            continue
        kept = gravest.get(because.item)
        if kept is None or _gravity(because) > _gravity(kept):
            gravest[because.item] = because
    return tuple(sorted(gravest.values(), key=_gravity, reverse=True))


def _gravity(because: Because) -> tuple[int, int]:
    return because.rating.concern, _OFTEN[because.persistence]


def _first_reason(domain: Domain, found: DomainSummary, state: DayState) -> str:
    behind = [
        *(because.item for because in answers_behind(domain, found, state)),
        *(need.item for need in found.unmet_needs),
    ]
    counted = tr("{explored} of {of} explored").format(explored=found.explored, of=found.of)
    if not behind:
        return counted
    more = tr(" and {n} more").format(n=len(behind) - 1) if len(behind) > 1 else ""
    return f"{state.topic(behind[0])}{more} · {counted}"


def _level(level: Level) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space.xs)
    row.addWidget(Mark(*wording.LEVEL_MARKS[level], 1))
    row.addWidget(body(wording.level(level)), 1)
    return held


def _top(domain: Domain, found: DomainSummary) -> QWidget:
    top = QWidget()
    row = FlowLayout(top, theme.space.m)
    name = heading(wording.domain(domain), 2)
    name.setWordWrap(False)
    row.addWidget(name)
    counted = small(tr("{explored} of {of} explored").format(explored=found.explored, of=found.of))
    counted.setWordWrap(False)
    row.addWidget(StatusTag(wording.level(found.level), wording.LEVEL_TAGS[found.level]))
    row.addWidget(counted)
    return top


def _because_words(because: Because, state: DayState) -> str:
    """An answer as a reason: how it is, how often, and whose account says so."""
    often = wording.persistence(because.persistence).lower() if because.persistence else None
    who = " and ".join(_who(source, state) for source in because.who)
    said = (wording.rating(because.rating), often, tr("says {who}").format(who=who) if who else None)
    return ", ".join(part for part in said if part)


def _who(source: Source, state: DayState) -> str:
    return {
        Source.CHILD: state.child,
        Source.PARENT: tr("the parent or carer"),
        Source.OBSERVED: tr("what was seen"),
        Source.PROFESSIONAL: tr("another professional"),
    }[source]


def _side_by_side(answer: Answer, state: DayState) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(theme.space.xs, 0, 0, theme.space.s)
    grid.setHorizontalSpacing(theme.space.l)
    grid.setVerticalSpacing(theme.space.xs)
    grid.setColumnStretch(2, 1)
    rows: list[tuple[str, Rating | None, str]] = []
    if answer.rating is not None:
        rows.append((tr("This record"), answer.rating, ""))
    rows += [
        (wording.informant(account, state.child), account.rating, account.words or "") for account in answer.accounts
    ]
    for line, (who, rating, words) in enumerate(rows):
        grid.addWidget(body(who), line, 0)
        grid.addWidget(body(wording.rating(rating) if rating else tr("no rating")), line, 1)
        grid.addWidget(body(f"“{words}”" if words else ""), line, 2)
    return table


def _column() -> tuple[QWidget, QVBoxLayout]:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(theme.space.m, 0, 0, 0)
    column.setSpacing(theme.space.xs)
    return held, column
