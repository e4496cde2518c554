"""Names left out or as initials: nowhere in the document, however they are typed, and no other word is touched."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from builders import an_assessment
from cases_made_up import NOVEMBER, STEPS, a_supervision, an_action, assessed, at
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_once import supervision_of
from pypdf import PdfReader
from read_back import pages_of
from supervisions_made_up import a_supervision_report

from neglect_toolkit.model.assessment import Signature
from neglect_toolkit.model.people import Assessor, HouseholdMember
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.tool import spoken
from neglect_toolkit.reports.names import NO_NAMES, Called, Hidden, folded, ordinary_in
from neglect_toolkit.reports.supervision import supervision_pdf
from neglect_toolkit.reports.values import Names, SupervisionReport

HOW: tuple[Names, ...] = ("initials", "left_out")


def everything_in(document: bytes) -> str:
    """All that a PDF says: its pages, title, metadata and bookmarks."""
    with pikepdf.open(BytesIO(document)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_outline() as outline:
            titles = [item.title for top in outline.root for item in (top, *top.children)]
    said = (str(value) for value in (PdfReader(BytesIO(document)).metadata or {}).values())
    return "\n".join([*pages_of(document), metadata, *titles, *said])


def words_of(text: str) -> set[str]:
    """Every word, in small letters and without accents."""
    return set(re.findall(r"[^\W\d_]+", folded(text)))


def a_full_report(names: Names) -> SupervisionReport:
    """A report in which every person is named in every kind of place."""
    said = "Zoë, ZOE and zoe Ó Briain were with Niamh O'Briain, Dean, Leo and Sam Rivers. Rivers rang Ana Petrova."
    made = (
        an_assessment()
        .with_child(name="Zoë Ó Briain", known_as="Zoë", school="Larkhill Primary School", nhs_number="999 000 0018")
        .with_fields(
            household=(
                HouseholdMember(name="Niamh Ó Briain", relation="mother", lives_here=True, note=said),
                HouseholdMember(name="Leo Ó Briain", relation="baby brother"),
                HouseholdMember(name="Dean, surname not known", relation="mother's partner"),
            ),
            assessed_by=Assessor(name="Sam Rivers", role="Social worker", contact="Sam on 0000"),
        )
        .with_visit(
            "v2", date=NOVEMBER, where="home", present=("Zoë", "Niamh", "Ms Hallworth", "class teacher"), note=said
        )
        .with_worry("breakfast.eats_before_school", note=said, effect=said, since="March, said Niamh")
        .with_account("breakfast.eats_before_school", "child", "worry", said, who="Zoë", visit="v2")
        .with_account("breakfast.eats_before_school", "parent", "going_well", said, who="Niamh")
        .with_account("breakfast.eats_before_school", "professional", "worry", said, who="Ms Hallworth")
        .with_check(
            "safety.no_capable_adult_now", "yes", done=said, done_by="Kit Mossman", note="Hallworth rang. 9990000018"
        )
        .with_judgement("refer_now", said)
    )
    one = assessed(made, NOVEMBER).model_copy(
        update={"signature": Signature(by=made.assessment.assessed_by, at=at(NOVEMBER), sha256="5" * 64)}
    )
    before = a_supervision(
        an_action(said, who="Sam Rivers", by_when=dt.date(2026, 10, 1), if_not="Ana goes"), decisions=said
    )
    content = SupervisionContent(
        held_on=NOVEMBER,
        present=("Ana Petrova", "Sam"),
        reflections=f"{said} She is at Larkhill Primary School.",
        decisions=said,
        escalation=said,
        actions=(an_action(said, who="Ola Bergstrom"),),
    )
    return a_supervision_report(one, supervisions=(before,), content=content, names=names)


SECRET = ("zoe", "briain", "niamh", "leo", "dean", "sam", "rivers", "ana", "petrova", "hallworth", "kit", "mossman")


@pytest.mark.parametrize("how", HOW)
def test_no_name_is_left_anywhere_in_the_document(how: Names) -> None:
    text = everything_in(supervision_of(a_full_report(how)))

    assert [name for name in (*SECRET, "ola", "bergstrom") if name in words_of(text)] == []
    assert "arkhill" not in text
    assert "0018" not in text


def test_in_full_everybody_is_named() -> None:
    words = words_of(everything_in(supervision_of(a_full_report("full"))))

    assert [name for name in SECRET if name not in words] == []


def test_what_stands_for_a_name_says_who_it_is_where_that_is_known() -> None:
    text = " ".join(everything_in(supervision_of(a_full_report("left_out"))).split())

    for stands in ("[mother]", "[mother's partner]", "[baby brother]", "[practitioner]", "[worker]", "the child"):
        assert stands in text
    assert "Supervision: The child" in text or "Supervision: the child" in text
    assert "Z." in everything_in(supervision_of(a_full_report("initials")))


@pytest.mark.parametrize("how", HOW)
def test_a_date_of_birth_and_an_address_go_with_the_names(how: Names) -> None:
    text = everything_in(supervision_of(a_full_report(how)))

    assert "4 March 2018" not in text
    assert "1 Made Up Street" not in text


# One text


ZOE = (Called("Zoë Ó Briain", "the child"), Called("Al Green", "[uncle]"), Called("May Briain", "[aunt]"))


def left_out(text: str, *called: Called, ordinary: tuple[str, ...] = ()) -> str:
    return Hidden("left_out", called or ZOE, set(ordinary))(text)


def initials(text: str, *called: Called, ordinary: tuple[str, ...] = ()) -> str:
    return Hidden("initials", called or ZOE, set(ordinary))(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("I saw Zoë Ó Briain.", "I saw Z.Ó.B."),
        ("Zoë’s coat and zoe's shoes", "Z.’s coat and Z.'s shoes"),
        ("ZOE O'BRIAIN", "Z.O.B."),
        ("Zoe\u0308 and Zo\u00adë", "Z. and Z."),
        ("Also, alarm, always: Al", "Also, alarm, always: A."),
        ("Zoes bag", "Z. bag"),
        ("Zoë2018, zoë_b", "Z.2018, Z._b"),
        ("Zoë. Al rang.", "Z. A. rang."),
        ("Zoë Al", "Z. A."),
        ("on 4 May 2026 and in May 2026", "on 4 May 2026 and in May 2026"),
        ("May came", "M. came"),
        ("a zoetrope in Briainstown", "a zoetrope in Briainstown"),
        ("", ""),
    ],
)
def test_initials(text: str, hidden: str) -> None:
    assert initials(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Zoë eats. Then Zoë Ó Briain sleeps. Zoë!", "The child eats. Then the child sleeps. The child!"),
        ("The Briain family", "The [family name] family"),
        ("Al Green", "[uncle]"),
        ("“Zoë is late”", "“The child is late”"),
        ("Zoë\nAl", "The child\n[uncle]"),
    ],
)
def test_left_out(text: str, hidden: str) -> None:
    assert left_out(text) == hidden


def test_an_ordinary_word_is_a_name_only_with_a_capital() -> None:
    will = Called("Will Hope", "[father]")

    assert left_out("Will will hope for the best", will, ordinary=("will", "hope")) == "[father] will hope for the best"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Rose put a rose on the table.", "[aunt] put a rose on the table."),
        ("He sold the rose. Rose cried.", "He sold the rose. [aunt] cried."),
        ("ROSE, said May: may I?", "[aunt], said [cousin]: may I?"),
        ("Grace will come. Will?", "[sister] will come. [father]?"),
        ("Roses coat, and red roses", "[aunt] coat, and red roses"),
    ],
)
def test_a_capital_makes_a_name_of_an_ordinary_word_wherever_it_stands(text: str, hidden: str) -> None:
    called = (
        Called("Rose", "[aunt]"),
        Called("May", "[cousin]"),
        Called("Grace", "[sister]"),
        Called("Will", "[father]"),
    )

    assert left_out(text, *called, ordinary=("rose", "may", "grace", "will")) == hidden


def test_a_name_without_a_capital_in_the_whole_record_is_hidden_in_small_letters_too() -> None:
    ordinary = ("will", "hope", "the", "best")

    assert (
        left_out("will hope said Will", Called("will hope", "[father]"), ordinary=ordinary) == "[father] said [father]"
    )
    both = (Called("will", "the child"), Called("Will Hope", "the child"))
    assert left_out("Will will hope for the best", *both, ordinary=ordinary) == "The child will hope for the best"


@pytest.mark.parametrize("what", ["new baby", "two children from next door", "dad's new friend"])
def test_what_describes_somebody_where_a_name_belongs_takes_no_word_out(what: str) -> None:
    ordinary = ("new", "two", "children", "from", "next", "door", "friend", "s")
    text = "Are there new children from next door?"

    assert left_out(text, Called(what, "[brother]"), ordinary=ordinary) == text


def test_after_a_title_an_ordinary_word_is_a_name() -> None:
    teacher = Called("Mrs Hope", "[name]", surely=False)

    assert left_out("I hope Mrs Hope rings", teacher, ordinary=("hope",)) == "I hope Mrs [name] rings"
    assert left_out("mrs hall rang", Called("mrs hall", "[name]", surely=False)) == "mrs [name] rang"
    assert left_out("at home", Called("dr at home", "[name]", surely=False), ordinary=("at", "home")) == "at home"


def ordinary() -> set[str]:
    """What counts as ordinary in a report of the made-up questionnaire."""
    return ordinary_in(a_supervision_report(assessed(an_assessment())))


@pytest.mark.parametrize(
    "word", ["false", "null", "true", "mixed", "rated", "describes", "persistence", "urgency", "options"]
)
def test_what_a_questionnaire_is_kept_as_is_no_ordinary_word(word: str) -> None:
    assert word in assessed(an_assessment()).tool.model_dump_json()
    assert word not in ordinary()


def test_what_a_questionnaire_or_a_next_step_says_is_ordinary() -> None:
    tool = assessed(an_assessment()).tool
    said = [item.text for item in tool.items.values()] + [step.means for step in STEPS.steps.values()]
    small = {word for text in said for word in re.findall(r"[^\W\d_]+", spoken(text, None)) if word.islower()}

    assert small
    assert small <= ordinary()


def test_what_is_no_name_in_a_place_for_either_stays() -> None:
    who = (Called("Class teacher", "[name]", surely=False), Called("GP", "[name]", surely=False))

    assert (
        left_out("The class teacher and the GP", *who, ordinary=("class", "teacher")) == "The class teacher and the GP"
    )
    assert left_out("Dean is not known", Called("Dean, surname not known", "[partner]")) == "[partner] is not known"
    assert left_out("Mrs Hall rang", Called("Mrs Hall", "[name]", surely=False)) == "Mrs [name] rang"


def test_a_name_typed_without_capitals_is_one_all_the_same() -> None:
    assert (
        left_out("Niamh and the baby", Called("niamh byrne", "[mother]"), ordinary=("baby",)) == "[mother] and the baby"
    )


def test_a_name_in_a_script_without_spaces_is_found_within_a_sentence() -> None:
    assert "小明" not in left_out("小明说他饿了", Called("小明", "the child"))
    assert "小明" not in initials("小明说他饿了", Called("小明", "the child"))


names = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéöłøñç", min_size=2, max_size=9).map(str.capitalize)
NO_NAME = ("Mam", "And", "Unknown")  # what somebody is, not what they are called
# Words of the questionnaires' JSON (booleans, values, keys), of the document's own making, and of the language.
IN_THE_WAY = (
    "False",
    "None",
    "True",
    "Null",
    "Mixed",
    "Worry",
    "Item",
    "Rated",
    "Worker",
    "Family",
    "Report",
    "Will",
    "An",
)


def test_words_that_are_no_names_are_known() -> None:
    assert {folded(name) for name in NO_NAME} <= NO_NAMES


@settings(max_examples=150)
@given(st.lists(names, min_size=1, max_size=4), st.text(max_size=40), st.sampled_from(HOW), st.data())
def test_names_never_appear_wherever_they_stand(called: list[str], rest: str, how: Names, data: st.DataObject) -> None:
    hide = Hidden(how, [Called(" ".join(called), "[x1]")], set())
    ways: list[Callable[[str], str]] = [str.upper, str.lower, str.title, str, folded]
    way = st.sampled_from(ways)
    typed = [data.draw(way)(name) for name in called]
    joined = data.draw(st.sampled_from([" ", ", ", "-", "’s ", ". ", "\n", " and "])).join(typed)
    text = hide(f"{rest} {joined} {rest}")

    parts = {folded(name) for name in called}
    of_a_date = {month.lower() for month in calendar.month_name} if re.search(r"\d", rest) else set()
    assert words_of(text) & parts <= NO_NAMES | of_a_date
    assert parts & NO_NAMES <= words_of(text)


def told_by(document: bytes) -> set[str]:
    """Every word that a reader meets, capitals kept: on the pages, in the title, the description and the bookmarks."""
    with pikepdf.open(BytesIO(document)) as pdf:
        with pdf.open_metadata() as metadata:
            described = [
                str(metadata.get(key, "")) for key in ("dc:title", "dc:description", "dc:subject", "dc:creator")
            ]
        with pdf.open_outline() as outline:
            titles = [item.title for top in outline.root for item in (top, *top.children)]
    return set(re.findall(r"[^\W\d_]+", "\n".join([*pages_of(document), *described, *titles])))


# Written when names have been taken out, or beside them: what stands for a name, each page's running line, the date.
STAND_INS = {"the", "practitioner", "worker", "name", "family", "mother"}
ITS_OWN = STAND_INS | {"Confidential", "for", "supervision", "about", "page", "November"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, st.sampled_from(HOW))
def test_a_drawn_name_is_nowhere_in_the_document(name: str, how: Names) -> None:
    assert_nowhere(name, how)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("name", IN_THE_WAY)
def test_a_name_that_is_a_word_of_the_document_or_of_its_making_is_nowhere_in_it(name: str, how: Names) -> None:
    assert_nowhere(name, how)


def assert_nowhere(name: str, how: Names) -> None:
    """With a capital it is taken out wherever it stands; in small letters only a word that people read is left."""
    made = (
        an_assessment()
        .with_child(name=f"{name} Qvxz", known_as=name)
        .with_worry("breakfast.eats_before_school", note=f"{name.upper()} said so, {name}’s aunt too.")
        .with_account("breakfast.eats_before_school", "child", "worry", f"{name} here. I am {name.lower()}")
    )
    report = a_supervision_report(assessed(made), names=how)
    told = told_by(supervision_pdf(report)) - ITS_OWN
    left = {word for word in told if folded(word) == folded(name) and folded(word) not in NO_NAMES}

    assert {word for word in left if not word.islower()} == set()
    assert left <= ordinary_in(report)
    assert "qvxz" not in map(folded, told)
