"""What it adds up to: the next step and why, domain by domain with every reason, and what nobody has asked yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from neglect_toolkit.gui.day.pages.reasons import effects_of
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.pages.summary_domain import DomainCard
from neglect_toolkit.gui.day.pages.summary_glance import GoingWell, NotKnown, Overview
from neglect_toolkit.gui.day.pages.topic_links import item_link
from neglect_toolkit.gui.day.state import DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import FlowLayout, Notice, announce, body, card, heading, hint, lead, rule, small
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.model.assessment import facts_of
from neglect_toolkit.model.words import Domain, Level, NextStep
from neglect_toolkit.wording import ages, dates, labels

_EFFECTS = 3


class SummaryPage(RebuiltPage):
    """The whole indicator summary. Each finding leads to its answers, each gap to its question."""

    def title(self, state: DayState) -> str:
        """Whose day it sums up."""
        return f"Summary of {state.child}’s day"

    def write(self, state: DayState) -> None:
        """Safety first, then the next step, the domains, and what stands apart."""
        self.add_to(lead("What was seen and heard, and what it points to. It never decides: the judgement is yours."))
        self.add_to(hint(_whose(state)))
        self._write_safety(state)
        contents = QWidget()
        contents.setAccessibleName("On this page")
        self._contents = FlowLayout(contents, theme.space.m, between_lines=0)
        self.add_to(contents)
        self._write_next_step(state)
        self._domains = {
            domain: DomainCard(domain, found, state, self.go_to_item)
            for domain, found in state.summary.domains.items()
            if found.level is not Level.DOES_NOT_APPLY
        }
        self._add_section("Each kind of need", Overview(state, self._show_domain))
        self._write_calls(state)
        if GoingWell.has_something(state):
            self._add_section("What goes well", GoingWell(state, self.go_to_item))
        self._add_section("What is not known", NotKnown(state, self.go_to_item))
        self._write_plan(state)
        for section in self._domains.values():
            self.add_to(section)
        self._write_apart(state)

    def _add_section(self, title: str, section: QWidget) -> None:
        """Adds a part of the page, and a link to it in the contents."""
        self.add_to(section)
        link = TextLink(title, "Further down on this page")
        link.clicked.connect(partial(self._show_section, section, title))
        self._contents.addWidget(link)

    def _show_domain(self, domain: Domain, _checked: bool = False) -> None:
        self._show_section(self._domains[domain], labels.domain(domain))

    def _show_section(self, section: QWidget, title: str, _checked: bool = False) -> None:
        """Brings a part to the top of the view, and the focus to the first thing in it that takes it."""
        first = next((link for link in section.findChildren(QAbstractButton) if link.isVisible()), None)
        if first is not None:
            first.setFocus()
        self.show_from(section)
        announce(section, title)

    def depends_on(self, state: DayState) -> object:
        """The plan for the next visit too, which comes a moment after the page."""
        return (super().depends_on(state), state.plan)

    def _write_plan(self, state: DayState) -> None:
        if state.plan is None or not state.plan.lines:
            return
        box = card(heading("For the next visit", 2))
        box.put(hint("What matters most to find out, and what it could change."))
        if state.summary.next_step.is_.at_least(NextStep.SEEK_ADVICE):
            box.put(body("None of this has to be known first: act on what is known."))
        for line in state.plan.lines:
            box.put(rule())
            asks = body(state.said(line.asks))
            theme.style(asks, "strong")
            box.put(asks)
            box.put(body(state.said(line.why)))
            self._links(box, line.items, state)
        if state.plan.more:
            also = "; ".join(state.topic_within(item) for item in state.plan.more)
            box.put(body(f"Also to find out: {also}."))
        self._add_section("For the next visit", box)

    def _write_safety(self, state: DayState) -> None:
        for flag in state.summary.safety:
            done = f"Done: {flag.done}" if flag.done else "Nothing recorded as done."
            text = f"{state.to_do(flag)}\n{done}"
            title = f"{labels.urgency(flag.urgency)}: {state.question(flag.item)}"
            action = ("Go to this question", partial(self.go_to_item, flag.item))
            self.add_to(Notice("danger", title, text, [action]))
        if state.summary.safety and state.calls:
            self.add_to(WhomToCall(state.calls))
        if state.summary.safety_not_asked:
            box = card(heading("Safety checks not asked yet", 3))
            self._links(box, state.summary.safety_not_asked, state)
            self.add_to(box)

        if state.summary.safety_not_known:
            box = card(heading("Safety checks asked, and still not known", 3))
            self._links(box, state.summary.safety_not_known, state)
            self.add_to(box)

    def _write_next_step(self, state: DayState) -> None:
        step = state.summary.next_step
        box = card(small("What this usually points to"), heading(state.step_title(step.is_), 2))
        text = state.next_steps.steps[step.is_] if state.next_steps else None
        if text is not None:
            if text.level_of_need:
                box.put(hint(text.level_of_need))
            box.put(body(text.means))
        box.put(heading("Because", 3))
        for because in step.because:
            box.put(body(f"• {because}"))
        effects = effects_of(state.summary, state, _EFFECTS)
        if effects:
            box.put(heading(f"What it means for {state.child}", 3))
        for effect in effects:
            box.put(body(f"• {effect}"))
        if text is not None:
            box.put(heading("What to do", 3))
            for each in text.do:
                box.put(body(f"• {each}"))
        self.add_to(box)

    def _write_calls(self, state: DayState) -> None:
        step = state.summary.next_step
        if state.calls and not state.summary.safety and step.is_.at_least(NextStep.SEEK_ADVICE):
            self.add_to(WhomToCall(state.calls))

    def _write_apart(self, state: DayState) -> None:
        if state.summary.barriers:
            box = card(heading("What gets in the way", 2))
            box.put(hint("Context to help with. It is never itself a sign of neglect."))
            for barrier in state.summary.barriers:
                box.put(body(f"• {state.barrier(barrier)}"))
            self.add_to(box)
        if state.summary.no_longer_asked:
            box = card(heading("No longer asked, and still counted", 3))
            self._links(box, state.summary.no_longer_asked, state)
            self.add_to(box)

    def _links(self, box: Card, items: tuple[str, ...], state: DayState) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for item in items:
            column.addWidget(item_link(item, state.question(item), self.go_to_item))
        box.put_layout(column)


def _whose(state: DayState) -> str:
    """Who the child is, who looked, and when: without it no "since last summer" can be read."""
    facts, by = facts_of(state.assessment, state.tool), state.assessment.assessed_by
    visits = [
        ", ".join(filter(None, (labels.visit(visit, number), "seen alone" if visit.seen_alone else None)))
        for number, visit in enumerate(state.assessment.visits, 1)
    ]
    on = state.assessment.assessed_on
    said = (
        f"{ages.age(facts.age_months)} old" if facts.age_months is not None else None,
        _assessed(", ".join(filter(None, (by.name, by.role))), dates.day(on) if on else ""),
        *visits,
    )
    return " · ".join(one for one in said if one)


def _assessed(who: str, on: str) -> str:
    if who and on:
        return f"assessed by {who} on {on}"
    return f"assessed by {who}" if who else on
