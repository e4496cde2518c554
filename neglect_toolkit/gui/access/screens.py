"""Makes the pages by which somebody gets in, each with its presenter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.destinations import Go, Guide, LostPassphrase
from neglect_toolkit.gui.runtime.screen import Screen
from neglect_toolkit.model.deeds import Deed

if TYPE_CHECKING:
    from neglect_toolkit.model.people import Assessor
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.toolkit import Toolkit
    from neglect_toolkit.services.unlocking import StoreKey

Entered = Callable[["Casework"], None]


def first_run(
    toolkit: Toolkit,
    newcomer: Assessor | None,
    keep: Callable[[Assessor], None],
    made: Callable[[Casework, str], None],
    go: Go,
) -> Screen:
    """Welcome. Who somebody says they are is kept for a look at the help; the passphrase is not."""
    from neglect_toolkit.gui.access.first_run import FirstRunPage
    from neglect_toolkit.gui.access.first_run_presenter import FirstRunPresenter

    page = FirstRunPage()
    if newcomer is not None:
        page.form.show_value(newcomer)
    page.guide_wanted.connect(partial(go, Guide()))
    presenter = FirstRunPresenter(toolkit, page, page)
    presenter.made.connect(made)

    def keep_newcomer() -> None:
        keep(page.form.value)

    return Screen(page, "Welcome", presenter, keep_newcomer, goes_back=False)


def unlock(toolkit: Toolkit, reason: str, last_name: str, unlocked: Entered, go: Go) -> Screen:
    """The passphrase, of whoever shares the store; the one who was here last is chosen."""
    from neglect_toolkit.gui.access.unlock import UnlockPage
    from neglect_toolkit.gui.access.unlock_presenter import UnlockPresenter

    page = UnlockPage(_who_opens(toolkit), last_name)
    if reason:
        page.show_reason(reason)
    page.lost.connect(partial(go, LostPassphrase()))
    page.guide_wanted.connect(partial(go, Guide()))
    presenter = UnlockPresenter(toolkit, page, page)
    presenter.unlocked.connect(unlocked)
    return Screen(page, "Unlock", presenter, goes_back=False)


def _who_opens(toolkit: Toolkit) -> tuple[str, ...]:
    """The names of those who share the store; a keyring that cannot be read is said when it is opened."""
    from neglect_toolkit.services import entrance

    try:
        return entrance.who_opens(toolkit)
    except ToolkitError:
        return ()


def lost_passphrase(toolkit: Toolkit, unlocked: Entered) -> Screen:
    """A new passphrase by the recovery code; whoever has it is in."""
    from neglect_toolkit.gui.access.lost_passphrase import LostPassphrasePage
    from neglect_toolkit.gui.access.new_secret_presenter import NewSecretPresenter
    from neglect_toolkit.services import unlocking

    page = LostPassphrasePage()
    change = partial(unlocking.recover, toolkit)
    presenter = NewSecretPresenter(change, "Enter your recovery code.", page.form, page)

    def recovered(key: StoreKey) -> None:
        casework = unlocking.unlock(toolkit, key)
        casework.note(Deed.RECOVERED)
        unlocked(casework)

    presenter.changed.connect(recovered)
    return Screen(page, "A new passphrase", presenter)


def recovery_code(code: str, finished: Callable[[], None]) -> Screen:
    """The code, to be written down and typed back."""
    from neglect_toolkit.gui.access.recovery_code import RecoveryCodePage

    page = RecoveryCodePage(code)
    page.finished.connect(finished)
    return Screen(page, "Your recovery code", goes_back=False)


def my_keys(casework: Casework, code_made: Callable[[str], None]) -> Screen:
    """One's own passphrase, and a new recovery code."""
    from neglect_toolkit.gui.access.my_keys import MyKeysPage
    from neglect_toolkit.gui.access.my_keys_presenter import MyKeysPresenter
    from neglect_toolkit.services import unlocking

    page = MyKeysPage(unlocking.has_recovery_code(casework.toolkit, casework.me.id))
    presenter = MyKeysPresenter(casework, page, page)
    presenter.code_made.connect(code_made)
    return Screen(page, "Passphrase and recovery code", presenter)
