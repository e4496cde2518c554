"""Which page comes next. Makes pages with their presenters when they are wanted, saves before they are left, locks.

It holds the unlocked casework, and nothing else of what was written: pages come and go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from neglect_toolkit.errors import StoreError, ToolkitError
from neglect_toolkit.gui.idle import IdleWatch
from neglect_toolkit.gui.look_keeper import LookKeeper
from neglect_toolkit.gui.office.way import Route
from neglect_toolkit.gui.page import Screen
from neglect_toolkit.gui.preferences import Preferences
from neglect_toolkit.gui.prompts import Prompts
from neglect_toolkit.gui.window import MainWindow

if TYPE_CHECKING:
    from neglect_toolkit.gui.day.presenter import DayPresenter
    from neglect_toolkit.gui.day.review_desk import ReviewDesk
    from neglect_toolkit.gui.office.office import Office
    from neglect_toolkit.gui.pages.first_run import FirstRunPage
    from neglect_toolkit.gui.pages.new_assessment_presenter import Unstarted
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.model.guide import GuideAnswers
    from neglect_toolkit.model.people import Assessor
    from neglect_toolkit.services.calling import Call
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.open_assessment import OpenAssessment
    from neglect_toolkit.services.toolkit import Toolkit
    from neglect_toolkit.services.unlocking import StoreKey


class Shell(QObject):
    """The way through the pages: a trail of routes, of which the last is shown. "Back" drops the last.

    A page is never kept behind another: going back makes it anew from what is kept.
    """

    locked = Signal()

    def __init__(self, toolkit: Toolkit, window: MainWindow, looks: LookKeeper, prompts: Prompts) -> None:
        super().__init__(window)
        self._toolkit, self._window, self._looks, self._prompts = toolkit, window, looks, prompts
        self._casework: Casework | None = None
        self._opened: OpenAssessment | None = None
        self._office: Office | None = None
        self._last_name = ""
        self._left_place: dict[str, str] = {}
        self._in_the_room = True
        self._newcomer: Assessor | None = None
        self._carried: GuideAnswers | None = None
        self._trail: list[Route] = []
        self._left_at: tuple[str, list[Route]] | None = None
        self._idle = IdleWatch(toolkit.clock.now, looks.preferences.idle_minutes, self)
        self._idle.idle.connect(self._lock_when_idle)
        header = window.header
        header.back_pressed.connect(self.back)
        header.lock_pressed.connect(self.lock)
        header.theme_chosen.connect(looks.choose_theme)
        header.larger_pressed.connect(looks.larger)
        header.smaller_pressed.connect(looks.smaller)
        header.settings_pressed.connect(self._open_settings)
        header.help_pressed.connect(self._open_help)
        window.nav.chosen.connect(self._go_to_place)
        header.show_theme(looks.preferences.theme)
        looks.changed.connect(self._preferences_changed)
        window.closing.connect(self._close)

    def begin(self, *, with_guide: bool = False) -> None:
        """Shows the first page: welcome where there is no store yet, else the lock; or the health guide alone."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._idle)
        if with_guide:
            self._start_trail(self._guide_screen)
            return
        from neglect_toolkit.services import unlocking

        first = self._first_run_screen if unlocking.is_first_run(self._toolkit) else self._unlock_screen
        self._start_trail(first)

    def go(self, route: Route) -> None:
        """Saves what is on screen and shows another page, from which "Back" returns here; the same one, once."""
        if self._trail[-1:] == [route]:
            return
        self._save_now()
        self._trail.append(route)
        self._show()

    def back(self) -> None:
        """Saves what is on screen and shows the page before; nothing on the first."""
        screen = self._window.screen_shown
        if len(self._trail) > 1 and screen is not None and screen.goes_back:
            self._save_now()
            self._trail.pop()
            self._show()

    def home(self) -> None:
        """Saves what is on screen and shows where somebody begins: the work list, or the first place of their roles."""
        self._save_now()
        self._start_trail(self._home)

    def lock(self) -> None:
        """Saves, closes the store and asks for the passphrase. Where saving fails, it stays open and says so."""
        self._lock("")

    @property
    def is_unlocked(self) -> bool:
        """Whether the store is open."""
        return self._casework is not None

    # What is shown

    def _start_trail(self, *routes: Route) -> None:
        self._trail = list(routes)
        self._show()

    def _show(self) -> None:
        screen = self._trail[-1]()
        if len(self._trail) == 1:
            screen = replace(screen, goes_back=False)  # there is nowhere to go back to
        self._window.show_screen(screen, unlocked=self.is_unlocked)
        self._show_places()

    def _show_places(self) -> None:
        places = self._office.places if self._office is not None and self.is_unlocked else ()
        here = next((place.id for place in places if place.route == self._trail[0]), None)
        self._window.nav.show_places([(place.id, place.title) for place in places], here)

    def _go_to_place(self, id_: str) -> None:
        if self._office is not None:
            self._save_now()
            self._start_trail(self._office.place(id_).route)

    @property
    def _home(self) -> Route:
        return self._office.home.route if self._office is not None else self._work_list_screen

    def _save_now(self) -> None:
        screen = self._window.screen_shown
        if screen is not None:
            screen.save_now()

    def _lock(self, reason: str) -> None:
        if self._casework is None:
            return
        self._save_now()
        casework, self._casework, self._opened, self._office = self._casework, None, None, None
        self._left_at = casework.me.id, self._trail
        self._start_trail(partial(self._unlock_screen, reason))
        casework.lock()
        self.locked.emit()

    def _lock_when_idle(self) -> None:
        minutes = self._looks.preferences.idle_minutes
        try:
            self._lock(self.tr("Locked after {n} minutes without use. Everything is saved.").format(n=minutes))
        except ToolkitError:
            if not self._window.is_hidden_away:
                self._window.toggle_hidden()
            raise

    def _unlocked(self, casework: Casework) -> None:
        self._enter(casework)
        left_at, self._left_at = self._left_at, None
        if self._carried is not None:
            self._start_trail(self._work_list_screen)
            self._open_new()
        elif left_at is not None and left_at[0] == casework.me.id:
            self._start_trail(*left_at[1])
        else:
            self.home()
        for warning in casework.warnings:
            self._window.show_problem(warning)

    def _enter(self, casework: Casework) -> None:
        from neglect_toolkit.gui.office.office import Office

        self._casework = casework
        self._last_name = casework.me.name
        self._office = Office(self, casework, {"my_work": self._work_list_screen})
        self._idle.touched()

    def _close(self, event: QEvent) -> None:
        try:
            self._save_now()
        except ToolkitError as error:
            event.ignore()
            self._window.show_problem(error.says, (self.tr("Close all the same, and lose it"), self._close_unsaved))
            return
        self._put_away()

    def _close_unsaved(self) -> None:
        self._window.closing.disconnect(self._close)
        self._put_away()
        self._window.close()

    def _put_away(self) -> None:
        window = self._window
        self._looks.remember_window(window.width(), window.height(), maximised=window.isMaximized())
        if self._casework is not None:
            self._casework.lock()
            self._casework = None

    def _preferences_changed(self, preferences: Preferences) -> None:
        self._idle.set_minutes(preferences.idle_minutes)
        self._window.header.show_theme(preferences.theme)

    # The pages, each made when it is first wanted

    @property
    def prompts(self) -> Prompts:
        """What asks for files and folders."""
        return self._prompts

    @property
    def work(self) -> Casework:
        """The unlocked casework. Raises RuntimeError while it is locked."""
        if self._casework is None:
            raise RuntimeError("a page that needs the store was asked for while it is locked")
        return self._casework

    def open(self, assessment_id: str) -> OpenAssessment:
        """One assessment, opened once for the day, its details and its export together."""
        if self._opened is None or self._opened.header.id != assessment_id:
            self._opened = self.work.open(assessment_id)
            self._in_the_room = True
        return self._opened

    def put_away(self) -> None:
        """Forgets which assessment was open, and where: the next one begins at its beginning."""
        self._opened, self._left_place = None, {}

    def _first_run_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.first_run import FirstRunPage
        from neglect_toolkit.gui.pages.first_run_presenter import FirstRunPresenter

        page = FirstRunPage()
        if self._newcomer is not None:
            page.form.show_value(self._newcomer)
        page.guide_wanted.connect(self.open_guide)
        presenter = FirstRunPresenter(self._toolkit, page, self)
        presenter.made.connect(self._made)
        return Screen(page, self.tr("Welcome"), presenter, partial(self._keep_newcomer, page), goes_back=False)

    def _made(self, casework: Casework, code: str) -> None:
        self._enter(casework)
        self._start_trail(partial(self._code_screen, code, self.home))

    def _code_screen(self, code: str, go_on: Callable[[], None]) -> Screen:
        from neglect_toolkit.gui.pages.recovery_code import RecoveryCodePage

        page = RecoveryCodePage(code)
        page.finished.connect(go_on)
        return Screen(page, self.tr("Your recovery code"), goes_back=False)

    def _keep_newcomer(self, page: FirstRunPage) -> None:
        """Who somebody says they are outlives a look at the help; the passphrase does not."""
        self._newcomer = page.form.value

    def _unlock_screen(self, reason: str = "") -> Screen:
        from neglect_toolkit.gui.pages.unlock import UnlockPage
        from neglect_toolkit.gui.pages.unlock_presenter import UnlockPresenter

        page = UnlockPage(self._who_opens(), self._last_name)
        if reason:
            page.show_reason(reason)
        page.lost.connect(partial(self.go, self._lost_screen))
        page.guide_wanted.connect(self.open_guide)
        presenter = UnlockPresenter(self._toolkit, page, self)
        presenter.unlocked.connect(self._unlocked)
        return Screen(page, self.tr("Unlock"), presenter, goes_back=False)

    def _who_opens(self) -> tuple[str, ...]:
        """The names of those who share the store; a keyring that cannot be read is said when it is opened."""
        from neglect_toolkit.services import unlocking

        try:
            return unlocking.who_opens(self._toolkit)
        except ToolkitError:
            return ()

    def _lost_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.lost_passphrase import LostPassphrasePage
        from neglect_toolkit.gui.pages.new_secret_presenter import NewSecretPresenter
        from neglect_toolkit.services import unlocking

        page = LostPassphrasePage()
        change = partial(unlocking.recover, self._toolkit)
        presenter = NewSecretPresenter(change, self.tr("Enter your recovery code."), page.form, self)
        presenter.changed.connect(self._recovered)
        return Screen(page, self.tr("A new passphrase"), presenter)

    def _recovered(self, key: StoreKey) -> None:
        from neglect_toolkit.services import unlocking

        casework = unlocking.unlock(self._toolkit, key)
        casework.note("recovered")
        self._unlocked(casework)

    def _work_list_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.work_list import WorkListPage
        from neglect_toolkit.gui.pages.work_list_presenter import WorkListPresenter

        self.put_away()
        page = WorkListPage()
        presenter = WorkListPresenter(self.work, page, self)
        page.guide_wanted.connect(self.open_guide)
        page.kept_guides_wanted.connect(partial(self.go, self._kept_guides_screen))
        if self._office is not None:
            page.hand_over_wanted.connect(self._office.handover.hand_over)
            page.take_in_wanted.connect(self._office.handover.take_in)
        presenter.new_wanted.connect(self._open_new)
        presenter.another_wanted.connect(self._open_new)
        presenter.open_wanted.connect(self.open_day)
        presenter.export_wanted.connect(self.open_export)
        return Screen(page, self.tr("Your assessments"), presenter, goes_back=False)

    def _open_new(self, like: Header | None = None) -> None:
        from neglect_toolkit.gui.pages.new_assessment_presenter import Unstarted

        unstarted = Unstarted()
        if like is not None:
            unstarted = Unstarted(child=self.open(like.id).assessment.child, like=like)
        self.go(partial(self._new_screen, unstarted))

    def _new_screen(self, unstarted: Unstarted) -> Screen:
        from neglect_toolkit.gui.pages.new_assessment import NewAssessmentPage
        from neglect_toolkit.gui.pages.new_assessment_presenter import NewAssessmentPresenter

        page = NewAssessmentPage(self._toolkit.clock.today())
        presenter = NewAssessmentPresenter(self.work, unstarted, page, self)
        presenter.started.connect(self._open_started)
        presenter.open_wanted.connect(self._open_started)
        return Screen(page, self.tr("New assessment"), presenter)

    def _open_started(self, assessment_id: str) -> None:
        self._take_carried(assessment_id)
        self._trail = [self._home, partial(self._day_screen, assessment_id)]
        self._show()

    def open_day(self, assessment_id: str) -> None:
        """Shows an assessment's day, to work on or to read."""
        self.go(partial(self._day_screen, assessment_id))

    def _day_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.day.page import DayPage
        from neglect_toolkit.gui.day.presenter import DayPresenter

        page = DayPage()
        opened = self.open(assessment_id)
        presenter = DayPresenter(
            opened,
            page,
            self,
            in_the_room=self._in_the_room,
            supervising=self.work.supervising,
            reviews=self._review_desk(assessment_id),
            place=self._left_place.get(assessment_id),
        )
        presenter.details_wanted.connect(partial(self._open_details, assessment_id))
        presenter.export_wanted.connect(partial(self.open_export, assessment_id))
        presenter.left.connect(self.home)
        presenter.record_wanted.connect(partial(self._open_record, assessment_id))
        presenter.supervision_pdf_wanted.connect(partial(self._open_supervision_pdf, assessment_id))
        if self._office is not None:
            presenter.workers_wanted.connect(partial(self._open_workers, assessment_id))
        presenter.place_changed.connect(partial(self._left_place.__setitem__, assessment_id))
        presenter.room_changed.connect(self._remember_room)
        return Screen(page, self.tr("The day"), presenter, partial(self._keep_day, presenter), goes_back=False)

    def _open_workers(self, assessment_id: str) -> None:
        if self._office is not None:
            self.go(partial(self._office.workers_route, assessment_id))

    def _review_desk(self, assessment_id: str) -> ReviewDesk | None:
        """Reviews are for stores that several people share."""
        from neglect_toolkit.gui.day.review_desk import ReviewDesk

        alone = self._office is None or self._office.is_alone
        return None if alone else ReviewDesk(self.work, assessment_id, self)

    def _keep_day(self, presenter: DayPresenter) -> None:
        """The day's page says itself what is wrong; what is on it is not left, locked or closed until it is kept."""
        if not presenter.save_now():
            raise StoreError(self.tr("What you wrote last is not saved yet. It is still on the screen."))

    def _remember_room(self, in_the_room: bool) -> None:
        self._in_the_room = in_the_room

    def _open_details(self, assessment_id: str) -> None:
        self.go(partial(self._details_screen, assessment_id))

    def _details_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.pages.child_details import ChildDetailsPage
        from neglect_toolkit.gui.pages.child_details_presenter import ChildDetailsPresenter

        page = ChildDetailsPage(self._toolkit.clock.today())
        presenter = ChildDetailsPresenter(self.open(assessment_id), page, self)
        presenter.finished.connect(self.back)
        return Screen(page, self.tr("Details"), presenter, presenter.save_now)

    def open_export(self, assessment_id: str) -> None:
        """Shows the page that makes its PDF."""
        self.go(partial(self._export_screen, assessment_id))

    def _export_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.pages.export import ExportPage
        from neglect_toolkit.gui.pages.export_presenter import ExportPresenter
        from neglect_toolkit.services.exporting import render_referral

        page = ExportPage()
        presenter = ExportPresenter(self.open(assessment_id), render_referral, self._prompts, page, self)
        presenter.finished.connect(self.back)
        return Screen(page, self.tr("Save a referral PDF"), presenter)

    def _open_record(self, assessment_id: str) -> None:
        self.go(partial(self._record_screen, assessment_id))

    def _record_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.pages.supervision_record import SupervisionRecordPage
        from neglect_toolkit.gui.pages.supervision_record_presenter import SupervisionRecordPresenter

        opened, supervising = self.open(assessment_id), self.work.supervising
        child = opened.assessment.child.called or opened.tool.child_word
        questions = supervising.review(opened.header).questions
        page = SupervisionRecordPage(child, questions, self._toolkit.clock.new_id)
        presenter = SupervisionRecordPresenter(self.work, opened.header, page, self)
        presenter.finished.connect(self.back)
        return Screen(page, self.tr("Supervision record"), presenter, presenter.save_now)

    def _open_supervision_pdf(self, assessment_id: str) -> None:
        self.go(partial(self._supervision_pdf_screen, assessment_id))

    def _supervision_pdf_screen(self, assessment_id: str) -> Screen:
        from neglect_toolkit.gui.pages.supervision_pdf_presenter import SupervisionPdfPresenter

        opened = self.open(assessment_id)
        presenter = SupervisionPdfPresenter(opened, self.work.supervising, self._prompts, self)
        presenter.finished.connect(self.back)
        return Screen(presenter.page, self.tr("Save a PDF for supervision"), presenter)

    def _open_settings(self) -> None:
        if self.is_unlocked:
            self.go(self._settings_screen)

    def _settings_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.settings import SettingsPage
        from neglect_toolkit.gui.pages.settings_presenter import SettingsPresenter

        page = SettingsPage()
        presenter = SettingsPresenter(self.work, self._looks, page, self._prompts, self)
        page.keys_wanted.connect(partial(self.go, self._keys_screen))
        if self._office is not None:
            page.show_places(looks_after=self._office.looks_after_people)
            page.people_wanted.connect(partial(self.go, self._office.people_route))
        return Screen(page, self.tr("Settings"), presenter, presenter.save_now)

    def _keys_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.my_keys import MyKeysPage
        from neglect_toolkit.gui.pages.my_keys_presenter import MyKeysPresenter
        from neglect_toolkit.services import unlocking

        page = MyKeysPage(unlocking.has_recovery_code(self._toolkit, self.work.me.id))
        presenter = MyKeysPresenter(self.work, page, self)
        presenter.code_made.connect(self._show_new_code)
        return Screen(page, self.tr("Passphrase and recovery code"), presenter)

    def _show_new_code(self, code: str) -> None:
        self.go(partial(self._code_screen, code, self.back_to_keys))

    def back_to_keys(self) -> None:
        """From a new recovery code, back to where it was asked for."""
        self._trail.pop()
        self._show()

    def open_guide(self) -> None:
        """The health guide: needs no passphrase, and keeps nothing."""
        self.go(self._guide_screen)

    def _guide_screen(self) -> Screen:
        from neglect_toolkit.gui.guide.page import GuidePage
        from neglect_toolkit.gui.guide.presenter import GuidePresenter

        page = GuidePage()
        presenter = GuidePresenter(self._toolkit, page, self._prompts, self, casework=self._casework)
        presenter.assessment_wanted.connect(self._carry_into_assessment)
        return Screen(page, self.tr("Health guide"), presenter, goes_back=len(self._trail) > 1)

    def _kept_guides_screen(self) -> Screen:
        from neglect_toolkit.gui.guide.kept import KeptGuidesPage

        page = KeptGuidesPage(self.work.kept_guides(), self._toolkit.guide, self._toolkit.next_steps)
        return Screen(page, self.tr("Kept records of the guide"))

    def _carry_into_assessment(self, answers: GuideAnswers) -> None:
        """From the guide into a whole assessment: the answers go along, once the store is open."""
        from neglect_toolkit.services import unlocking

        self._carried = answers
        if self.is_unlocked:
            self._open_new()
        elif unlocking.is_first_run(self._toolkit):
            self._start_trail(self._first_run_screen)
        else:
            self._start_trail(partial(self._unlock_screen, self.tr("Unlock to go on with what you answered.")))

    def _take_carried(self, assessment_id: str) -> None:
        from neglect_toolkit.services import guiding

        carried, self._carried = self._carried, None
        if carried is not None:
            opened = self.open(assessment_id)
            opened.save(guiding.carried_into(self._toolkit, carried, opened.assessment, opened.tool))
            try:
                self.work.keep_guide_about(carried, opened.header)
            except ToolkitError as error:
                self._window.show_problem(error.says)

    def _open_help(self) -> None:
        self.go(self._help_screen)

    def _help_screen(self) -> Screen:
        from neglect_toolkit.gui.pages.help import HelpPage

        return Screen(HelpPage(self._calls()), self.tr("Help"))

    def _calls(self) -> tuple[Call, ...]:
        """Whom to call. A faulty contacts file is said, and keeps nobody from the rest of the help."""
        from neglect_toolkit.services.calling import whom_to_call

        try:
            return whom_to_call(self._toolkit, self.work.me.area if self.is_unlocked else None)
        except ToolkitError as error:
            self._window.show_problem(error.says)
            return ()
