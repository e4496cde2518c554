"""What a screen reader is given: a tagged document in reading order, with language, title and header cells."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from made_once import referral_of
from pdfua.validator import Validator
from read_back import in_reading_order, squeezed
from reports_made_up import a_case, a_report
from test_first_page import a_case_with_long_texts_everywhere

from neglect_toolkit.model.assessment import Assessment


@pytest.mark.parametrize(
    "report",
    [
        a_report(),
        a_report(signed=True),
        a_report(Assessment(tool="primary")),
        a_report(a_case_with_long_texts_everywhere()),
    ],
    ids=["draft", "signed", "empty", "long"],
)
@pytest.mark.slow
def test_the_checker_finds_nothing_and_skips_nothing(report, tmp_path) -> None:
    file = tmp_path / "referral.pdf"
    file.write_bytes(referral_of(report))

    checked = Validator().validate(str(file))

    assert list(checked.findings) == []
    assert list(checked.skipped) == []


def test_it_reads_in_order(tmp_path) -> None:
    text = squeezed(in_reading_order(referral_of(a_report()), tmp_path))
    in_order = [
        "Referral: Zoë Ó Briain",
        "Next step",
        "Consent and sharing",
        "What was found, and why",
        "Whom to call",
        "The child and the household",
        "Who found this out, and when",
        "Consent and sharing information",
        "In the child's own words",
        "What was found, domain by domain",
        "What goes well",
        "What is not known",
        "Where accounts differ",
        "Safety checks",
        "The practitioner's judgement",
        "The whole day, question by question",
        "About this document",
    ]
    place = 0
    for heading in in_order:
        place = text.index(squeezed(heading), place) + 1


def test_words_at_line_ends_stay_apart_for_a_screen_reader(tmp_path) -> None:
    note = "A note that is long enough to need several lines in its narrow cell on the page. " * 3
    text = in_reading_order(referral_of(a_report(a_case().with_answer("night.own_bed", note=note))), tmp_path)

    assert note.strip() in " ".join(text.split())


def test_running_lines_and_watermark_are_not_read_out(tmp_path) -> None:
    text = in_reading_order(referral_of(a_report()), tmp_path)

    assert "page 1 of" not in text
    assert "Confidential: contains" not in text


def test_it_declares_its_language_title_and_conformance() -> None:
    with pikepdf.open(BytesIO(referral_of(a_report()))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Referral: a day in the life of Zoë"


def test_header_cells_say_what_they_are_for_and_rows_are_whole() -> None:
    with pikepdf.open(BytesIO(referral_of(a_report()))) as pdf:
        elements = list(elements_of(pdf.Root.StructTreeRoot.K[0]))
        headers = [element for element in elements if element.S == "/TH"]
        tables = [element for element in elements if element.S == "/Table"]

        assert headers
        assert all(str(header.A.Scope) in {"/Column", "/Row"} for header in headers)
        for table in tables:
            assert len({len(kids_of(row)) for row in kids_of(table)}) == 1


def test_there_is_a_bookmark_for_each_section_of_the_detail() -> None:
    with pikepdf.open(BytesIO(referral_of(a_report()))) as pdf, pdf.open_outline() as outline:
        top = outline.root[0]
        titles = [item.title for item in top.children]

    assert top.title == "Referral: Zoë Ó Briain"
    assert titles[0] == "The child and the household"
    assert titles[-1] == "About this document"


def kids_of(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids: object = element.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def elements_of(element: pikepdf.Object):
    yield element
    for kid in kids_of(element):
        yield from elements_of(kid)
