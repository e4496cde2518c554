"""The blank form, read back from the PDF: all that is asked is there, with room for a pen, on few pages."""

from __future__ import annotations

import datetime as dt
import functools
from io import BytesIO

import pikepdf
import pytest
from builders import a_check, a_part, a_tool, an_item
from pdfua.validator import Validator
from pypdf import PdfReader
from read_back import as_shown, fonts_of, in_reading_order, pages_of, squeezed
from reports_made_up import CONTACTS, NEXT_STEPS

from neglect_toolkit.model.policy import Contacts, NextSteps
from neglect_toolkit.model.tool import Item, Tool, spoken
from neglect_toolkit.model.words import BehindIt, CheckAnswer, Kind, NextStep, Persistence, Rating
from neglect_toolkit.reports.blank_form import MOST_PAGES, render_alone_sheet, render_blank_form
from neglect_toolkit.reports.form.words import Form, behind, sources
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose
from neglect_toolkit.wording import labels

TODAY = dt.date(2026, 11, 23)
TOOLKIT = compose()
TOOLS = tools.available(TOOLKIT)
EVERY_TOOL = pytest.mark.parametrize("tool", TOOLS, ids=[tool.id for tool in TOOLS])


def a_form(tool: Tool | None = None, contacts: Contacts = CONTACTS, next_steps: NextSteps = NEXT_STEPS) -> bytes:
    return render_blank_form(tool or a_tool(), contacts, next_steps, TODAY, "0.1.0")


def form_of(tool: Tool) -> bytes:
    """The form as it is printed of a bundled tool; each is made once."""
    return _form_of(tool.id)


@functools.cache
def _form_of(tool_id: str) -> bytes:
    tool = next(tool for tool in TOOLS if tool.id == tool_id)
    return render_blank_form(tool, TOOLKIT.contacts, TOOLKIT.next_steps, TODAY, "0.1.0")


def text_of(document: bytes) -> str:
    return squeezed("".join(pages_of(document)))


def words_of(item: Item) -> list[str]:
    """Everything a form says about an item."""
    said = [item.text, item.watch_for or item.ask_child, item.ask_parent, item.look_for, item.do]
    said += item.describes.plain().values() if item.describes else []
    said += item.options.values()
    return [words for words in said if words]


@EVERY_TOOL
def test_every_word_of_a_tool_is_on_its_form(tool: Tool) -> None:
    text = text_of(form_of(tool))
    said = [words for item in tool.items.values() if not item.alone for words in words_of(item)]
    here = [part for part in tool.parts if not all(item.alone for item in part.items)]
    said += [words for part in here for words in (part.title, part.about) if words]

    assert [words for words in said if as_shown(spoken(words, tool.child_word)) not in text] == []


@EVERY_TOOL
def test_what_is_only_asked_alone_stands_on_a_sheet_of_its_own_and_never_on_the_form(tool: Tool) -> None:
    """The form lies on a family's table."""
    asked = [item for item in tool.items.values() if item.alone]
    form, sheet = text_of(form_of(tool)), text_of(render_alone_sheet(tool, "0.1.0"))
    assert asked
    for item in asked:
        assert as_shown(spoken(item.text, tool.child_word)) not in form
        assert [said for said in words_of(item) if as_shown(spoken(said, tool.child_word)) not in sheet] == []
    others = [item for item in tool.items.values() if not item.alone]
    assert [item.id for item in others if as_shown(spoken(item.text, tool.child_word)) in sheet] == []


def test_a_tool_without_a_question_to_ask_alone_says_so() -> None:
    text = text_of(render_alone_sheet(a_tool(an_item("waking.sleep")), "0.1.0"))
    assert squeezed("This tool has no question that is only asked alone.") in text


@EVERY_TOOL
def test_it_fits_eighteen_pages(tool: Tool) -> None:
    assert len(pages_of(form_of(tool))) <= MOST_PAGES == 18


@EVERY_TOOL
def test_nothing_is_set_smaller_than_seven_and_a_half_points(tool: Tool) -> None:
    sizes: set[float] = set()
    for page in PdfReader(BytesIO(form_of(tool))).pages:
        page.extract_text(visitor_text=lambda words, _cm, _tm, _font, size: sizes.add(size) if words.strip() else None)

    assert min(sizes) >= 7.5


