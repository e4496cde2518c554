"""What of an assessment a family can be shown: never more than they said, or the practitioner saw, unless chosen.

A child who told of something may have to live with having told it. So where an answer is a concern because the child
or a professional said so, and nobody whose voice is shown says as much, the whole item is kept off the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from neglect_toolkit.engine.counted_answers import is_unmet_need, readings_of
from neglect_toolkit.engine.effective import Reading
from neglect_toolkit.engine.visibility import shown_items
from neglect_toolkit.model.assessment import Account, Answer
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.family import FamilyChoices, FamilyLine, FamilyPage, Quote
from neglect_toolkit.model.tool import Tool, spoken, topic_of
from neglect_toolkit.model.words import BehindIt, Kind, Rating, Source
from neglect_toolkit.wording import labels


class _Whose(NamedTuple):
    """Whose voices are shown, and what the child is called."""

    sources: frozenset[Source]
    child: str | None


def family_page(
    tool: Tool,
    facts: Facts,
    answers: Mapping[str, Answer],
    choices: FamilyChoices,
    *,
    child: str | None,
    barriers: tuple[str, ...] = (),
    next_step: str | None = None,
) -> FamilyPage:
    """The page for the family. Safety checks, notes, effects and what is only asked alone never stand on it.

    Args:
        tool: the tool that the answers were given to.
        facts: what is known of the child beforehand.
        answers: what was answered, by item id.
        choices: what the practitioner chose to show or to leave out.
        child: what the child is called; None where there is no name yet.
        barriers: the chosen barriers, by their keys.
        next_step: the next step in words for a family; shown only where it was chosen.
    """
    whose = _Whose(_sources(choices), child)
    well, talk, missing, held, sensitive = [], [], [], [], []
    readings = readings_of(tool, answers)
    for reading in readings.values():
        item = reading.item
        if reading.concern < 0 or item.alone or item.id in choices.left_out:
            continue
        if item.sensitive:
            sensitive.append(item.id)
            if item.id not in choices.put_on:
                continue
        if _rests_on_others(reading, whose):
            held.append(reading.item.id)
            continue
        line = _line(reading, tool, whose)
        if line.rating is Rating.GOING_WELL:
            well.append(line)
        elif is_unmet_need(reading):
            missing.append(line)
        else:
            talk.append(line)
    return FamilyPage(
        going_well=tuple(well),
        to_talk_about=tuple(talk),
        help_missing=tuple(missing),
        not_known=tuple(_not_known(tool, facts, answers, readings)),
        in_the_way=tuple(_barrier_words(tool, barriers, child)),
        next_step=next_step if choices.next_step else None,
        held_back=tuple(held),
        sensitive=tuple(sensitive),
        left_out=tuple(item for item in readings if item in choices.left_out),
        named=_named((*well, *talk, *missing)),
    )


def _sources(choices: FamilyChoices) -> frozenset[Source]:
    """Whose voices are shown. What brothers, sisters, relatives and others told never is: it may put them at risk."""
    sources = {Source.PARENT, Source.OBSERVED}
    if choices.child:
        sources |= {Source.CHILD}
    if choices.professionals:
        sources |= {Source.PROFESSIONAL, Source.RECORD}
    return frozenset(sources)


def _rests_on_others(reading: Reading, whose: _Whose) -> bool:
    """Whether the rating can only be explained by somebody whose voice is not shown.

    The practitioner's own rating does not count for the family as soon as a hidden voice tells of a concern: it may
    have been made from what that voice said.
    """
    hidden = [pair for pair in reading.pairs if pair.source is not None and pair.source not in whose.sources]
    shown = [pair.concern for pair in reading.pairs if pair.source in whose.sources]
    own = [pair.concern for pair in reading.pairs if pair.source is None]
    if not any(pair.concern > 0 for pair in hidden):
        shown += own
    return max(shown, default=-1) < reading.concern


def _line(reading: Reading, tool: Tool, whose: _Whose) -> FamilyLine:
    item, answer = reading.item, reading.answer
    rating = reading.rating or Rating.GOING_WELL
    hidden_behind = {BehindIt.CARE, BehindIt.NOT_KNOWN}
    # What goes well is named. What does not is asked: the words of a rating are the tool's, and nobody said them.
    says = topic_of(item, whose.child) if rating is Rating.GOING_WELL else spoken(item.text, whose.child)
    return FamilyLine(
        item=item.id,
        part=spoken(tool.part_of[item.id].title, whose.child),
        says=says,
        rating=rating,
        behind_it=tuple(reason for reason in answer.behind_it if reason not in hidden_behind),
        quotes=tuple(
            _quote(one, whose)
            for one in answer.accounts
            if one.words and one.source in whose.sources and not one.is_set_aside
        ),
    )


def _quote(account: Account, whose: _Whose) -> Quote:
    words, exactly = account.words or "", account.is_verbatim
    if account.source is Source.OBSERVED:
        return Quote(who=None, words=words)
    return Quote(who=labels.informant_named(account, whose.child or "the child"), words=words, exactly=exactly)


def _named(lines: tuple[FamilyLine, ...]) -> tuple[str, ...]:
    """Everybody who is quoted, so that the practitioner can ask who will be in the room."""
    return tuple(dict.fromkeys(quote.who for line in lines for quote in line.quotes if quote.who))


def _not_known(
    tool: Tool, facts: Facts, answers: Mapping[str, Answer], readings: Mapping[str, Reading]
) -> Iterator[str]:
    """The parts of the day of which core questions are still open, by their titles: what to talk about next."""
    shown = frozenset(shown_items(tool, facts, answers))
    for part in tool.parts:
        for item in part.items:
            reading = readings.get(item.id)
            rating = reading.rating if reading is not None else None
            open_still = rating is None or not (rating.is_explored or rating is Rating.NOT_APPLICABLE)
            to_tell = item.kind is Kind.RATED and item.core and not (item.alone or item.sensitive)
            if to_tell and item.id in shown and open_still:
                yield part.title
                break


def _barrier_words(tool: Tool, barriers: tuple[str, ...], child: str | None) -> Iterator[str]:
    options = {key: words for item in tool.of_kind(Kind.CHOICES) for key, words in item.options.items()}
    for barrier in barriers:
        yield spoken(options.get(barrier, barrier), child)
