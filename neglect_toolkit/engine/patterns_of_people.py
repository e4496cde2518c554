"""Patterns of who was met and named: men of the home, brothers and sisters, adults nobody knows, who the child is."""

from __future__ import annotations

import re

from neglect_toolkit.engine.seen_in_case import SeenInCase, possessive, words_in
from neglect_toolkit.model.people import HouseholdMember
from neglect_toolkit.wording.labels import member_named
from neglect_toolkit.wording.lists import listed

# What a man of the home may be to the child, and other words for the same.
_SAME = (
    frozenset({"father", "dad", "daddy"}),
    frozenset({"stepfather", "stepdad"}),
    frozenset({"partner", "boyfriend", "husband"}),
    frozenset({"grandfather", "grandad", "granddad"}),
    frozenset({"uncle"}),
    frozenset({"lodger"}),
)

_SIBLINGS = frozenset(
    {"brother", "sister", "sibling", "twin", "stepbrother", "stepsister", "halfbrother", "halfsister"}
)
_ADULT_FROM = 18


def adult_not_spoken_to(seen: SeenInCase) -> str | None:
    """A father, partner or other man of the home who was at no visit and gave no account."""
    heard = {
        word
        for one in seen.ordered
        for said in (
            *(name for visit in one.content.visits for name in visit.present),
            *(account.who or "" for answer in one.content.answers.values() for account in answer.accounts),
        )
        for word in words_in(said)
    }
    silent = [member for member in seen.content.household if _is_meant(member) and not (_known_by(member) & heard)]
    if not silent:
        return None
    verb = "was" if len(silent) == 1 else "were"
    return f"{listed([member_named(member) for member in silent])} {verb} at no visit and gave no account."


def _is_meant(member: HouseholdMember) -> bool:
    """A father, partner or other man of the home, unless he is said to live elsewhere."""
    return member.lives_here is not False and bool(_relations(member))


def _relations(member: HouseholdMember) -> set[str]:
    """What he is to the child, in all its words; empty for everybody who is not meant."""
    said = words_in(member.relation or "")
    return {word for same in _SAME if same & said for word in same}


def _known_by(member: HouseholdMember) -> set[str]:
    """The words that would show that he was met: his names, and what he is to the child."""
    names = {word.casefold() for word in re.findall(r"\w+", member.name or "") if word[:1].isupper()}
    return names | _relations(member)


def sibling_unseen(seen: SeenInCase) -> str | None:
    """A brother or sister at home who was at no visit, and of whom no assessment is kept here."""
    assessed = {one.child.casefold() for one in (seen.siblings.columns if seen.siblings else ()) if one.child}
    said = [name for one in seen.ordered for visit in one.content.visits for name in visit.present]
    met = assessed.union(*map(words_in, said))
    unseen = [
        member for member in seen.content.household if _is_sibling(member) and not words_in(member.name or "") & met
    ]
    if not unseen:
        return None
    verb = "was" if len(unseen) == 1 else "were"
    named = listed([member_named(member) for member in unseen])
    return f"{named} {verb} at no visit, and no assessment of them is kept here."


def _is_sibling(member: HouseholdMember) -> bool:
    return member.lives_here is not False and bool(_SIBLINGS & words_in(member.relation or ""))


def adult_unidentified(seen: SeenInCase) -> str | None:
    """Somebody grown up, or of no known age, whose name or what they are to the child is not recorded."""
    unknown = [
        member
        for member in seen.content.household
        if member.lives_here is not False
        and not _is_sibling(member)
        and not (_has(member.name) and _has(member.relation))
        and (member.date_of_birth is None or seen.on.year - member.date_of_birth.year >= _ADULT_FROM)
    ]
    if not unknown:
        return None
    told = [member_named(member) or "somebody without a name" for member in unknown]
    lacks = [
        words
        for words, is_missing in (
            ("a name", not all(_has(one.name) for one in unknown)),
            (f"what they are to {seen.called}", not all(_has(one.relation) for one in unknown)),
        )
        if is_missing
    ]
    return f"At home there is also {listed(told)}; {listed(lacks)} {'is' if len(lacks) == 1 else 'are'} not recorded."


def _has(said: str | None) -> bool:
    return bool((said or "").strip())


def identity_not_asked(seen: SeenInCase) -> str | None:
    """What is not recorded of who the child is: ethnicity, faith, language."""
    child = seen.content.child
    asked = (("ethnicity", child.ethnicity), ("faith", child.faith), ("language", child.language))
    missing = [name for name, said in asked if not _has(said)]
    return f"Nothing is recorded of {possessive(seen.called)} {listed(missing)}." if missing else None
