"""One assessment read for comparison: what it says of each item and each domain, and what made it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from neglect_toolkit.engine import comparison_sentences as sentences
from neglect_toolkit.engine.effective import effective_persistence, effective_rating
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.comparison import Compared, ComparedColumn, DomainCell, ItemCell, WhyNot
from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import CheckAnswer, Domain, Kind, Level, Persistence, Rating
from neglect_toolkit.wording.found import counts_of

_WHY_NOT = {
    Rating.NOT_KNOWN: WhyNot.NOT_KNOWN,
    Rating.DECLINED: WhyNot.DECLINED,
    Rating.NOT_APPLICABLE: WhyNot.DOES_NOT_APPLY,
}


class ComparedSheet:
    """An assessment that is compared. It remembers what it was asked already."""

    def __init__(self, compared: Compared) -> None:
        self.compared = compared
        self._cells: dict[str, ItemCell] = {}

    def column(self, called: str) -> ComparedColumn:
        """The head of its column, `called` as this comparison tells the columns apart."""
        one = self.compared
        return ComparedColumn(
            called=called,
            id=one.id,
            child=one.child,
            assessed_on=one.assessed_on,
            draft=one.draft,
            tool=one.summary.tool,
            tool_title=one.tool.title,
            next_step=one.summary.next_step.is_,
            flags=tuple(flag.item for flag in one.summary.safety),
        )

    def item(self, item_id: str) -> Item | None:
        """The rated item of this name, as this assessment's tool asks it."""
        found = self.compared.tool.items.get(item_id)
        return found if found is not None and found.kind is Kind.RATED else None

    def cell(self, item_id: str) -> ItemCell:
        """What the assessment says of an item, or why it says nothing."""
        cell = self._cells.get(item_id)
        if cell is None:
            cell = self._cells[item_id] = self._read(item_id)
        return cell

    def _read(self, item_id: str) -> ItemCell:
        if self.item(item_id) is None:
            return _item_cell(why_not=WhyNot.NOT_IN_TOOL)
        answer = self.compared.answers.get(item_id)
        rating = effective_rating(answer)
        if answer is not None and rating is not None and rating.is_explored:
            often, unmet = effective_persistence(answer), item_id in self._unmet_needs
            return _item_cell(rating, None, often, unmet, counts_of(answer))
        if rating is not None:
            return _item_cell(why_not=_WHY_NOT[rating])
        return _item_cell(why_not=WhyNot.NOT_EXPLORED if item_id in self._gaps else WhyNot.NOT_SHOWN)

    def domain(self, domain: Domain) -> DomainCell:
        """What the assessment concludes about a domain. A summary that is silent on it knows nothing of it."""
        found = self.compared.summary.domains.get(domain)
        if found is None:
            return _domain_cell(Level.NOT_ENOUGH_KNOWN, 0, 0)
        signed = None if self.compared.draft else self.compared.signed_levels.get(domain)
        return _domain_cell(found.level, found.explored, found.of, signed if signed is not found.level else None)

    def check(self, item_id: str) -> CheckAnswer | None:
        """The answer to a safety check; None where it was not asked or has none."""
        answers: Mapping[str, Answer] = self.compared.answers
        return answers[item_id].answer if item_id in answers and item_id in self.compared.tool.items else None

    def reasons(self, domain: Domain) -> frozenset[str]:
        """The items whose answers made the domain what it is."""
        found = self.compared.summary.domains.get(domain)
        if found is None:
            return frozenset()
        of_findings = {reason.item for finding in found.findings for reason in finding.because}
        return frozenset(of_findings | {need.item for need in found.unmet_needs})

    @cached_property
    def _gaps(self) -> frozenset[str]:
        """The rated items that were shown and not explored. Every rated item bears on a domain, so none is missed."""
        return frozenset(gap.item for found in self.compared.summary.domains.values() for gap in found.gaps)

    @cached_property
    def _unmet_needs(self) -> frozenset[str]:
        return frozenset(need.item for found in self.compared.summary.domains.values() for need in found.unmet_needs)


@lru_cache(maxsize=256)
def _item_cell(
    rating: Rating | None = None,
    why_not: WhyNot | None = None,
    persistence: Persistence | None = None,
    unmet_need: bool = False,
    counted: tuple[str, ...] = (),
) -> ItemCell:
    """There are few different cells, and they never change, so each is made once."""
    return ItemCell(
        rating=rating,
        why_not=why_not,
        persistence=persistence,
        unmet_need=unmet_need,
        counted=counted,
        reads=sentences.item_reads(rating, why_not, persistence, counted, unmet_need=unmet_need),
    )


@lru_cache(maxsize=1024)
def _domain_cell(level: Level, explored: int, of: int, signed_as: Level | None = None) -> DomainCell:
    reads = sentences.domain_reads(level, explored, of, signed_as)
    return DomainCell(level=level, explored=explored, of=of, signed_as=signed_as, reads=reads)


class Asked(NamedTuple):
    """A rated item as the newest of the tools has it, with its part's title and how many assessments could ask it."""

    item: Item
    part: str
    times: int


def rated_in_order(sheets: Sequence[ComparedSheet]) -> tuple[Asked, ...]:
    """Every rated item of any of the tools, once.

    In the order of the last sheet's tool; what only an earlier one asks comes after, in that one's order.
    """
    newest: dict[str, tuple[Item, str]] = {}
    times: Counter[str] = Counter()
    for sheet in reversed(sheets):
        for part in sheet.compared.tool.parts:
            rated = [item for item in part.items if item.kind is Kind.RATED]
            times.update(item.id for item in rated)
            for item in rated:
                newest.setdefault(item.id, (item, part.title))
    return tuple(Asked(item, part, times[item_id]) for item_id, (item, part) in newest.items())


def reworded(item_id: str, sheets: Sequence[ComparedSheet]) -> bool:
    """Whether the tools that ask the item put it, or what its ratings look like, in different words.

    Assessments made with one tool need no look: they ask the same.
    """
    tools = {id(sheet.compared.tool): sheet for sheet in sheets}
    asked = [item for sheet in tools.values() if (item := sheet.item(item_id)) is not None]
    return any((item.text, item.describes) != (asked[0].text, asked[0].describes) for item in asked[1:])
