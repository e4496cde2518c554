"""The composition root: what every use-case needs, made once and handed to it.

Nothing here is slow. Forms are read when first asked for, and the store opens only when unlocked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit import paths
from neglect_toolkit.clock import Clock, SystemClock
from neglect_toolkit.errors import NotFoundError
from neglect_toolkit.forms.sources import Sources

if TYPE_CHECKING:
    from neglect_toolkit.model.guide import Guide
    from neglect_toolkit.model.policy import Contacts, NextSteps, Policy
    from neglect_toolkit.model.reflection import Reflection


@dataclass(frozen=True)
class Toolkit:
    """Where the forms and the store are, and the clock; what is read from the forms is read once."""

    forms: Sources
    store_folder: Path
    clock: Clock

    @cached_property
    def policy(self) -> Policy:
        """The rules and thresholds now in force."""
        from neglect_toolkit.forms.load import load_policy

        return load_policy(self.forms)

    @cached_property
    def next_steps(self) -> NextSteps:
        """The six next steps in the local words."""
        from neglect_toolkit.forms.load import load_next_steps

        return load_next_steps(self.forms)

    @cached_property
    def contacts(self) -> Contacts:
        """The local contacts."""
        from neglect_toolkit.forms.load import load_contacts

        return load_contacts(self.forms)

    @cached_property
    def reflection(self) -> Reflection:
        """The questions to reflect on in supervision."""
        from neglect_toolkit.forms.load import load_reflection

        return load_reflection(self.forms)

    @cached_property
    def tool_titles(self) -> dict[str, str]:
        """What each tool is called, by its id. All of them are read for it: some tens of milliseconds, once."""
        from neglect_toolkit.forms.load import load_tools

        return {tool.id: tool.title for tool in load_tools(self.forms)}

    @cached_property
    def guide(self) -> Guide:
        """The health guide."""
        from neglect_toolkit.forms.load_guide import load_guide

        return load_guide(self.forms)


def compose(store: Path | None = None, forms: Path | None = None, clock: Clock | None = None) -> Toolkit:
    """The toolkit as the user runs it; each argument replaces what would otherwise be found."""
    return Toolkit(
        forms=forms_of(forms),
        store_folder=store or paths.default_store(),
        clock=clock or SystemClock(),
    )


def forms_of(own: Path | None = None) -> Sources:
    """Where the forms are: a partnership's own folder, if any, before the bundled one.

    Raises:
        NotFoundError: there is no such folder.
    """
    if own is not None and not own.is_dir():
        raise NotFoundError(f"There is no forms folder {own}; check the name.")
    return Sources.of(*([own] if own else []), paths.forms_folder())
