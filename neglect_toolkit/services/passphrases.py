"""What a passphrase must be before it locks anything: a store, somebody's key to it, a handover file."""

from __future__ import annotations

from neglect_toolkit.errors import NotAllowedError

SHORTEST = 12


def passphrase_fault(passphrase: str, again: str | None = None) -> str | None:
    """What is wrong with a new passphrase, as a sentence to show beside its field; None when it will do."""
    if not passphrase.strip():
        return "Enter a passphrase. Three or more words that do not belong together are easy to remember."
    if len(passphrase) < SHORTEST:
        return f"Make the passphrase longer: at least {SHORTEST} characters. Three words will do."
    if len(set(passphrase)) < 5:
        return "Use more different characters: this passphrase would be guessed at once."
    if again is not None and passphrase != again:
        return "The two passphrases are not the same. Type the second one again."
    return None


def refuse_weak(passphrase: str) -> None:
    """Raises NotAllowedError where a new passphrase will not do."""
    fault = passphrase_fault(passphrase)
    if fault:
        raise NotAllowedError(fault)
