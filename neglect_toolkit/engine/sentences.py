"""The engine's own sentences: about gaps, unmet needs, checks and next steps. Never a number, never a verdict.

An answer itself is told by `neglect_toolkit.wording.found`.
"""

from __future__ import annotations

from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.tool import Item, spoken, topic_of
from neglect_toolkit.model.words import BehindIt, Domain, Rating
from neglect_toolkit.wording import dates

NO_CONCERN = (
    "Enough was explored to say so, and no concern was found. This does not rule neglect out: "
    "look again if anything changes."
)
NOTHING_APPLIES = "Nothing that this tool asks about the child's day has been found to apply, so too little is known."

_WHY_NOT_EXPLORED = {
    None: "not explored yet",
    Rating.NOT_KNOWN: "asked or looked, still not known",
    Rating.DECLINED: "chose not to say",
}

_SAID_TO_BE = {
    BehindIt.BARRIER: "said to be money, housing, transport or language",
    BehindIt.SERVICE_GAP: "said to have been asked for and not provided",
    BehindIt.IMPAIRMENT: "said to be part of the child's impairment",
}
_LOOK_AGAIN = "look again once that is put right"
_LOOK_AGAIN_WITH_HELP = "look again once the right help is there"

_LASTS = "This was already so at an earlier assessment, so it now counts as a concern too."
_AFTER_HELP = "Help came and it goes on, so it now counts as a concern too."


def about(item: Item, rest: str) -> str:
    """What the item asks and then `rest`, as whole sentences: "Does the child …? Not explored yet."."""
    return headed(spoken(item.text, None), rest)


def headed(text: str, rest: str) -> str:
    """A question or a heading and then `rest`, as whole sentences or after a colon."""
    text = text.strip()
    if text.endswith((".", "?", "!", "…")):
        return f"{text} {rest[0].upper()}{rest[1:]}."
    return f"{text}: {rest}."


def gap_says(item: Item, rating: Rating | None) -> str:
    """Why an item has no explored rating."""
    return about(item, _WHY_NOT_EXPLORED.get(rating, "not explored yet"))


def unmet_need_says(
    item: Item, behind_it: tuple[BehindIt, ...], *, lasts: bool = False, after_help: bool = False
) -> str:
    """What is said to lie behind an unmet need and when to look again, or why it is a concern already. No threat."""
    said = ", and also ".join(_SAID_TO_BE[reason] for reason in behind_it)
    when = _LOOK_AGAIN_WITH_HELP if behind_it == (BehindIt.IMPAIRMENT,) else _LOOK_AGAIN
    how = f"not met, {said}" if item.topic else said
    if after_help:
        return f"{headed(topic_of(item, None), how)} {_AFTER_HELP}"
    says = headed(topic_of(item, None), f"{how}; {when}")
    return f"{says} {_LASTS}" if lasts else says


def check_says(item: Item) -> str:
    """A check answered yes, as a reason for the next step."""
    return about(item, "answered yes")


def check_not_asked_says(item: Item) -> str:
    """A check that nobody has asked yet: a blank is not a "no"."""
    return about(item, "this safety check has not been asked yet")


def check_not_known_says(item: Item) -> str:
    """A check that was asked without finding out."""
    return about(item, "asked, still not known")


def in_domain(domain: Domain, says: str) -> str:
    """A sentence under the name of its domain."""
    return f"{domain.called}: {says}"


def over_the_day(says: str) -> str:
    """A sentence about what the whole day shows."""
    return f"Over the whole day: {says}"


def too_little_known(domain: Domain) -> str:
    """A domain of which not enough was explored."""
    return in_domain(domain, "too little has been explored to say how this is for the child.")


def done_says(answer: Answer) -> str | None:
    """What was done about a check, when and by whom, or None where nothing is recorded."""
    when = f", {dates.moment(answer.done_at)}" if answer.done_at else ""
    by = f", by {answer.done_by}" if answer.done_by else ""
    if not answer.done and not when:
        return None
    if not when and not by:
        return answer.done
    what = (answer.done or "").rstrip().removesuffix(".") or "Something was done (what is not recorded)"
    return f"{what}{when}{by}"
