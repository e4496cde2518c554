"""A page appears, and a rating answers, faster than anybody notices; measured with a tool of sixty items."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from gui.day.conftest import Day, OpenDay
from gui.day.day_made_up import MemoryAssessment, zoe
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Rating

PARTS = ("waking", "breakfast", "school", "tea", "evening", "night", "health", "home", "people", "feelings")
APPEARS_WITHIN_MS = 100
ANSWERS_WITHIN_MS = 50


def _sixty_items() -> Tool:
    domains = list(Domain)
    means = {"going_well": "On most days.", "mixed": "On some days, or it depends.", "worry": "Hardly ever, or never."}
    parts = [
        {
            "id": part,
            "title": part.capitalize(),
            "kind": "hour",
            "items": [
                {
                    "id": f"{part}.thing_{number}",
                    "kind": "rated",
                    "text": f"Is thing {number} as {{child}} needs it?",
                    "ask_child": "What is it like?",
                    "ask_parent": "How does it go here?",
                    "look_for": "What can be seen, smelt and heard.",
                    "domains": [domains[(number + len(part)) % len(domains)]],
                    "core": True,
                    "describes": means,
                }
                for number in range(6)
            ],
        }
        for part in PARTS
    ]
    return Tool.model_validate(
        {"id": "primary", "version": "1.0.0", "title": "Sixty", "ages": {"says": "any"}, "parts": parts}
    )


def _milliseconds(act: Callable[[], object]) -> float:
    timer = QElapsedTimer()
    timer.start()
    act()
    return timer.nsecsElapsed() / 1e6


def _painted(day: Day, act: Callable[[], object]) -> None:
    """Does something, and lets the window take it in and paint itself."""
    act()
    QApplication.sendPostedEvents()
    day.presenter._showing.stop()
    day.presenter._show()
    day.page.repaint()


def test_a_part_appears_at_once(open_day: OpenDay) -> None:
    day = open_day(MemoryAssessment(zoe(), _sixty_items()))
    taken = [_milliseconds(lambda part=part: _painted(day, lambda: day.presenter._go(part))) for part in PARTS[1:]]
    assert statistics.median(taken) < APPEARS_WITHIN_MS


def test_a_rating_answers_at_once(open_day: OpenDay) -> None:
    day = open_day(MemoryAssessment(zoe(), _sixty_items()))
    tiles = [day.rated(f"waking.thing_{number}").rating.tile(Rating.GOING_WELL) for number in range(6)]
    taken = [_milliseconds(lambda tile=tile: _painted(day, tile.click)) for tile in tiles]
    assert statistics.median(taken) < ANSWERS_WITHIN_MS


def test_a_worry_answers_at_once_and_opens_what_goes_with_it(open_day: OpenDay) -> None:
    day = open_day(MemoryAssessment(zoe(), _sixty_items()))
    cards = [day.rated(f"waking.thing_{number}") for number in range(6)]
    taken = [_milliseconds(lambda card=card: _painted(day, card.rating.tile(Rating.WORRY).click)) for card in cards]
    assert all(card.details is not None and card.details.isVisible() for card in cards)
    assert statistics.median(taken) < ANSWERS_WITHIN_MS
