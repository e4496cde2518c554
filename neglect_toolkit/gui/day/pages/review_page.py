"""What a manager says of an assessment, what its practitioner answers, and how the review ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.cards.comments import COUNTERSIGN, NEW_COMMENT, RETURN, Thread
from neglect_toolkit.gui.day.events import (
    CommentGiven,
    CommentWritten,
    Countersigned,
    PlaceWanted,
    SentBack,
    WorkersWanted,
)
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import OVER_TIME, DayState, UnderReview
from neglect_toolkit.gui.widgets import (
    Choice,
    ChoiceRow,
    Field,
    FlowLayout,
    LongText,
    PickOne,
    body,
    card,
    heading,
    hint,
    lead,
    primary_button,
    rule,
    secondary_button,
    small,
)
from neglect_toolkit.gui.widgets.text import Card
from neglect_toolkit.gui.widgets.text_link import TextLink
from neglect_toolkit.model.comparison import Movement, OverTime
from neglect_toolkit.model.review import Comment
from neglect_toolkit.model.summary import Finding
from neglect_toolkit.model.words import ManagerView, NextStep, ReviewOutcome
from neglect_toolkit.wording import dates, labels
from neglect_toolkit.wording.found import rests_on
from neglect_toolkit.wording.over_time import movement


class ReviewPage(RebuiltPage):
    """Comments with their answers, each with a way to what it is about; for the manager, the two ways to end."""

    def title(self, state: DayState) -> str:
        """Whose assessment it is."""
        return f"Review: {state.child}"

    def depends_on(self, state: DayState) -> object:
        """What is said, and where it is shown. Not the answers: what somebody is writing here stays."""
        return (state.reviewed, state.over_time, state.in_the_room, state.child)

    def write(self, state: DayState) -> None:
        """Where it stands, what changed, what is said, then what can be done."""
        held = state.reviewed
        if held is None:
            return
        self.add_to(lead(held.stands))
        self.add_to(_row(secondary_button("Who works with the child", self.does(WorkersWanted()))))
        self.add_trouble(held.trouble)
        self._write_changed(held, state)
        self._write_since(state)
        self._write_comments(held, state)
        self._write_new(held, state)
        if held.may_review:
            self._write_return(held)
            self._write_countersign(held, state)
        elif held.why_not:
            self.add_to(hint(held.why_not))
        self._write_reviews(held, state)

    def _write_changed(self, held: UnderReview, state: DayState) -> None:
        if not held.changed:
            return
        box = card(heading("Changed since it was signed before", 2))
        for key in held.changed:
            box.put(self._way_to(key, state) if key in state.tool.items else body(section_words(key)))
        self.add_to(box)

    def _write_since(self, state: DayState) -> None:
        """What moved since the assessment before this one."""
        found = state.over_time
        if found is None:
            return
        box = card(heading(f"Since the assessment of {_before(found)}", 2))
        for kind in (Movement.WORSE, Movement.STILL_A_CONCERN, Movement.BETTER, Movement.NO_LONGER_KNOWN):
            topics = [state.topic(row.item) for row in found.items if row.steps and row.steps[-1] is kind]
            if topics:
                box.put(body(f"{movement(kind)}: {'; '.join(topics)}."))
        box.put(_row(secondary_button("All of it over time", self.does(PlaceWanted(OVER_TIME)))))
        self.add_to(box)

    def _write_comments(self, held: UnderReview, state: DayState) -> None:
        box = card(heading("What was said", 2))
        first = [comment for comment in held.comments if comment.answers is None]
        if not first:
            box.put(body("Nothing has been said yet."))
        for number, comment in enumerate(first):
            if number:
                box.put(rule())
            self._write_comment(box, comment, held, state)
        self.add_to(box)

    def _write_comment(self, box: Card, comment: Comment, held: UnderReview, state: DayState) -> None:
        box.put(self._about(comment.about, state))
        thread = Thread(comment, held)
        thread.happened.connect(self.happened)
        box.put(thread)

    def _draft(self, words: LongText, what: str, held: UnderReview) -> LongText:
        """A box with what was written in it before, whose words are kept as they are written."""
        words.show_value(held.drafts.get(what, ""))
        words.text_written.connect(partial(self._written, what))
        return words

    def _written(self, kept_under: str, text: str) -> None:
        self.happened.emit(CommentWritten(kept_under, text))

    def _write_new(self, held: UnderReview, state: DayState) -> None:
        if not held.may_comment:
            return
        about = PickOne([("", "The whole assessment")])
        pairs: list[tuple[str | None, str]] = [("", "The whole assessment")]
        for domain, found in state.summary.domains.items():
            for finding in found.findings:
                told = f"Finding, {labels.domain(domain)}: {_rests_on(finding, state)}"
                pairs.append((f"finding:{domain.value}/{finding.rule}", told))
        pairs += [
            (f"item:{item}", state.question(item)) for item in state.tool.items if item in state.assessment.answers
        ]
        about.set_pairs(pairs)
        about.show_value("")
        words = self._draft(LongText(lines=2), NEW_COMMENT, held)
        keep = secondary_button(
            "Keep this comment", lambda: self.happened.emit(CommentGiven(about.value or "", words.value or ""))
        )
        self.add_to(
            card(
                heading("Say something", 2),
                Field("About what?", "", about),
                Field("Comment or question", "It is kept for good, with your name.", words),
                _row(keep),
            )
        )

    def _write_return(self, held: UnderReview) -> None:
        asks = self._draft(LongText(lines=2), RETURN, held)
        send = secondary_button(
            "Send it back with these questions", lambda: self.happened.emit(SentBack(asks.value or ""))
        )
        opened = [one for one in held.comments if one.answers is None and not _answered(one, held)]
        says = f"Comments without an answer go with it: {len(opened)}."
        self.add_to(
            card(
                heading("Send it back", 2),
                hint("A new revision opens for its practitioner. What was signed stays as it is."),
                *((small(says),) if opened else ()),
                Field("What do you ask?", "", asks),
                _row(send),
            )
        )

    def _write_countersign(self, held: UnderReview, state: DayState) -> None:
        view = ChoiceRow([Choice(one, labels.my_view(one)) for one in ManagerView])
        step = PickOne([(None, "As the practitioner judges")])
        step.set_pairs(
            [(None, "As the practitioner judges"), *((one.value, state.step_title(one)) for one in NextStep)]
        )
        reason = self._draft(LongText(lines=2), COUNTERSIGN, held)
        sign = primary_button(
            "Countersign",
            lambda: self.happened.emit(Countersigned(view.value or "", step.value or "", reason.value or "")),
        )
        judged = state.assessment.judgement.next_step
        says = "The practitioner judges: {judged}. The findings point to: {found}.".format(
            judged=state.step_title(judged) if judged else "nothing yet",
            found=state.step_title(state.summary.next_step.is_),
        )
        self.add_to(
            card(
                heading("Countersign", 2),
                body(says),
                Field("Your own view of the next step", "", view),
                Field("What do you judge right?", "Where it is not what was judged.", step),
                Field("Why?", "Always, where your view is another one.", reason),
                hint("It is kept under your name for exactly this revision. It sends nothing to anybody."),
                _row(sign),
            )
        )

    def _write_reviews(self, held: UnderReview, state: DayState) -> None:
        if not held.reviews:
            return
        box = card(heading("Reviews so far", 2))
        for review in reversed(held.reviews):
            ended = (
                "Sent back by {name}, {date}"
                if review.outcome is ReviewOutcome.RETURNED
                else "Countersigned by {name}, {date}"
            )
            words = ended.format(name=review.by_name, date=dates.moment_here(review.at))
            box.put(body(f"Revision {review.revision}: {words}"))
            if review.view is not None:
                box.put(small(labels.manager_view(review.view)))
            if review.next_step is not None:
                box.put(small(f"Next step: {state.step_title(review.next_step)}"))
            if review.reason:
                box.put(small(review.reason))
        self.add_to(box)

    def _about(self, about: str, state: DayState) -> QWidget:
        kind, _, named = about.partition(":")
        if kind == "item":
            return self._way_to(named, state)
        if kind == "finding":
            domain, _, rule_id = named.partition("/")
            found = [
                _rests_on(finding, state)
                for one, summary in state.summary.domains.items()
                if one.value == domain
                for finding in summary.findings
                if finding.rule == rule_id
            ]
            return hint(f"On the finding: {found[0] if found else rule_id}")
        return hint("On the whole assessment")

    def _way_to(self, item: str, state: DayState) -> QWidget:
        link = TextLink(state.question(item), "Go to this question")
        link.clicked.connect(partial(self.go_to_item, item))
        return link


def section_words(section: str) -> str:
    """What a part of an assessment that is no answer is called."""
    return {
        "child": "The child's details",
        "household": "The household",
        "other_homes": "Other homes",
        "assessed_by": "Who assessed",
        "visits": "Visits",
        "sharing": "Sharing information",
        "safe_contact": "Safe contact",
        "assessed_on": "The date of the assessment",
        "judgement": "The judgement",
    }.get(section, section)


def _answered(comment: Comment, held: UnderReview) -> bool:
    return any(one.answers == comment.id for one in held.comments)


def _before(found: OverTime) -> str:
    """The day of the assessment before this one, in words."""
    on = found.columns[-2].assessed_on if len(found.columns) > 1 else None
    return dates.day(on) if on else "before"


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row)
    for widget in widgets:
        layout.addWidget(widget)
    return row


def _rests_on(finding: Finding, state: DayState) -> str:
    """What a finding is about: the answers that it rests on, or the rule's sentence where the tool has none of them."""
    known = [(state.tool.items[one.item], one) for one in finding.because if one.item in state.tool.items]
    return rests_on(known, state.child) if known else finding.says
