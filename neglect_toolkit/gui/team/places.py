"""The places that somebody's roles lead to. One line a place; each makes its page when it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neglect_toolkit.gui.window.navigator import Route
from neglect_toolkit.model.words import Role

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework


@dataclass(frozen=True)
class Place:
    """Somewhere to begin: what the bar calls it, for whom it is, and the page."""

    id: str
    title: str
    roles: tuple[Role, ...]
    route: Route


def places_of(casework: Casework, routes: dict[str, Route]) -> tuple[Place, ...]:
    """Where somebody can begin, the first being home.

    `routes` names for each place how its page is made; a place without one is not there.
    """
    known = (
        ("my_work", "My work", (Role.PRACTITIONER,)),
        ("queue", "To review", (Role.MANAGER,)),
        ("counts", "Counts", (Role.MANAGER,)),
        ("people", "People", (Role.ADMINISTRATOR,)),
        ("log", "Audit log", (Role.MANAGER, Role.ADMINISTRATOR)),
    )
    return tuple(
        Place(id_, title, roles, routes[id_])
        for id_, title, roles in known
        if id_ in routes and casework.rights.is_a(*roles)
    )


def is_alone(casework: Casework) -> bool:
    """Whether nobody else uses the store: then there is nowhere to go but one's own work."""
    return len([person for person in casework.staff.everybody() if person.left_on is None]) == 1