@EVERY_TOOL
@pytest.mark.slow
def test_no_question_is_parted_over_a_page(tool: Tool) -> None:
    """Whatever a question says stands on the page that has its code."""
    pages = [squeezed(page) for page in pages_of(form_of(tool))]
    for section in Form(tool).sections:
        for coded in section.items:
            said = [as_shown(spoken(words, tool.child_word)) for words in words_of(coded.item)]
            standing = "" if coded.item.kind is Kind.CHECK else "core" if coded.item.core else "further"
            private = "private" if coded.item.sensitive and coded.item.kind is not Kind.CHECK else ""
            begins = f"{coded.code}{standing}{private}{said[0]}"
            page = next(page for page in pages if begins in page)
            assert all(words in page[page.index(begins) :] for words in said), coded.item.id


@pytest.mark.parametrize("tool", [a_tool(), *TOOLS], ids=lambda tool: tool.title)
@pytest.mark.slow
def test_the_checker_finds_nothing_and_skips_nothing(tool: Tool, tmp_path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(a_form(tool))

    checked = Validator().validate(str(file))

    assert list(checked.findings) == []
    assert list(checked.skipped) == []


def test_the_same_arguments_give_the_same_bytes_and_no_date() -> None:
    document = a_form()

    assert document == a_form()
    with pikepdf.open(BytesIO(document)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert "CreateDate" not in pdf.Root.Metadata.read_bytes().decode()


def test_every_page_says_which_form_it_is_of_whom_and_how_to_keep_it() -> None:
    tool = a_tool()
    pages = pages_of(a_form(tool))

    for number, page in enumerate(pages, start=1):
        flat = squeezed(page)
        assert squeezed("BLANK FORM – keep it as safe as a case record") in flat
        assert squeezed(f"{tool.title}") in flat
        assert squeezed(f"{tool.id} {tool.version} ({tool.sha256[:8]})") in flat
        assert squeezed("The child's initials ____") in flat
        assert squeezed(f"page {number} of {len(pages)}") in flat


def test_parts_are_numbered_as_the_line_of_the_day_goes_and_checks_come_first() -> None:
    tool = a_tool(
        a_part("home", an_item("home.warm"), kind="lasting"),
        a_part("safety", a_check(), kind="lasting"),
        a_part("waking", an_item("waking.further", core=False), an_item("waking.core")),
    )
    form = Form(tool)
    text = text_of(a_form(tool))

    assert [(section.number, section.part.id) for section in form.sections] == [
        (1, "waking"),
        (2, "home"),
        (3, "safety"),
    ]
    assert [coded.item.id for coded in form.sections[0].items] == ["waking.core", "waking.further"]
    in_order = ["3 Safety", "3.1", "1 Waking", "1.1", "core", "1.2", "further", "2 Home", "Taken together"]
    place = text.index("Whomtocall")
    for said in in_order:
        place = text.index(squeezed(said), place) + 1


def test_codes_are_those_of_the_order_on_the_screen() -> None:
    """What stands first in a part of the window stands first on paper."""
    from neglect_toolkit.gui.day.state import is_further

    for tool in TOOLS:
        for section in Form(tool).sections:
            on_screen = [item.id for item in sorted(section.part.items, key=is_further)]
            codes = {item: f"{section.number}.{place}" for place, item in enumerate(on_screen, 1)}
            ids = [coded.item.id for coded in section.items]
            assert ids == [item for item in on_screen if not tool.items[item].alone]
            assert [coded.code for coded in section.items] == [codes[item] for item in ids]


def test_ratings_and_reasons_are_named_as_on_the_screen() -> None:
    text = text_of(a_form(a_tool(a_part("waking", an_item("waking.sleep"), a_check()))))
    named = [labels.mid_sentence(labels.behind_it(one)).replace("asked for and ", "") for one in BehindIt]  # room
    named += [labels.mid_sentence(labels.persistence(often)) for often in Persistence]
    named += [labels.rating(rating) for rating in Rating if rating.is_explored]
    named += [labels.mid_sentence(labels.rating(rating)) for rating in Rating if not rating.is_explored]
    named += [labels.check_answer(answer) for answer in CheckAnswer]
    assert [words for words in named if squeezed(words) not in text] == []


def test_a_baby_is_a_baby_in_what_may_lie_behind_it() -> None:
    assert behind(BehindIt.IMPAIRMENT, "the baby") == "the baby's\nown impairment"
    assert list(sources("the baby")) == ["baby", "parent", "professional", "I saw"]


def test_a_rated_question_has_a_box_for_everything_that_can_be_ticked() -> None:
    tool = a_tool(an_item("waking.core"))
    bare = boxes_of(a_form(a_tool(an_item("waking.core", kind="text"))))

    # three ratings, three reasons for none, how often, what is behind it, who says so
    assert boxes_of(a_form(tool)) - bare == 3 + 3 + 4 + 5 + 4


def test_choices_and_checks_have_a_box_for_each_answer() -> None:
    bare = boxes_of(a_form(a_tool(an_item("money.note", kind="text"))))

    assert boxes_of(a_form(a_tool(an_item("money.barriers", kind="choices")))) - bare == 2
    assert boxes_of(a_form(a_tool(a_check("money.check")))) - bare == 3


def test_a_check_says_what_to_do_and_how_soon_with_room_for_what_was_done() -> None:
    text = text_of(a_form())

    assert squeezed("If yes, act now: Call 999.") in text
    assert squeezed("If yes, act today: Call 999.") in text
    assert squeezed("What was done, and whom you told When By whom") in text


def test_a_contact_without_a_number_is_said_to_have_none() -> None:
    with_gap = Contacts.model_validate(
        {**CONTACTS.plain(), "contacts": [*CONTACTS.plain()["contacts"], {"id": "lead", "title": "Made Up Lead"}]}
    )
    first = squeezed(pages_of(a_form(contacts=with_gap))[0])

    assert squeezed("Made Up Lead Not set: No number set; find it before you need it.") in first
    assert squeezed("Made Up Front Door 0000 000 0001 Monday to Friday, 9 to 5. Checked on 1 October 2026.") in first
    unchecked = "Made Up Emergency Duty Team 0000 000 0002 Never checked; make sure before you rely on it."
    assert squeezed(unchecked) in first
    assert squeezed("Immediate danger 999") in first


def test_the_first_page_says_how_to_use_it_and_that_a_blank_is_never_fine() -> None:
    first = squeezed(pages_of(a_form())[0])

    for said in ("How to use this form", "Name or initials", "Seen alone?", "Interpreter or support", "Whom to call"):
        assert squeezed(said) in first
    assert squeezed("A blank is “not asked” and is never counted as fine") in first


def test_the_end_offers_the_six_next_steps_in_the_local_words() -> None:
    text = text_of(a_form())

    assert all(squeezed(f"{text_.title} {text_.means}") in text for text_ in NEXT_STEPS.steps.values())
    assert boxes_of(a_form()) >= len(NextStep)
    assert squeezed("Reason") in text[text.index("Judgement") :]
    assert squeezed("Signature") in text[text.index("Judgement") :]


def test_before_the_birth_it_speaks_of_the_baby() -> None:
    tool = a_tool(an_item("home.cot", text="Is there a cot for {child}?"), ages={"says": "before birth"}, id="unborn")
    text = text_of(a_form(tool))

    assert squeezed("Is there a cot for the baby?") in text
    assert squeezed("The baby's initials") in text
    assert squeezed("Due on") in text
    assert "thechild" not in text
    assert squeezed("Write people's exact words") in text
    assert "{child}" not in text


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ({"fact": "age_months", "at_least": 156}, "Only if the child is 13 years or older."),
        (
            {"fact": "age_months", "at_least": 5, "below": 24},
            "Only if the child is 5 months or older and younger than 2 years.",
        ),
        ({"fact": "disabled", "is": True}, "Only if the child is disabled."),
        ({"item": "money.barriers", "includes": "no_transport"}, "Only if 1.1 has a tick at “No transport”."),
        ({"item": "money.check", "answer": "yes"}, "Only if 1.2 is answered “yes”."),
        ({"not": {"fact": "unborn", "is": True}}, "Only if it is not so that the child is not born yet."),
        (
            {"all": [{"fact": "disabled", "is": True}, {"fact": "cannot_speak", "is": False}]},
            "Only if the child is disabled, and the child speaks in words.",
        ),
    ],
)
def test_a_question_that_is_not_for_every_child_says_for_whom_it_is(condition: dict[str, object], says: str) -> None:
    items = (
        an_item("money.barriers", kind="choices", core=True),
        a_check("money.check"),
        an_item("money.then", core=False, shown_when=condition),
    )

    assert squeezed(says) in text_of(a_form(a_tool(*items)))


