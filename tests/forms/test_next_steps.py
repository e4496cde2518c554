"""The bundled next steps: every need that a family cannot meet by itself has somebody who should be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_toolkit.documents import read_document, validated
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.words import BehindIt, Domain, NextStep

NEXT_STEPS = validated(NextSteps, read_document(Path(__file__).parents[2] / "forms" / "next_steps.yaml"))
NOT_THE_CARE = (BehindIt.BARRIER, BehindIt.SERVICE_GAP, BehindIt.IMPAIRMENT)


@pytest.mark.parametrize("domain", list(Domain))
@pytest.mark.parametrize("behind_it", NOT_THE_CARE)
def test_every_unmet_need_has_somebody_to_ask(behind_it: BehindIt, domain: Domain) -> None:
    assert len(NEXT_STEPS.ask_about([behind_it], domain)) == 1


def test_a_line_for_the_domain_comes_before_the_general_one_and_nothing_is_said_twice() -> None:
    (school,) = NEXT_STEPS.ask_about([BehindIt.SERVICE_GAP], Domain.EDUCATIONAL)
    (general,) = NEXT_STEPS.ask_about([BehindIt.SERVICE_GAP], Domain.EMOTIONAL)
    assert "SENCO" in school
    assert school != general
    assert len(NEXT_STEPS.ask_about(NOT_THE_CARE, Domain.MEDICAL)) == 3
    assert NEXT_STEPS.ask_about([BehindIt.CARE], Domain.MEDICAL) == ()


@pytest.mark.parametrize("step", list(NextStep))
def test_every_next_step_can_be_said_to_a_family(step: NextStep) -> None:
    assert NEXT_STEPS.steps[step].to_family
