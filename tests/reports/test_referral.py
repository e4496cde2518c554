"""The referral, read back from the PDF: everything is there, drafts say so, nothing breaks on what people write."""

from __future__ import annotations

import datetime as dt

import pytest
from builders import a_tool, an_assessment, an_item
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_once import referral_of
from read_back import all_that_comes_out, as_shown, fonts_of, pages_of, squeezed
from reports_made_up import a_case, a_report

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.people import HouseholdMember, OtherHome
from neglect_toolkit.reports.referral import referral_pdf

ANY_TEXT = st.text(alphabet=st.characters(), min_size=1, max_size=60).filter(lambda text: text.strip() != "")


def text_of(document: bytes) -> str:
    return squeezed("".join(pages_of(document)))


def words_in(assessment: Assessment) -> list[str]:
    """Every free text of every answer."""
    said: list[str | None] = []
    for answer in assessment.answers.values():
        said += [answer.note, answer.effect, answer.since, answer.text, answer.done, answer.done_by]
        said += [account.words for account in answer.accounts]
    return [text for text in said if text]


def test_every_word_of_every_answer_is_in_the_detail() -> None:
    case = a_case().build()
    detail = squeezed("".join(pages_of(referral_of(a_report(case)))[1:]))

    missing = [text for text in words_in(case) if squeezed(text) not in detail]

    assert missing == []


def test_every_question_is_told_with_the_name_of_the_child() -> None:
    tool = a_tool()
    text = text_of(referral_of(a_report()))

    assert [item.id for item in tool.items.values() if squeezed(item.text.replace("{child}", "Zoë")) not in text] == []


@pytest.mark.parametrize("said", ["Not explored yet", "Asked, not known", "Chose not to say", "Does not apply"])
def test_four_kinds_of_not_knowing_stay_apart(said: str) -> None:
    assert squeezed(said) in text_of(referral_of(a_report(signed=True)))


def test_a_draft_says_so_on_every_page() -> None:
    assert all("DRAFT" in page for page in pages_of(referral_of(a_report())))


def test_a_signed_referral_says_by_whom_on_every_page_and_never_draft() -> None:
    pages = pages_of(referral_of(a_report(signed=True)))

    assert not any("DRAFT" in page for page in pages)
    assert all(squeezed("Signed by Sam Okafor on 20 November 2026") in squeezed(page) for page in pages)


def test_every_page_says_what_it_is_of_whom_and_which() -> None:
    report = a_report(signed=True)
    pages = pages_of(referral_pdf(report))

    for number, page in enumerate(pages, start=1):
        flat = squeezed(page)
        assert squeezed("Confidential: contains information about a child") in flat
        assert squeezed("Zoë, born 4 March 2018") in flat
        assert squeezed(f"page {number} of {len(pages)}") in flat
        assert report.tool.sha256[:8] in flat


def test_the_same_report_gives_the_same_bytes() -> None:
    assert referral_pdf(a_report()) == referral_pdf(a_report())


def test_an_empty_assessment_makes_a_referral_that_says_what_is_missing() -> None:
    pages = pages_of(referral_of(a_report(Assessment(tool="primary"))))
    first = squeezed(pages[0])

    assert squeezed("a child whose name is not known yet") in first
    assert squeezed("Date of birth not given") in first
    assert squeezed("No judgement recorded yet") in first


@pytest.mark.parametrize(
    "words",
    [
        "Ζωή: δεν τρώω πρωινό. Ἀρχὴ ἥμισυ παντός",
        "Зоя не завтракает; їжа, љубав, ћуп, Ѣ",
        "Chị Nguyễn Thị Phượng bảo: cháu chưa ăn sáng, đói lắm",
        "Zażółć gęślą jaźń – Þórður, Ğüneş, ŵ ŷ Ẃ, ṣ̌, Łódź, Siân Ó Briain",
    ],
)
def test_latin_greek_and_cyrillic_come_out_as_written(words: str) -> None:
    document = referral_of(a_report(a_case().with_answer("night.own_bed", rating="mixed", note=words)))

    assert squeezed(words) in text_of(document)
    assert squeezed("could not be shown") not in text_of(document)