def test_of_many_ticks_the_others_are_named() -> None:
    options = {"a": "At gran's", "b": "With friends", "c": "At dad's", "none": "None of these"}
    condition = {"any": [{"item": "people.where", "includes": key} for key in "abc"]}
    items = (
        an_item("people.where", kind="choices", core=True, options=options),
        an_item("people.there", core=False, shown_when=condition),
    )

    assert squeezed("Only if 1.1 has a tick other than “None of these”.") in text_of(a_form(a_tool(*items)))


def test_it_reads_in_order(tmp_path) -> None:
    text = squeezed(in_reading_order(a_form(), tmp_path))
    in_order = ["How to use this form", "Whose day it is", "Visits", "Whom to call", "8 Safety", "1 Waking", "1.1"]
    in_order += ["Does somebody get up with the child?", "Going well", "Who says so", "7 Money", "Signature"]
    place = 0
    for said in in_order:
        place = text.index(squeezed(said), place) + 1
    assert "page1of" not in text


def test_the_fonts_are_embedded(tmp_path) -> None:
    assert all("yes" in row for row in fonts_of(a_form(), tmp_path))


def test_text_items_and_dates_have_rules_to_write_on() -> None:
    tool = a_tool(an_item("feelings.when", kind=Kind.DATE), an_item("feelings.what", kind=Kind.TEXT))
    text = text_of(a_form(tool))

    assert squeezed("Day month year Note") in text
    assert squeezed("Whose words") in text


