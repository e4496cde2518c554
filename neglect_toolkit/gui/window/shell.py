"""Which page comes next. Makes pages with their presenters when they are wanted, saves before they are left, locks.

It holds the unlocked casework, and nothing else of what was written: pages come and go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.day.routes import DayRoutes
from neglect_toolkit.gui.runtime.idle import IdleWatch
from neglect_toolkit.gui.runtime.preferences import Preferences
from neglect_toolkit.gui.runtime.preferences_controller import PreferencesController
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.settings.routes import SettingsRoutes
from neglect_toolkit.gui.window.navigator import Route
from neglect_toolkit.gui.window.screen import Screen
from neglect_toolkit.gui.window.window import MainWindow
from neglect_toolkit.model.deeds import Deed

if TYPE_CHECKING:
    from neglect_toolkit.gui.access.first_run import FirstRunPage
    from neglect_toolkit.gui.cases.new_assessment_presenter import Unstarted
    from neglect_toolkit.gui.team.team import Team
    from neglect_toolkit.model.assessment import Header
    from neglect_toolkit.model.guide import GuideAnswers
    from neglect_toolkit.model.people import Assessor
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call
    from neglect_toolkit.services.toolkit import Toolkit
    from neglect_toolkit.services.unlocking import StoreKey


class Shell(QObject):
    """The way through the pages: a trail of routes, of which the last is shown. "Back" drops the last.

    A page is never kept behind another: going back makes it anew from what is kept.
    """

    locked = Signal()

    def __init__(self, toolkit: Toolkit, window: MainWindow, looks: PreferencesController, prompts: Prompts) -> None:
        super().__init__(window)
        self._toolkit, self._window, self._looks, self._prompts = toolkit, window, looks, prompts
        self._casework: Casework | None = None
        self._office: Team | None = None
        self._last_name = ""
        self._newcomer: Assessor | None = None
        self._carried: GuideAnswers | None = None
        self._trail: list[Route] = []
        self.day = DayRoutes(self, self)
        self._settings = SettingsRoutes(self, toolkit, window, looks, self._show_new_code)
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
        casework, self._casework, self._office = self._casework, None, None
        self.day.lock()
        self._left_at = casework.me.id, self._trail
        self._start_trail(partial(self._unlock_screen, reason))
        casework.lock()
        self.locked.emit()

    def _lock_when_idle(self) -> None:
        minutes = self._looks.preferences.idle_minutes
        try:
            self._lock(f"Locked after {minutes} minutes without use. Everything is saved.")
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
        from neglect_toolkit.gui.team.team import Team

        self._casework = casework
        self._last_name = casework.me.name
        self._office = self.day.office = Team(self, self.day, casework, {"my_work": self._work_list_screen})
        self._idle.touched()

    def _close(self, event: QEvent) -> None:
        try:
            self._save_now()
        except ToolkitError as error:
            event.ignore()
            self._window.show_problem(error.says, ("Close all the same, and lose it", self._close_unsaved))
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

    def calls(self, area: str | None) -> tuple[Call, ...]:
        """Whom to call. A faulty contacts file is said above the page, and keeps nobody from the rest of it."""
        from neglect_toolkit.services.contacts import whom_to_call

        try:
            return whom_to_call(self._toolkit, area)
        except ToolkitError as error:
            self._say_above_next(error.says)
            return ()

    def _say_above_next(self, sentence: str) -> None:
        """Says what is wrong above the page that is being made: showing it takes the message of the one before away."""
        QTimer.singleShot(0, self._window, partial(self._window.show_problem, sentence))

    def _first_run_screen(self) -> Screen:
        from neglect_toolkit.gui.access.first_run import FirstRunPage
        from neglect_toolkit.gui.access.first_run_presenter import FirstRunPresenter

        page = FirstRunPage()
        if self._newcomer is not None:
            page.form.show_value(self._newcomer)
        page.guide_wanted.connect(self.open_guide)
        presenter = FirstRunPresenter(self._toolkit, page, self)
        presenter.made.connect(self._made)
        return Screen(page, "Welcome", presenter, partial(self._keep_newcomer, page), goes_back=False)

    def _made(self, casework: Casework, code: str) -> None:
        self._enter(casework)
        self._start_trail(partial(self._code_screen, code, self.home))

    def _code_screen(self, code: str, go_on: Callable[[], None]) -> Screen:
        from neglect_toolkit.gui.access.recovery_code import RecoveryCodePage

        page = RecoveryCodePage(code)
        page.finished.connect(go_on)
        return Screen(page, "Your recovery code", goes_back=False)

    def _keep_newcomer(self, page: FirstRunPage) -> None:
        """Who somebody says they are outlives a look at the help; the passphrase does not."""
        self._newcomer = page.form.value

    def _unlock_screen(self, reason: str = "") -> Screen:
        from neglect_toolkit.gui.access.unlock import UnlockPage
        from neglect_toolkit.gui.access.unlock_presenter import UnlockPresenter

        page = UnlockPage(self._who_opens(), self._last_name)
        if reason:
            page.show_reason(reason)
        page.lost.connect(partial(self.go, self._lost_screen))
        page.guide_wanted.connect(self.open_guide)
        presenter = UnlockPresenter(self._toolkit, page, self)
        presenter.unlocked.connect(self._unlocked)
        return Screen(page, "Unlock", presenter, goes_back=False)

    def _who_opens(self) -> tuple[str, ...]:
        """The names of those who share the store; a keyring that cannot be read is said when it is opened."""
        from neglect_toolkit.services import unlocking

        try:
            return unlocking.who_opens(self._toolkit)
        except ToolkitError:
            return ()

    def _lost_screen(self) -> Screen:
        from neglect_toolkit.gui.access.lost_passphrase import LostPassphrasePage
        from neglect_toolkit.gui.access.new_secret_presenter import NewSecretPresenter
        from neglect_toolkit.services import unlocking

        page = LostPassphrasePage()
        change = partial(unlocking.recover, self._toolkit)
        presenter = NewSecretPresenter(change, "Enter your recovery code.", page.form, self)
        presenter.changed.connect(self._recovered)
        return Screen(page, "A new passphrase", presenter)

    def _recovered(self, key: StoreKey) -> None:
        from neglect_toolkit.services import unlocking

        casework = unlocking.unlock(self._toolkit, key)
        casework.note(Deed.RECOVERED)
        self._unlocked(casework)

    def _work_list_screen(self) -> Screen:
        from neglect_toolkit.gui.cases.work_list import WorkListPage
        from neglect_toolkit.gui.cases.work_list_presenter import WorkListPresenter

        self.day.put_away()
        page = WorkListPage()
        presenter = WorkListPresenter(self.work, page, self)
        page.guide_wanted.connect(self.open_guide)
        page.kept_guides_wanted.connect(partial(self.go, self._kept_guides_screen))
        if self._office is not None:
            page.hand_over_wanted.connect(self._office.handover.hand_over)
            page.take_in_wanted.connect(self._office.handover.take_in)
        presenter.new_wanted.connect(self._open_new)
        presenter.another_wanted.connect(self._open_new)
        presenter.open_wanted.connect(self.day.open_day)
        presenter.export_wanted.connect(self.day.open_export)
        return Screen(page, "Your assessments", presenter, goes_back=False)

    def _open_new(self, like: Header | None = None) -> None:
        from neglect_toolkit.gui.cases.new_assessment_presenter import Unstarted

        unstarted = Unstarted()
        if like is not None:
            unstarted = Unstarted(child=self.day.open(like.id).assessment.child, like=like)
        self.go(partial(self._new_screen, unstarted))

    def _new_screen(self, unstarted: Unstarted) -> Screen:
        from neglect_toolkit.gui.cases.new_assessment import NewAssessmentPage
        from neglect_toolkit.gui.cases.new_assessment_presenter import NewAssessmentPresenter

        page = NewAssessmentPage(self._toolkit.clock.today())
        presenter = NewAssessmentPresenter(self.work, unstarted, page, self)
        presenter.started.connect(self._open_started)
        presenter.open_wanted.connect(self._open_started)
        return Screen(page, "New assessment", presenter)

    def _open_started(self, assessment_id: str) -> None:
        self._take_carried(assessment_id)
        self._trail = [self._home, partial(self.day.day_screen, assessment_id)]
        self._show()

    def _open_settings(self) -> None:
        if self.is_unlocked:
            self.go(self._settings_screen)

    def _settings_screen(self) -> Screen:
        return self._settings.settings_screen(self._office)

    def _show_new_code(self, code: str) -> None:
        self.go(partial(self._code_screen, code, self._back_to_keys))

    def _back_to_keys(self) -> None:
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
        return Screen(page, "Health guide", presenter, goes_back=len(self._trail) > 1)

    def _kept_guides_screen(self) -> Screen:
        from neglect_toolkit.gui.guide.kept import KeptGuidesPage

        page = KeptGuidesPage(self.work.kept_guides(), self._toolkit.guide, self._toolkit.next_steps)
        return Screen(page, "Kept records of the guide")

    def _carry_into_assessment(self, answers: GuideAnswers) -> None:
        """From the guide into a whole assessment: the answers go along, once the store is open."""
        from neglect_toolkit.services import unlocking

        self._carried = answers
        if self.is_unlocked:
            self._open_new()
        elif unlocking.is_first_run(self._toolkit):
            self._start_trail(self._first_run_screen)
        else:
            self._start_trail(partial(self._unlock_screen, "Unlock to go on with what you answered."))

    def _take_carried(self, assessment_id: str) -> None:
        from neglect_toolkit.services import guiding

        carried, self._carried = self._carried, None
        if carried is not None:
            opened = self.day.open(assessment_id)
            opened.save(guiding.carried_into(self._toolkit, carried, opened.assessment, opened.tool))
            try:
                self.work.keep_guide_about(carried, opened.header)
            except ToolkitError as error:
                self._say_above_next(error.says)

    def _open_help(self) -> None:
        self.go(self._help_screen)

    def _help_screen(self) -> Screen:
        return self._settings.help_screen(self.work.me.area if self.is_unlocked else None)
