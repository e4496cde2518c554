"""Everything that several people at one store can go to: the pages of each role, put together once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from neglect_toolkit.gui.day.routes import DayRoutes
from neglect_toolkit.gui.handover.routes import HandoverRoutes
from neglect_toolkit.gui.team.people_routes import PeopleRoutes
from neglect_toolkit.gui.team.places import Place, is_alone, places_of
from neglect_toolkit.gui.team.review_routes import ReviewRoutes
from neglect_toolkit.gui.window.navigator import Route, Way
from neglect_toolkit.gui.window.screen import Screen
from neglect_toolkit.model.words import Role

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework


class Team:
    """Made when the store is unlocked, gone when it is locked. `handover` is for somebody alone too."""

    def __init__(self, way: Way, day: DayRoutes, casework: Casework, routes: Mapping[str, Route]) -> None:
        self._way, self._casework = way, casework
        self.handover = HandoverRoutes(way, day)
        self._review = ReviewRoutes(way, day, self.handover)
        self._people = PeopleRoutes(way)
        self._routes = {**routes, **self._review.routes, **self._people.routes}

    @property
    def is_alone(self) -> bool:
        """Whether nobody else uses the store."""
        return is_alone(self._casework)

    @property
    def looks_after_people(self) -> bool:
        """Whether they may add and remove people."""
        return self._casework.rights.is_a(Role.ADMINISTRATOR)

    def workers_route(self, assessment_id: str) -> Screen:
        """Who works with the child of an assessment."""
        return self._review.workers_screen(assessment_id)

    def people_route(self) -> Screen:
        """The people of the store, from Settings too."""
        return self._people.people_screen()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where somebody can go from anywhere; nothing for somebody alone, who has but one place."""
        found = places_of(self._casework, self._routes)
        return () if is_alone(self._casework) else found

    @property
    def home(self) -> Place:
        """The first place for their roles; for somebody alone too."""
        return places_of(self._casework, self._routes)[0]

    def place(self, id_: str) -> Place:
        """Raises StopIteration where somebody with these roles has no such place."""
        return next(place for place in self.places if place.id == id_)
