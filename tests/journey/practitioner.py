"""A practitioner at the window: the steps of the main job, each done with keys and clicks as a person would."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget
from somebody import NotOnScreenError, Somebody

from neglect_toolkit.gui.widgets.tiles import RadioTile, TickTile
from neglect_toolkit.model.assessment import Account, Answer, Assessment
from neglect_toolkit.model.people import Child, Visit
from neglect_toolkit.model.tool import Item, Part, Tool, spoken
from neglect_toolkit.model.words import Kind, Rating, Source
from neglect_toolkit.wording import labels

PASSPHRASE = "correct horse battery"


class Practitioner(Somebody):
    """Somebody who knows the work, and nothing of the program but what is on the screen."""

    # The store

    def begin(self, name: str, at_the_code: Callable[[], object] = lambda: None) -> None:
        """The first run: who I am, a passphrase, and the recovery code."""
        self.type_into("Your name", name)
        self.type_into("Choose a passphrase", PASSPHRASE)
        self.type_into("Type the passphrase again", PASSPHRASE)
        self.press("Start using")
        self.wait_to_see("Your recovery code")
        at_the_code()
        self.write_the_code_down()
        self.wait_to_see("Your assessments")

    def write_the_code_down(self) -> None:
        """The recovery code: read, and typed back."""
        self.wait_to_see("Your recovery code")
        self.code = self.find(QLineEdit, "The code").text()
        self.type_into("Type it here from your copy", self.code)
        self.press("My copy is right")

    def unlock(self) -> None:
        """Any later run."""
        self.type_into("Your passphrase", PASSPHRASE)
        self.press("Unlock", exact=True)
        self.wait_to_see("Your assessments")

    def open_first(self) -> None:
        """Opens the assessment at the top of the work list, by the keyboard."""
        table = self.find(QAbstractItemView, "Assessments")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home)
        QTest.keyClick(table, Qt.Key.Key_Return)
        self.wait_to_see("From morning to night")

    # Starting

    def start(self, child: Child, before_starting: Callable[[], object] = lambda: None) -> None:
        """A new assessment, with the tool that is suggested."""
        self.press("Start an assessment" if self.sees("Nothing here yet") else "New assessment")
        self.type_into("Full name", child.name or "")
        self.type_into("Known as", child.known_as or "")
        born = child.date_of_birth
        if born is not None:
            self.write_date("Date of birth", born.day, born.month, born.year)
        if child.disabled is not None:
            self.choose(self.group("Is the child disabled?"), "Yes" if child.disabled else "No")
            self.wait_to_see("Suggested from what you wrote")
        before_starting()
        self.press("Start the assessment")
        self.wait_to_see("From morning to night")

    def write_date(self, name: str, day: int, month: int, year: int) -> None:
        """A date in its three boxes."""
        for box, number in (("Day", day), ("Month", month), ("Year", year)):
            self.type_into(f"{name}: {box}", str(number))

    # The day

    def go_to(self, place: str) -> None:
        """Presses a stop on the line of the day."""
        self.press_widget(self.stop(place))

    def stop(self, place: str) -> QAbstractButton:
        """The button on the line of the day that leads to a place."""
        buttons = self.window.findChildren(QAbstractButton)
        for button in buttons:
            said = button.accessibleName()
            if type(button).__name__ == "StopButton" and (said == place or said.startswith(f"{place},")):
                return button
        raise NotOnScreenError(f"no stop {place!r} on the line of the day")

    def add_visit(self, visit: Visit) -> None:
        """A visit, on the page of the visits."""
        self.go_to("Visits")
        card = self._new_card("VisitCard", "Add a visit")
        if visit.date is not None:
            card.write_date("Date", visit.date.day, visit.date.month, visit.date.year)
        card.type_into("Where?", visit.where or "")
        card.type_into("Who was present?", ", ".join(visit.present))
        card.type_into("Interpreter", visit.interpreter or "")
        if visit.seen_alone is not None:
            card.choose(card.window, "Alone" if visit.seen_alone else "Not alone")
        if visit.note:
            card.type_into("Note", visit.note)

    def _new_card(self, kind: str, button: str) -> Practitioner:
        """The card that comes when a button is pressed."""

        def cards() -> list[QWidget]:
            every = self.window.findChildren(QWidget)
            return [card for card in every if type(card).__name__ == kind and card.isVisible()]

        before = cards()
        self.press(button)
        self.wait_until(lambda: len(cards()) > len(before), kind)
        return Practitioner(next(card for card in cards() if card not in before))

    def answer_everything(self, assessment: Assessment, tool: Tool) -> None:
        """Goes through the whole day and enters every answer, opening further questions where one is needed."""
        for part in tool.parts:
            if any(item.id in assessment.answers for item in part.items):
                self.go_to(part.title)
                self.answer_part(part, assessment)

    def answer_part(self, part: Part, assessment: Assessment) -> None:
        """Enters the answers of one part of the day."""
        child = assessment.child.called or "the child"
        for item in part.items:
            if item.id in assessment.answers and item.alone:
                self._answer_alone(item, assessment)
            elif item.id in assessment.answers:
                if self._card(item, child) is None:
                    self.press("Ask more here")
                    self.wait_until(lambda asked=item: self._card(asked, child) is not None, item.id)  # type: ignore[misc]
                self.answer(item, assessment.answers[item.id], assessment)

    def _answer_alone(self, item: Item, assessment: Assessment) -> None:
        """Leaves the family's room for what is only asked alone, says that it is so, and goes back."""
        was_in_the_room = self.find(QAbstractButton, "In the room").isChecked()
        if was_in_the_room:
            self.press("In the room")
        child = assessment.child.called or "the child"
        if self._card(item, child) is None and not item.core and item.kind is not Kind.CHECK and self.sees("Ask more"):
            self.press("Ask more here")
        if self.sees("I am alone with"):
            self.press("I am alone with")
        self.wait_until(lambda: self._card(item, child) is not None, item.id)
        self.answer(item, assessment.answers[item.id], assessment)
        if was_in_the_room:
            self.press("In the room")

    def _card(self, item: Item, child: str) -> QWidget | None:
        name = spoken(item.text, child)
        cards = (card for card in self.window.findChildren(QWidget) if type(card).__name__.endswith("Card"))
        return next((card for card in cards if card.isVisible() and card.accessibleName() == name), None)

    def answer(self, item: Item, answer: Answer, assessment: Assessment) -> None:
        """Enters everything that is recorded about one item."""
        child = assessment.child.called or "the child"
        found = self._card(item, child)
        if found is None:
            raise NotOnScreenError(f"{item.id} is not asked")
        card = Practitioner(found)
        card.scroll_to(found)
        if item.kind is Kind.RATED:
            card.rate(answer)
        elif item.kind is Kind.CHECK:
            card.check(answer)
        elif item.kind is Kind.CHOICES:
            for value in answer.choices:
                card.tick(value)
        elif item.kind is Kind.TEXT:
            card.type_into(spoken(item.text, child), answer.text or "")
        elif answer.date is not None:
            card.write_date("Date", answer.date.day, answer.date.month, answer.date.year)
        if answer.note:
            card.type_into("Note", answer.note)
        for account in answer.accounts:
            card.add_account(account, assessment)

    def rate(self, answer: Answer) -> None:
        """The rating by its button, then what is asked about a mixed or a worry."""
        if answer.rating is not None:
            self.choose_value(self.window, answer.rating)
        more = (answer.persistence, answer.since, answer.behind_it, answer.effect, answer.setting)
        if any(more) and answer.rating not in {Rating.MIXED, Rating.WORRY}:
            self.press("Say more")
        if answer.persistence is not None:
            self.choose(self.group("How often is it like this?"), labels.persistence(answer.persistence))
        if answer.since:
            self.type_into("Since when?", answer.since)
        for reason in answer.behind_it:
            self.tick(reason.value)
        if answer.effect:
            self.type_into("What does this mean for", answer.effect)
        if answer.effect_is is not None:
            self.choose(self.group("How serious is that for"), labels.effect_is(answer.effect_is))
        setting = answer.setting
        if setting is not None:
            if setting.days is not None:
                self.choose(self.group("On which days?"), labels.days(setting.days))
            self.type_into("In which home?", setting.home or "")
            self.type_into("With which carer?", setting.carer or "")

    def check(self, answer: Answer) -> None:
        """A safety check, with what was done about a yes."""
        if answer.answer is not None:
            self.choose(self.window, labels.check_answer(answer.answer))
        if answer.done:
            self.type_into("What was done?", answer.done)
        if answer.done_by:
            self.type_into("By whom?", answer.done_by)
        if answer.done_at is not None:
            at = answer.done_at
            self.write_date("On which day?", at.day, at.month, at.year)
            self.type_into("At what time?", f"{at:%H:%M}")

    def add_account(self, account: Account, assessment: Assessment) -> None:
        """What one informant said."""
        adds = {
            Source.OBSERVED: "Add what I saw",
            Source.PROFESSIONAL: "Add what another professional says",
            Source.PARENT: "Add what a parent or carer says",
            Source.CHILD: f"Add what {assessment.child.called or 'the child'} says",
        }
        row = self._new_card("AccountRow", adds[account.source])
        if account.words:
            row.type_into(_WORDS[account.source].format(child=assessment.child.called), account.words)
        if account.quoted is not None:
            row.choose(row.group("Whose words are these?"), labels.quoted(account.quoted))
        if account.who and account.source in {Source.PARENT, Source.PROFESSIONAL}:
            row.type_into("Who", account.who)
        if account.rating is not None:
            row.choose(row.group("How is it"), labels.rating(account.rating))
        if account.persistence is not None:
            row.choose(row.group("How often?"), labels.persistence(account.persistence))
        visits = [visit.id for visit in assessment.visits]
        if visits:
            row.pick("At which visit?", 1 + visits.index(account.visit) if account.visit else 0)
        row.press("Done with what is recorded here")

    # Choosing

    def group(self, name: str) -> QWidget:
        """The visible group of this name that holds buttons."""
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible() and name in widget.accessibleName() and widget.findChild(QAbstractButton) is not None:
                return widget
        raise NotOnScreenError(f"no group of buttons named {name!r}")

    def choose(self, group: QWidget, words: str) -> None:
        """One of a group, by the words on it."""
        Practitioner(group).press(words, exact=True)

    def rating(self, value: str) -> RadioTile:
        """The first button on the page that gives this rating."""
        return next(tile for tile in self.window.findChildren(RadioTile) if tile.isVisible() and tile.value == value)

    def choose_value(self, group: QWidget, value: str) -> None:
        """One of a group of tiles, by what it stands for."""
        for tile in group.findChildren(RadioTile):
            if tile.isVisible() and tile.value == value:
                self.press_widget(tile)
                return
        raise NotOnScreenError(f"no tile for {value!r}")

    def tick(self, value: str) -> None:
        """Ticks one of several."""
        for tile in self.window.findChildren(TickTile):
            if tile.isVisible() and tile.value == value:
                if not tile.isChecked():
                    self.press_widget(tile)
                return
        raise NotOnScreenError(f"nothing to tick for {value!r}")

    def pick(self, name: str, index: int) -> None:
        """One line of a box that opens, by the keyboard."""
        box = self.find(QComboBox, name)
        box.setFocus()
        for _ in range(abs(index - box.currentIndex())):
            QTest.keyClick(box, Qt.Key.Key_Down if index > box.currentIndex() else Qt.Key.Key_Up)
        self.settle()

    # The end

    def judge(self, step: str, reason: str) -> None:
        """The practitioner's own conclusion."""
        self.go_to("Judgement and signature")
        self.choose_value(self.window, step)
        self.type_into("Your reason", reason)

    def sign(self) -> None:
        """Signs, and says so when asked."""
        self.press("Sign this assessment")
        self.wait_to_see("It can no longer be changed")
        self.press("Sign as")
        self.wait_to_see("Signed by")


_WORDS = {
    Source.CHILD: "What did {child} say?",
    Source.PARENT: "What did the parent or carer say?",
    Source.OBSERVED: "What did you see or hear?",
    Source.PROFESSIONAL: "What did the other professional say?",
}