def test_nothing_is_drawn_in_a_colour_or_in_a_faint_grey() -> None:
    """Every colour is a grey dark enough for a bad printer: the darkest of the text's greys and black."""
    colours = set(operators_of(a_form(TOOLS[0]), "rg", "RG"))

    assert colours
    assert all(max(colour) < 0.36 and max(colour) - min(colour) < 0.05 for colour in colours)


def test_lines_are_thick_enough_for_a_bad_printer() -> None:
    widths = {width for (width,) in operators_of(a_form(), "w")}

    assert min(widths) >= 0.5


def test_a_question_longer_than_a_page_still_comes_out_whole() -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    tool = a_tool(an_item("waking.long", look_for=long), an_item("waking.next"), a_check(do=long))
    text = text_of(a_form(tool))

    assert all(f"word{number}" in text for number in range(1500))


def test_a_long_title_and_characters_without_a_glyph_do_no_harm() -> None:
    tool = a_tool(
        a_part("waking", an_item("waking.a"), title="Getting up " * 12, about="Ask 中 first"), title="Zoë’s 中 day"
    )
    text = text_of(a_form(tool))

    assert squeezed("Getting up " * 12) in text
    assert squeezed("Ask [U+4E2D] first") in text


def boxes_of(document: bytes) -> int:
    """How many boxes to tick are drawn: squares with an outline."""
    drawn = operators_of(document, "re")
    return sum(abs(width - height) < 0.01 for _, _, width, height in drawn)


def operators_of(document: bytes, *wanted: str) -> list[tuple[float, ...]]:
    """The numbers given to some drawing operators, over all pages."""
    with pikepdf.open(BytesIO(document)) as pdf:
        return [
            tuple(float(value) for value in drawn.operands)
            for page in pdf.pages
            for drawn in pikepdf.parse_content_stream(page)
            if isinstance(drawn, pikepdf.ContentStreamInstruction) and str(drawn.operator) in wanted
        ]


def test_a_contact_that_nobody_has_checked_for_six_months_is_said_to_be_old() -> None:
    later = dt.date(2027, 4, 1)
    document = render_blank_form(a_tool(), CONTACTS, NEXT_STEPS, later, "0.1.0")
    assert squeezed("Last checked on 1 October 2026; make sure before you rely on it.") in text_of(document)
