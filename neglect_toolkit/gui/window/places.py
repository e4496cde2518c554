"""The places in the bar below the header: where the roles of whoever unlocked the store lead. One line a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neglect_toolkit.gui.runtime.destinations import AuditLog, Counts, Destination, People, Queue, WorkList
from neglect_toolkit.model.words import Role

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework


@dataclass(frozen=True)
class Place:
    """Somewhere to begin: what the bar calls it, whose it is, and where it leads."""

    id: str
    title: str
    roles: tuple[Role, ...]
    leads_to: Destination


PLACES = (
    Place("my_work", "My work", (Role.PRACTITIONER,), WorkList()),
    Place("queue", "To review", (Role.MANAGER,), Queue()),
    Place("counts", "Counts", (Role.MANAGER,), Counts()),
    Place("people", "People", (Role.ADMINISTRATOR,), People()),
    Place("log", "Audit log", (Role.MANAGER, Role.ADMINISTRATOR), AuditLog()),
)


def home_of(casework: Casework) -> Destination:
    """Where somebody begins: the first place of their roles."""
    return _of_their_roles(casework)[0].leads_to


def places_of(casework: Casework) -> tuple[Place, ...]:
    """Where somebody can go from anywhere; nothing for somebody alone, who has but one place."""
    return () if is_alone(casework) else _of_their_roles(casework)


def is_alone(casework: Casework) -> bool:
    """Whether nobody else uses the store: then there is nowhere to go but one's own work."""
    return len([person for person in casework.staff.everybody() if person.left_on is None]) == 1


def _of_their_roles(casework: Casework) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if casework.rights.is_a(*place.roles))
