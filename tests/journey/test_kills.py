"""Killed at any moment, the application opens again at the same page with everything that was acknowledged."""

from __future__ import annotations

from pathlib import Path

import kills
import kills_of_work
import pytest

pytestmark = [pytest.mark.journey, pytest.mark.slow]

KILLS = 6  # `make kills` does hundreds


def test_no_acknowledged_word_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    count = kills.run(tmp_path, KILLS)
    assert count.faults == []
    assert count.kills == KILLS
    assert count.saves > 0
    assert count.unacknowledged * 2 >= count.kills


def test_nothing_saved_signed_or_countersigned_is_lost_however_often_the_work_is_killed(tmp_path: Path) -> None:
    count = kills_of_work.run(tmp_path, KILLS)
    assert count.faults == []
    assert count.kills == KILLS
    assert sum(count.during.values()) * 2 >= count.kills
