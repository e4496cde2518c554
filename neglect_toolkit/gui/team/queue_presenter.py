"""Turns what is asked of the queue into a query, and its headers into lines to read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.gui.team.queue_page import ALL, COUNTERSIGNED, DRAFTS, RETURNED, WAITING, QueueView
from neglect_toolkit.gui.widgets import TableRow
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.queue import QueueOrder, QueueQuery
from neglect_toolkit.model.words import Level, Role, Status
from neglect_toolkit.services.casework import Casework
from neglect_toolkit.wording import labels, lists

_STATES = {
    WAITING: (Status.SIGNED,),
    RETURNED: (Status.RETURNED,),
    COUNTERSIGNED: (Status.COUNTERSIGNED,),
    DRAFTS: (Status.DRAFT,),
    ALL: (),
}
_CONCERNS = (Level.SIGNIFICANT, Level.SOME, Level.UNMET_NEED)


class QueuePresenter(QObject):
    """Between the page and `services.reviewing`. It keeps what was asked, so that coming back finds it again."""

    open_wanted = Signal(str)

    def __init__(self, casework: Casework, asked: QueueQuery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework = casework
        self.asked = asked
        people = casework.staff.everybody()
        self._names = {person.id: person.name for person in people}
        team = casework.me.team_key
        practitioners = [
            (person.id, person.name) for person in people if person.is_a(Role.PRACTITIONER) and person.team_key == team
        ]
        self._tools = casework.toolkit.tool_titles
        self.page = QueueView(practitioners, list(self._tools.items()))
        self._show_asked()
        self.page.query_changed.connect(self._asked_anew)
        self.page.turned.connect(self._turn)
        self.page.open_wanted.connect(self.open_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Shows the queue as it is now."""
        found = self._casework.reviewing.queue(self.asked)
        counts = {status.value: many for status, many in self._casework.reviewing.counts().items()}
        self.page.show_counts(counts, sum(self._casework.supervising.overdue().values()))
        rows = [self._row(header) for header in found.headers]
        self.page.show_rows(rows, page=self.asked.page, more=found.more, nothing=self._nothing())

    def _row(self, header: Header) -> TableRow:
        days = self._casework.reviewing.days_waiting(header)
        steps = self._casework.toolkit.next_steps.steps
        judged = steps[header.judged].title if header.judged else "Not judged"
        if header.below:
            judged = f"{judged} – below"
        flags = f"{header.flags} answered yes" if header.flags else "No flag"
        return TableRow(
            header.id,
            (
                labels.marked(header.child_name or header.child_called or "No name yet", made_up=header.made_up),
                self._days(days),
                steps[header.next_step].title if header.next_step else "",
                judged,
                self._concerns(header),
                flags,
                self._tools.get(header.tool, header.tool).rpartition(": ")[2].capitalize(),
                self._names.get(header.practitioner, ""),
                labels.status(header.status),
            ),
        )

    def _days(self, days: int | None) -> str:
        if days is None:
            return "–"
        return "today" if days == 0 else lists.counted(days, "day")

    def _concerns(self, header: Header) -> str:
        """The domains at concern in words, the gravest first."""
        by_level = {level: [d for d, found in header.levels.items() if found is level] for level in _CONCERNS}
        told = [
            f"{labels.level(level)}: {', '.join(labels.domain(domain) for domain in domains)}"
            for level, domains in by_level.items()
            if domains
        ]
        return "\n".join(told) or "None"

    def _nothing(self) -> str:
        if self.asked == QueueQuery():
            return "Nothing waits for you. What your team signs comes here by itself."
        return "Nothing fits what you asked for. Choose “All”, or take words away."

    def _show_asked(self) -> None:
        state = next(name for name, statuses in _STATES.items() if statuses == self.asked.statuses)
        page = self.page
        page.show_query(state)
        page.only.show_value("flagged" if self.asked.flagged else "below" if self.asked.below else None)
        page.search.show_value(self.asked.search)
        page.practitioner.show_value(self.asked.practitioner)
        page.tool.show_value(self.asked.tool)
        page.order.show_value(None if self.asked.order is QueueOrder.WAITING else self.asked.order.value)

    def _asked_anew(self) -> None:
        page = self.page
        self.asked = QueueQuery(
            statuses=_STATES[page.states.value or ALL],
            search=page.search.text(),
            tool=page.tool.value,
            practitioner=page.practitioner.value,
            flagged=page.only.value == "flagged",
            below=page.only.value == "below",
            order=QueueOrder(page.order.value or QueueOrder.WAITING),
        )
        self.refresh()

    def _turn(self, by: int) -> None:
        self.asked = self.asked.model_copy(update={"page": max(0, self.asked.page + by)})
        self.refresh()
