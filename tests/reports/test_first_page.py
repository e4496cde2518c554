"""The first page alone is enough to act on, and stays one page however much was written."""

from __future__ import annotations

from functools import cache

import pytest
from builders import a_tool
from hypothesis import given, settings
from hypothesis import strategies as st
from made_once import referral_of
from read_back import pages_of, squeezed
from reports_made_up import a_case, a_report

from neglect_toolkit.model.people import Assessor, HouseholdMember, Sharing, Visit
from neglect_toolkit.reports.referral import referral_pdf

LONG = "Something was written here at great length, and then more. " * 40


@cache
def first_page_of_zoe() -> str:
    return squeezed(pages_of(referral_of(a_report()))[0])


@pytest.mark.parametrize(
    "must_have",
    [
        "Referral: Zoë Ó Briain",
        "Known as Zoë",
        "4 March 2018 (age 8 years 8 months)",
        "1 Made Up Street",
        "000 000 0000",
        "Made Up Primary School",
        "English",
        "speech",
        "Disability No",
        "Mary Ó Briain (mother)",
        "The practitioner judges: Refer now (Level 3)",
        "Two worries that last, and the child says so herself.",
        "The findings point to: Immediate (Level 3)",
        "the practitioner judges that less is called for than the findings point to",
        "Act now: Is Zoë without a capable adult now? Yes. Call 999. Done: Rang the front door (18 November 2026",
        "Not asked yet (1): Is Zoë left alone overnight?",
        "Food and drink: significant concern.",
        "(Zoë; seen by the practitioner, once; the practitioner). Mother rates it otherwise: going well.",
        "School and learning: unmet need.",
        "Health care: not enough known",
        "“I have something at school if I get there”",
        "“I put my pillow over my head”",
        "Family knows: Yes. Family agrees: No",
        "Mother thinks it is not needed.",
        "Sam Okafor, Social worker, North, Made Up Council",
        "Reach them: 0000",
        "18 November 2026, home. The child: seen alone.",
        "Immediate danger: 999",
        "Made Up Front Door: 0000 000 0001",
        "never checked; make sure before you rely on it",
    ],
)
def test_it_holds_what_a_duty_worker_needs(must_have: str) -> None:
    assert squeezed(must_have) in first_page_of_zoe()


def test_a_check_that_was_asked_in_vain_is_neither_a_no_nor_unasked() -> None:
    case = a_case().with_check("safety.left_alone_overnight", "not_known")
    first = squeezed(pages_of(referral_of(a_report(case)))[0])

    assert squeezed("Asked, not known (1): Is Zoë left alone overnight?") in first
    assert squeezed("Not asked yet (") not in first


def test_contacts_of_another_area_are_left_to_the_detail() -> None:
    pages = pages_of(referral_of(a_report()))

    assert "Another Area's Door" not in pages[0]
    assert any("Another Area's Door" in page for page in pages[1:])


def a_case_with_long_texts_everywhere():
    case = a_case()
    for item in a_tool().items.values():
        if item.kind == "rated":
            case = case.with_worry(item.id, note=LONG, effect=LONG).with_account(item.id, "child", "worry", LONG)
    return (
        case.with_child(name=LONG, known_as=LONG, address=LONG, school=LONG, language=LONG, communication=LONG)
        .with_judgement("refer_now", LONG)
        .with_check("safety.left_alone_overnight", "yes", done=LONG, done_by=LONG)
        .with_fields(
            household=tuple(HouseholdMember(name=LONG, relation="aunt") for _ in range(12)),
            visits=tuple(Visit(id=f"v{number}", where=LONG) for number in range(1, 15)),
            sharing=Sharing(why_not_told=LONG, views=LONG, basis=LONG),
            assessed_by=Assessor(name=LONG, role=LONG, contact=LONG),
        )
    )


@pytest.mark.slow
def test_long_texts_are_cut_with_a_word_of_where_the_rest_is() -> None:
    pages = pages_of(referral_of(a_report(a_case_with_long_texts_everywhere())))

    assert squeezed("The child and the household") in squeezed(pages[1])
    first = squeezed(pages[0])
    assert squeezed("more from page 2") in first
    for heading in (
        "Next step",
        "Consent and sharing",
        "Safety",
        "Made by",
        "Reach them",
        "Whom to call",
        "In the child's own words",
    ):
        assert squeezed(heading) in first


@settings(max_examples=6, deadline=None)
@given(lengths=st.lists(st.integers(0, 3000), min_size=6, max_size=6))
@pytest.mark.slow
def test_the_detail_always_begins_on_page_two(lengths: list[int]) -> None:
    texts = [(LONG * 2)[:length] for length in lengths]
    case = (
        a_case()
        .with_child(name=texts[0], address=texts[1])
        .with_judgement("seek_advice", texts[2])
        .with_check("safety.left_alone_overnight", "yes", done=texts[3])
        .with_account("night.own_bed", "child", "worry", texts[4])
        .with_fields(sharing=Sharing(basis=texts[5]))
    )
    pages = pages_of(referral_pdf(a_report(case)))

    beginning = squeezed("The child and the household")
    assert beginning not in squeezed(pages[0])
    assert beginning in squeezed(pages[1])
    assert squeezed("Whom to call") in squeezed(pages[0])
