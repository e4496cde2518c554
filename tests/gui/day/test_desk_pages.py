"""The summary, checking the answers, judgement and signature, and correcting what was signed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gui.day.conftest import Day, OpenDay
from gui.day.day_made_up import an_open_assessment, zoe
from PySide6.QtWidgets import QLineEdit, QTextEdit

from neglect_toolkit.gui.day.events import DetailsWanted, UndoWanted
from neglect_toolkit.gui.day.pages.sign_page import SignPage
from neglect_toolkit.gui.day.pages.summary_glance import Overview
from neglect_toolkit.gui.widgets.fold import Fold
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.words import CheckAnswer, Domain, NextStep, Persistence, Rating, Source, Status
from neglect_toolkit.services.open_assessment import OpenAssessment

EATS = "breakfast.eats_before_school"
QUESTION = "Does Zoë eat before school?"
WORDS = "I have something at school if I get there"


def _told() -> OpenAssessment:
    eats = Answer(
        rating=Rating.WORRY,
        persistence=Persistence.MOST_DAYS,
        accounts=(
            Account(source=Source.CHILD, who="Zoë", rating=Rating.WORRY, words=WORDS),
            Account(source=Source.PARENT, who="mother", rating=Rating.GOING_WELL, words="She always has cereal"),
        ),
    )
    return an_open_assessment(zoe(answers={EATS: eats, "school.gets_there": Answer(rating=Rating.GOING_WELL)}))


def _links(day: Day, words: str) -> list[TextLink]:
    return [
        link for link in day.desk_page().findChildren(TextLink) if link.isVisible() and words in link.accessibleName()
    ]


def test_the_summary_shows_the_step_the_reasons_and_the_childs_words(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    words = day.words(day.desk_page())
    summary = day.kept.view().summary
    for said in (*summary.next_step.because, "Food and drink", "Significant concern", f"Zoë: “{WORDS}”"):
        assert said in words
    assert "Does Zoë eat before school: rated a worry, most days (Zoë" in words
    for finding in summary.domains[Domain.NUTRITIONAL].findings:
        assert finding.says not in words  # the rule is there for who asks
    for fold in day.desk_page().findChildren(Fold):
        day.click(fold.button)
    words = day.words(day.desk_page())
    for finding in summary.domains[Domain.NUTRITIONAL].findings:
        assert finding.says in words
        assert finding.source in words


def test_the_summary_lists_gaps_strengths_unasked_checks_and_both_accounts(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    words = day.words(day.desk_page())
    for said in ("Not explored yet", "Going well", "Safety checks not asked yet", "“She always has cereal”"):
        assert said in words


def test_each_line_of_the_summary_leads_to_its_question(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    day.click(_links(day, QUESTION)[0])
    assert day.page.place == "breakfast"
    assert day.rated(EATS).isAncestorOf(day.focus())


def test_the_summary_opens_at_its_top_and_its_contents_lead_down_to_each_part(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    bar = day.desk_page().verticalScrollBar()
    assert bar.value() == 0
    for part in ("Each kind of need", "What goes well", "What is not known", "For the next visit", "Food and drink"):
        [link] = _links(day, f"{part} Further down on this page")
        day.click(link)
        assert bar.value() > 0
        assert day.desk_page().isAncestorOf(day.focus())
        bar.setValue(0)


def test_the_summary_tells_at_its_top_whose_day_it_is_what_worries_and_who_says_so(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    overview = next(card for card in day.desk_page().findChildren(Overview) if card.isVisible())
    words = day.words(overview)
    for said in (
        "Food and drink",
        "Significant concern",
        f"Zoë: “{WORDS}”",
        "rated a worry, most days (Zoë",
        "of 3 explored",
    ):
        assert said in words
    assert "Zoë" in day.words(day.desk_page())


def test_the_summary_tells_what_it_means_for_the_child_beside_the_reasons(open_day: OpenDay) -> None:
    tired = Answer(
        rating=Rating.WORRY, persistence=Persistence.MOST_DAYS, effect="Tearful by ten.", note="Toast from a neighbour."
    )
    words = open_day(an_open_assessment(zoe(answers={EATS: tired})), at="summary").words()
    assert "What it means for Zoë\n• Tearful by ten." in words
    assert "rated a worry, most days (the practitioner).\nToast from a neighbour.\nTearful by ten." in words


def test_what_is_mixed_and_makes_no_concern_is_listed_and_not_lost(open_day: OpenDay) -> None:
    mixed = an_open_assessment(zoe(answers={"school.gets_there": Answer(rating=Rating.MIXED)}))
    day = open_day(mixed, at="summary")
    assert "Mixed, and no concern by itself: 1" in day.words(day.desk_page())


def test_the_summary_never_shows_a_total(open_day: OpenDay) -> None:
    words = open_day(_told(), at="summary").words().lower()
    assert not {"total", "score", "%"} & set(words.split())


def test_check_your_answers_lists_every_question_that_is_asked(open_day: OpenDay) -> None:
    day = open_day(_told(), at="check")
    words = day.words(day.desk_page())
    state = day.presenter._state()
    for item in day.kept.view().shown:
        assert state.question(item) in words
    assert "A worry, most days" in words
    assert "Usually nothing; takes or hides food" not in words  # what the tool says of a worry, and nobody said of Zoë
    assert "Not explored yet" in words


def test_check_your_answers_says_what_is_missing_and_leads_there(open_day: OpenDay) -> None:
    day = open_day(_told(), at="check")
    with day.qtbot.waitSignal(day.presenter.leaving) as leaving:
        day.click(_links(day, "Whether the family knows is not recorded.")[0])
    assert leaving.args == [DetailsWanted()]
    day.click(_links(day, f"Change {QUESTION}")[0])
    assert day.page.place == "breakfast"
    assert day.rated(EATS).isAncestorOf(day.focus())


def test_check_your_answers_leads_on_to_the_signature(open_day: OpenDay) -> None:
    day = open_day(_told(), at="check")
    day.click(day.button("Go on to judgement and signature"))
    assert day.page.place == "sign"


def _sign_page(day: Day) -> SignPage:
    page = day.page.sign_page
    assert page is not None
    return page


def _judge(day: Day, step: NextStep) -> None:
    day.click(_sign_page(day)._steps.tiles[step])


def test_without_a_judgement_it_is_not_signed(open_day: OpenDay) -> None:
    day = open_day(_told(), at="sign")
    day.click(day.button("Sign this assessment"))
    assert "Choose the next step that you judge right." in day.words(_sign_page(day))
    assert day.kept.header.status is Status.DRAFT


def test_going_below_what_the_findings_point_to_needs_a_reason(open_day: OpenDay) -> None:
    day = open_day(_told(), at="sign")
    _judge(day, NextStep.SUPPORT_AND_REVIEW)
    day.click(day.button("Sign this assessment"))
    fault = "Give a reason: your next step is lower than what the findings point to."
    assert _sign_page(day)._reason_field.error == fault
    day.click(day.button(fault))
    day.type("Her aunt has moved in.")
    day.wait_until_saved()
    day.click(day.button("Sign this assessment"))
    day.click(day.button("Sign as Sam Okafor"))
    assert day.kept.header.status is Status.SIGNED
    assert day.kept.assessment.judgement.reason == "Her aunt has moved in."


def test_going_higher_needs_none_and_gaps_hold_nothing_up(open_day: OpenDay) -> None:
    day = open_day(_told(), at="sign")
    _judge(day, NextStep.IMMEDIATE)
    day.click(day.button("Sign this assessment"))
    day.click(day.button("Sign as Sam Okafor"))
    assert day.kept.header.status is Status.SIGNED


def test_it_can_be_left_unsigned_at_the_question(open_day: OpenDay) -> None:
    day = open_day(_told(), at="sign")
    _judge(day, NextStep.REFER_NOW)
    day.click(day.button("Sign this assessment"))
    day.click(day.button("Not yet"))
    assert day.kept.header.status is Status.DRAFT
    assert day.button("Sign this assessment").hasFocus()


@pytest.fixture
def signed(open_day: OpenDay) -> Day:
    day = open_day(_told(), at="sign")
    _judge(day, NextStep.REFER_NOW)
    day.click(day.button("Sign this assessment"))
    day.click(day.button("Sign as Sam Okafor"))
    return day


def test_what_is_signed_can_be_read_and_not_changed(signed: Day) -> None:
    assert "Signed by Sam Okafor on 20 November 2026" in signed.words(signed.page)
    for place in signed.page.line.places:
        signed.go(place)
        if place == "sign":
            continue
        page = signed.page.current
        assert page is not None
        boxes = [*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)]
        assert [box for box in boxes if box.isVisible()] == []
    signed.go("breakfast")
    assert WORDS in signed.words(signed.page.current)
    assert signed.part().card(EATS) is not None


def test_a_correction_needs_a_reason_and_opens_a_new_revision(signed: Day) -> None:
    signed.click(signed.button("Open a new revision"))
    assert signed.kept.header.status is Status.SIGNED
    assert "Say why it has to be corrected" in signed.words(signed.page.current)
    signed.type("The visit was on the 17th.")
    signed.click(signed.button("Open a new revision"))
    assert (signed.kept.header.status, signed.kept.header.revision) == (Status.DRAFT, 2)
    signed.go("breakfast")
    signed.click(signed.rated(EATS).rating.tile(Rating.MIXED))
    assert signed.answer(EATS).rating is Rating.MIXED


def test_an_undo_from_before_the_signature_changes_nothing(signed: Day) -> None:
    before = signed.kept.assessment
    signed.page.happened.emit(UndoWanted())
    assert signed.kept.assessment == before


def test_a_later_answer_changes_what_the_findings_point_to_while_a_reason_is_written(open_day: OpenDay) -> None:
    day = open_day(_told(), at="sign")
    assert _sign_page(day)._suggested.text() == "Seek advice today"
    page = _sign_page(day)
    page._reason.setFocus()
    day.type("Because")
    day.kept.save(day.kept.assessment.with_answer("safety.afraid", Answer(answer=CheckAnswer.YES)))
    state = replace(day.presenter._state(), view=day.kept.view(), assessment=day.kept.assessment)
    page.show_state(state)
    assert page._suggested.text() == "Refer now"
    assert page._reason.toPlainText() == "Because"


def test_the_summary_plans_the_next_visit_and_each_line_leads_to_its_question(open_day: OpenDay) -> None:
    day = open_day(_told(), at="summary")
    words = day.words(day.desk_page())
    assert "For the next visit" in words
    plan = day.kept.plan_next_visit()
    assert plan.lines
    for line in plan.lines:
        assert line.why.replace("{child}", "Zoë") in words
    asked = plan.lines[-1].items[0]
    day.click(_links(day, day.kept.tool.items[asked].text.replace("{child}", "Zoë"))[-1])
    assert day.page.place == day.kept.tool.part_of[asked].id