def test_what_the_font_lacks_is_named_and_the_reader_told() -> None:
    case = a_case().with_answer("night.own_bed", rating="mixed", note="tired 😀 中 \ud83d \x07 end")
    text = text_of(referral_of(a_report(case)))

    assert squeezed("tired [grinning face] [U+4E2D] [U+D83D] [U+0007] end") in text
    assert squeezed("Some characters in this document could not be shown") in text


def test_a_very_long_note_is_whole_over_its_pages() -> None:
    note = " ".join(f"word{number}" for number in range(2200))
    assert len(note) > 20_000 - 2000

    document = referral_of(a_report(a_case().with_answer("night.own_bed", rating="mixed", note=note)))
    text = text_of_detail_without_running_lines(document)

    assert all(f"word{number}" in text for number in range(2200))


def test_a_long_note_without_a_single_space_stays_on_the_page() -> None:
    document = referral_of(a_report(a_case().with_answer("night.own_bed", rating="mixed", note="x" * 20_000)))

    assert sum(page.count("x") for page in pages_of(document)) >= 20_000


def text_of_detail_without_running_lines(document: bytes) -> str:
    return squeezed("".join(pages_of(document)[1:]))


def test_a_table_of_two_hundred_rows_repeats_its_header() -> None:
    tool = a_tool(*(an_item(f"breakfast.thing_{number}", text=f"Is it so, number {number}?") for number in range(200)))
    case = an_assessment().with_going_well(*(item.id for item in tool.items.values()))
    pages = pages_of(referral_of(a_report(case, tool)))

    asked = [
        page for page in pages[1:] if "Goingwell" in squeezed(page) and squeezed("Is it so, number") in squeezed(page)
    ]
    headed = [page for page in asked if squeezed("What was asked") in squeezed(page) or "What goes well" in page]
    assert len(asked) > 4
    assert headed == asked


def test_every_font_is_embedded_and_maps_back_to_text(tmp_path) -> None:
    rows = fonts_of(referral_of(a_report()), tmp_path)

    assert {row[0].split("+")[-1] for row in rows} == {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"}
    assert all(row[3:6] == ["yes", "yes", "yes"] for row in rows)


def test_progress_is_told_to_the_end_and_may_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    referral_pdf(a_report(), lambda done, of, _what: told.append((done, of)))

    def stop(done: int, of: int, what: str) -> None:
        raise InterruptedError(what)

    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    with pytest.raises(InterruptedError):
        referral_pdf(a_report(), stop)


def test_an_answer_that_the_tool_does_not_have_is_not_lost() -> None:
    case = a_case().with_worry("other.thing_of_old", note="Still written here.")

    assert squeezed("Still written here.") in text_of(referral_of(a_report(case)))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=ANY_TEXT, name=ANY_TEXT, reason=ANY_TEXT, place=ANY_TEXT)
def test_whatever_is_written_comes_out_again(
    tmp_path_factory: pytest.TempPathFactory, words: str, name: str, reason: str, place: str
) -> None:
    case = (
        a_case()
        .with_child(name=name, known_as=name, address=place, school=words)
        .with_account("night.own_bed", "child", "worry", words, who=name)
        .with_judgement("refer_now", reason)
        .with_fields(
            household=(HouseholdMember(name=name, relation=words, date_of_birth=dt.date(1990, 1, 1), note=place),),
            other_homes=(OtherHome(name=place, nights=words),),
        )
    )
    document = referral_pdf(a_report(case))
    said = all_that_comes_out(document, tmp_path_factory.mktemp("read"))
    # Not on the first page alone, which may cut a text short: so much is left once that page and its copy are counted.
    first = squeezed(pages_of(document)[0])

    shown = [as_shown(text) for text in (words, name, reason, place)]
    assert [text for text in shown if said.count(text) <= 2 * first.count(text)] == []
