"""Counts for a team: whole for whoever may see them, and without a small count in what leaves the application."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from neglect_toolkit.engine import scorecard as tables_of
from neglect_toolkit.errors import NotPermittedError
from neglect_toolkit.exchange.scorecard_csv import scorecard_csv
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.people import key_of_team
from neglect_toolkit.model.scorecard import Dimension, Period, Published, Scorecard, Table
from neglect_toolkit.model.words import Role
from neglect_toolkit.services import tools
from neglect_toolkit.services.exporting import write_whole
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import counts
from neglect_toolkit.store.store import Store

DISABLED = {"yes": "Disabled", "no": "Not disabled"}


class Counting:
    """The scorecard of one store. Each count is read from the list's rows; no assessment is opened."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights

    def scorecard(
        self,
        *,
        team: str | None = None,
        period: Period = Period(),  # noqa: B008 - a frozen value
        also: Iterable[Dimension] = (),
    ) -> Scorecard:
        """The counts of a team's assessments that were started in a period, by month and by tool.

        Args:
            team: as anybody writes its name; None for one's own.
            period: which months.
            also: by what else they are counted.

        Raises:
            NotPermittedError: one is no manager, or it is another team.
        """
        key = self._team(team)
        further: list[Dimension] = [
            dimension for dimension in also if dimension not in {Dimension.MONTH, Dimension.TOOL}
        ]
        with self._store.reading() as connection:
            rows = counts.counted(connection, period, key)
            others = {dimension: counts.counted_by(connection, dimension, period, key) for dimension in further}
        return tables_of.scorecard(rows, period, team or self._rights.me.team, others)

    def _team(self, team: str | None) -> str:
        self._rights.refuse_unless(Role.MANAGER)
        own = self._rights.me.team_key
        if team is not None and key_of_team(team) != own:
            raise NotPermittedError("You count your own team's assessments. Ask the other team's manager for theirs.")
        return own

    def to_show(self, card: Scorecard) -> tuple[Table, ...]:
        """Every count as it is, for a screen of the application and nothing else."""
        return tables_of.tables(card, self._names(card))

    def to_publish(self, card: Scorecard) -> Published:
        """The tables with every small count suppressed, as they may leave the application."""
        return tables_of.published(card, self._names(card))

    def as_json(self, card: Scorecard) -> dict[str, object]:
        """The published counts as plain data; says in the audit log that they left."""
        self._record(card, "json")
        return self.to_publish(card).plain()

    def export_csv(self, card: Scorecard, path: Path) -> None:
        """Writes the published counts as a CSV file; its audit entry comes first, so that none leaves without.

        Raises:
            WriteFileError: the file could not be written.
        """
        document = scorecard_csv(self.to_publish(card))
        self._record(card, "csv")
        write_whole(path, document)

    def _record(self, card: Scorecard, how: str) -> None:
        period = {name: value for name, value in card.period.plain().items() if value}
        by = " ".join(card.groups)
        with self._store.writing() as writing:
            writing.record(Deed.SCORECARD, how=how, team=card.team or "", by=by, **period)

    def _names(self, card: Scorecard) -> tables_of.DimensionNames:
        known = set(tools.ids(self._toolkit))
        used = card.groups[Dimension.TOOL]
        titles = {tool: tools.load(self._toolkit, tool).title for tool in used if tool in known}
        return {Dimension.TOOL: titles, Dimension.DISABLED: DISABLED}
