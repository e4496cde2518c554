"""The recovery code: a second way in for whoever has lost their passphrase. It is shown once and kept nowhere."""

from __future__ import annotations

from neglect_toolkit.clock import Clock
from neglect_toolkit.errors import WrongPassphraseError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that a reader takes for another, or for a digit."""

_SIGNS, _GROUP = 24, 5  # 24 random signs are 120 bits; the 25th finds a slip of the pen
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code(clock: Clock) -> str:
    """A code that nobody can guess, in five groups of five signs."""
    # 256 is a multiple of 32, so every sign is as likely as every other.
    signs = "".join(ALPHABET[byte % len(ALPHABET)] for byte in clock.random_bytes(_SIGNS))
    return _grouped(signs + _check_sign(signs))


def as_written(code: str) -> str:
    """The one form of a code, however it was typed: small letters, spaces, O for 0, I or L for 1.

    Raises:
        WrongPassphraseError: it is no such code; says what to look at.
    """
    signs = "".join(sign for sign in code.upper().translate(_TAKEN_FOR) if sign.isalnum())
    if len(signs) != _SIGNS + 1:
        raise WrongPassphraseError(
            f"A recovery code has {_SIGNS + 1} letters and digits; this has {len(signs)}. Type all five groups."
        )
    if any(sign not in ALPHABET for sign in signs) or _check_sign(signs[:-1]) != signs[-1]:
        raise WrongPassphraseError("There is a slip in this recovery code. Compare it with your copy, sign by sign.")
    return _grouped(signs)


def _check_sign(signs: str) -> str:
    """A sum with a weight for each place: it finds every single wrong sign, and nearly every two changed about."""
    total = sum((place * 2 + 1) * ALPHABET.index(sign) for place, sign in enumerate(signs))
    return ALPHABET[total % len(ALPHABET)]


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
