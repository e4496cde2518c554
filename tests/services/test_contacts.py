"""Whom to call, and how far each number can be relied on today."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import ValidationError

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.model.policy import Contact, Contacts, ContactStanding
from neglect_toolkit.services.contacts import whom_to_call
from neglect_toolkit.services.toolkit import compose

NINES = Contact(id="emergency_999", title="Emergency", telephone="999")
TODAY = dt.date(2026, 11, 23)


def contacts(*others: Contact) -> Contacts:
    return Contacts(version="1.0.0", stale_after_months=6, contacts=(NINES, *others))


@pytest.mark.parametrize(
    ("telephone", "checked_on", "standing"),
    [
        ("01234", dt.date(2026, 11, 23), ContactStanding.CHECKED),
        ("01234", dt.date(2026, 5, 24), ContactStanding.CHECKED),
        ("01234", dt.date(2026, 5, 23), ContactStanding.STALE),
        ("01234", None, ContactStanding.NEVER_CHECKED),
        (None, dt.date(2026, 11, 23), ContactStanding.UNSET),
        (None, None, ContactStanding.UNSET),
    ],
)
def test_a_contact_unset_or_unchecked_for_six_months_is_known_to_be(
    telephone: str | None, checked_on: dt.date | None, standing: ContactStanding
) -> None:
    one = Contact(id="hub", title="Hub", telephone=telephone, checked_on=checked_on)
    assert contacts(one).standing(one, TODAY) is standing
    assert contacts(one).standing(NINES, TODAY) is ContactStanding.ALWAYS


def test_999_is_always_there() -> None:
    with pytest.raises(ValidationError, match="999 must always be there"):
        Contacts(version="1.0.0", stale_after_months=6, contacts=())
    with pytest.raises(ValidationError, match="999 must always be there"):
        Contacts(version="1.0.0", stale_after_months=6, contacts=(Contact(id="emergency_999", title="Emergency"),))


def test_an_area_sees_its_own_and_an_unknown_one_sees_all() -> None:
    here = Contact(id="here", title="Here", area="Here")
    there = Contact(id="there", title="There", area="There")
    everywhere = Contact(id="everywhere", title="Everywhere")
    all_of_them = contacts(here, there, everywhere)
    assert all_of_them.near(" here ") == (NINES, here, everywhere)
    for unknown in (None, "", "Elsewhere"):
        assert set(all_of_them.near(unknown)) == {NINES, here, there, everywhere}


def test_of_the_bundled_contacts_999_comes_first_and_no_unchecked_number_looks_sure(tmp_path: Path) -> None:
    calls = whom_to_call(compose(store=tmp_path, clock=FixedClock()))
    assert calls[0].contact.telephone == "999"
    assert calls[0].standing is ContactStanding.ALWAYS
    for call in calls[1:]:
        assert (call.standing is ContactStanding.CHECKED) is (call.contact.checked_on is not None)
