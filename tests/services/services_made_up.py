"""A made-up practitioner and child for the tests of the services, the command line and whole journeys."""

from __future__ import annotations

import datetime as dt

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.model.assessment import Answer, Assessment
from neglect_toolkit.model.people import Assessor, Child
from neglect_toolkit.model.words import CheckAnswer, Persistence, Rating

PASSPHRASE = "correct horse battery"
ME = Assessor(name="Sam Okafor", role="Family support worker", agency="Made Up Council")
ZOE = Child(name="Zoë Ó Briain", known_as="Zoë", date_of_birth=dt.date(2018, 3, 4))

BREAKFAST = "breakfast.eats_before_school"
ALONE = "safety.left_alone_overnight"
NO_ADULT = "safety.no_capable_adult_now"


def worried(assessment: Assessment) -> Assessment:
    """The same assessment with a worry about breakfast on most days."""
    answer = Answer(rating=Rating.WORRY, persistence=Persistence.MOST_DAYS, note="Toast from a neighbour.")
    return assessment.with_answer(BREAKFAST, answer)


def flagged(assessment: Assessment) -> Assessment:
    """The same assessment with a safety check answered yes."""
    return assessment.with_answer(NO_ADULT, Answer(answer=CheckAnswer.YES))


class OtherClock(FixedClock):
    """Another laptop: its ids are not those of the first."""

    def new_id(self) -> str:
        return f"f{super().new_id()[1:]}"
