"""Takes people's names out of everything that a document says, or leaves their initials: in every text that is set.

It knows the names that the record holds, wherever they stand and however they are typed: in capitals or small
letters, with or without their accents, alone or together. It cannot know a name that stands in free text alone, and
the document says so.

Some names are ordinary words too: Will, May, Hope. With a capital such a word is taken for the name, at the beginning
of a sentence as well: rather a word too many is left out than a name let through. In small letters it is the word,
unless the record writes the name itself in small letters only.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.tool import Tool, spoken
from neglect_toolkit.reports.values import Names, SupervisionReport
from neglect_toolkit.wording.dates import MONTHS
from neglect_toolkit.wording.from_elsewhere import unmarked

Hide = Callable[[str], str]

_LETTERS = re.compile(r"[^\W\d_]+")
# What may stand between two parts of one name.
_WITHIN = re.compile(r"\s+|\s*['’‘-]\s*")
_AFTER_AN_INITIAL = re.compile(r"\.?\s*['’‘-]?\s*")
_SENTENCE_END = re.compile(r"(?:^|[.?!…:]\s+|\n)[“\"‘'(\s]*$")
_PLAINER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "’": "'", "‘": "'"})
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "sir"})
NO_NAMES = _TITLES | frozenset(
    word
    for words in (
        ("and", "of", "the"),
        ("mum", "mummy", "mam", "mother", "stepmother", "dad", "daddy", "father", "stepfather"),
        ("nan", "nana", "nanny", "gran", "granny", "grandma", "grandmother", "grandad", "grandpa", "grandfather"),
        ("aunt", "auntie", "uncle", "brother", "sister", "twin", "twins", "partner", "carer", "parent", "child"),
        ("baby", "unborn", "expected", "unknown", "known", "not", "given", "name", "surname", "gp"),
    )
    for word in words
)
_MONTHS = frozenset(month.lower() for month in MONTHS)
_OF_A_DATE = re.compile(r"\d\s*$")
_THE_CHILD, _FAMILY, _PRACTITIONER = "the child", "[family name]", "[practitioner]"
_WORKER, _NAME = "[worker]", "[name]"


class Called(NamedTuple):
    """A name as it is written somewhere, and what stands for it where names are left out.

    `surely`: it was written where only a name belongs. Elsewhere ("class teacher", "Ms Hall") ordinary words and words
    in small letters are no names.
    """

    name: str
    stands: str
    surely: bool = True


def hiding(report: SupervisionReport) -> Hide | None:
    """What takes the names out of a text, as the report wants it; None where names stay in full."""
    if report.names == "full":
        return None
    return Hidden(report.names, list(names_in(report)), ordinary_in(report), _phrases(report))


class Hidden:
    """Hides names in texts.

    Args:
        how: `initials` or `left_out`.
        called: every name that is known.
        ordinary: words that are no names where they stand in small letters: see `ordinary_in`.
        phrases: other words that would tell who it is, with what stands for them.
    """

    def __init__(
        self, how: Names, called: Iterable[Called], ordinary: set[str], phrases: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._initials = how == "initials"
        self._ordinary = {folded(word) for word in ordinary}
        self._owners: dict[str, set[str]] = {}
        self._single: set[str] = set()
        self._written_small: set[str] = set()
        self._written_with_a_capital: set[str] = set()
        self._unspaced: dict[str, str] = {}
        for one in sorted(called, key=lambda one: not one.surely):
            self._learn(one)
        self._phrases = [(_spaced(words), stands) for words, stands in phrases]
        self._hide = lru_cache(maxsize=4096)(self._hidden)

    def __call__(self, text: str) -> str:
        """The text without the names."""
        return self._hide(text)

    def _learn(self, one: Called) -> None:
        words = _LETTERS.findall(_plain(one.name))
        is_small = not any(word[:1].isupper() for word in words)
        is_surely = one.surely and not (is_small and self._describes(one, words))
        before = ""
        for word in words:
            part, titled, before = folded(word), before in _TITLES, folded(word)
            if _has_no_case(word):
                self._unspaced[part] = one.stands
            elif part not in NO_NAMES and self._is_name(word, is_small, is_surely, titled):
                (self._written_small if is_small else self._written_with_a_capital).add(part)
                if len(part) == 1:
                    self._single.add(part)
                else:
                    self._owners.setdefault(part, set()).add(one.stands)

    def _is_name(self, word: str, is_small: bool, is_surely: bool, titled: bool) -> bool:
        """Of a word in a name, which is written without any capital or not: whether it is taken for a part of it."""
        if word[:1].isupper():
            return is_surely or titled or not self._is_no_name(folded(word), word)
        return is_small and (is_surely or (titled and folded(word) not in self._ordinary))

    def _describes(self, one: Called, words: list[str]) -> bool:
        """Whether nobody is called so: "new baby", or "two children from next door", typed where a name belongs."""
        parts = {folded(word) for word in words}
        is_plain = parts <= self._ordinary | NO_NAMES
        return one.stands != _THE_CHILD and is_plain and (len(words) > 2 or not parts.isdisjoint(NO_NAMES))

    def _is_no_name(self, part: str, word: str) -> bool:
        """Of a word where a name may stand or not: whether it is an ordinary word, or a name that is known anyway."""
        return part in self._ordinary or part in self._owners or (word.isupper() and len(word) > 1)

    def _hidden(self, text: str) -> str:
        text = _plain(text)
        for pattern, stands in self._phrases:
            text = pattern.sub(stands, text)
        for part, stands in self._unspaced.items():
            text = text.replace(part, f"{part[0]}." if self._initials else stands)
        said, end = [], 0
        for start, stop, words in self._found(text):
            said += [text[end:start], self._instead(text, start, stop, words)]
            end = stop
        return "".join([*said, text[end:]])

    def _found(self, text: str) -> Iterator[tuple[int, int, list[str]]]:
        """Where names stand: from, to, and the parts of the name. Parts that follow each other are one name."""
        run: list[tuple[int, int, str]] = []
        for found in _LETTERS.finditer(text):
            part = self._part(found.group(), text, found.start(), found.end())
            if run and (part is None or not self._goes_on(run, part, text[run[-1][1] : found.start()])):
                yield from _whole_names(run)
                run = []
            if part is not None:
                run.append((found.start(), found.end(), part))
        yield from _whole_names(run)

    def _goes_on(self, run: list[tuple[int, int, str]], part: str, between: str) -> bool:
        """Whether a part belongs to the name before it: it stands next to it, and somebody has both."""
        is_near = _AFTER_AN_INITIAL.fullmatch(between) if len(run[-1][2]) == 1 else _WITHIN.fullmatch(between)
        owners = [self._owners[word] for *_, word in run if word in self._owners]
        return bool(is_near) and (
            part not in self._owners or not owners or bool(set.intersection(*owners, self._owners[part]))
        )

    def _part(self, word: str, text: str, start: int, end: int) -> str | None:
        """The part of a name that a word is, or None."""
        part = folded(word)
        if len(part) == 1:
            return part if part in self._single and word.isupper() else None
        if part not in self._owners and part.endswith("s") and len(part) > 3 and part not in self._ordinary:
            part = part[:-1]  # "Zoes coat": the apostrophe is often left out
        if part not in self._owners:
            return None
        is_only_small = part in self._written_small - self._written_with_a_capital
        if part in self._ordinary and not (word[:1].isupper() or is_only_small):
            return None
        is_date = _OF_A_DATE.search(text[:start]) or re.match(r",?\s+\d{4}\b", text[end:])
        return None if part in _MONTHS and is_date else part

    def _instead(self, text: str, start: int, stop: int, words: list[str]) -> str:
        if self._initials:
            firsts = [unicodedata.normalize("NFC", word)[:1].upper() for word in _LETTERS.findall(text[start:stop])]
            initials = ".".join(firsts) + "."
            return initials[:-1] if text[stop : stop + 1] == "." else initials
        stands = self._stands_for(words)
        return f"The{stands[3:]}" if stands == _THE_CHILD and _SENTENCE_END.search(text[:start]) else stands

    def _stands_for(self, words: list[str]) -> str:
        """Whose name it is; a part that several people share is their family's, or nobody's in particular."""
        whose = set.intersection(*(self._owners[word] for word in words if word in self._owners))
        closest = whose - {_NAME, _WORKER} or whose - {_NAME} or whose
        if len(closest) == 1:
            return next(iter(closest))
        return _NAME if _PRACTITIONER in closest or not closest else _FAMILY


def _whole_names(run: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, list[str]]]:
    """A run of parts as one name; single letters alone are none."""
    if any(len(part) > 1 for *_, part in run):
        yield run[0][0], run[-1][1], [part for *_, part in run]


def folded(text: str) -> str:
    """The text in small letters without accents, as long as before."""
    return "".join(map(_folded_letter, text))


@lru_cache(maxsize=2048)
def _folded_letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].casefold().translate(_PLAINER)
    return base if len(base) == 1 else letter


def _plain(text: str) -> str:
    """Composed letters, and nothing invisible between them."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")


def _has_no_case(word: str) -> bool:
    """Whether it is of a script without capitals, which often has no spaces between words either."""
    return unicodedata.category(word[0]) == "Lo"


def _spaced(words: str) -> re.Pattern[str]:
    """These words, however they are spaced and whether in capitals or not."""
    pieces = [re.escape(piece) for piece in re.findall(r"\w+", words)]
    spaced = r"[\W_]*".join(pieces)
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


# Which words and which names the record holds


def ordinary_in(report: SupervisionReport) -> set[str]:
    """Every word that the questionnaires and the next steps say in small letters.

    Only what people read counts, not the keys, ids and values it is kept as: a child may be called False.
    """
    texts = [text for one in report.case.assessments for text in _said_by(one.tool)]
    for step in report.next_steps.steps.values():
        texts += [step.title, step.means, *step.do, step.level_of_need, step.to_family]
    texts += [one.ask for one in report.next_steps.who_can_help]
    return {word for text in texts if text for word in _LETTERS.findall(spoken(text, None)) if word.islower()}


def _said_by(tool: Tool) -> Iterator[str | None]:
    yield from (tool.title, tool.ages.says, tool.about)
    for part in tool.parts:
        yield from (part.title, part.about)
    for item in tool.items.values():
        yield from (item.text, item.topic, item.ask_child, item.ask_parent, item.look_for, item.do)
        yield from item.options.values()
        if item.describes:
            yield from (item.describes.going_well, item.describes.mixed, item.describes.worry)


def names_in(report: SupervisionReport) -> Iterator[Called]:
    """Every name of the record with what stands for it."""
    for one in report.case.assessments:
        yield from _of_assessment(one.content)
        if one.signature and one.signature.by.name:
            yield Called(unmarked(one.signature.by.name), _PRACTITIONER)
    case = report.case
    workers = [
        *(review.who for review in case.reviews),
        *(name for handed in case.handovers for name in (handed.to, handed.before, handed.by)),
        *(supervision.by_name for supervision in case.supervisions),
        *(outcome.by_name for outcome in case.outcomes),
    ]
    yield from (Called(unmarked(name), _WORKER) for name in workers if name)
    contents = [supervision.content for supervision in case.supervisions]
    contents += [report.content] if report.content else []
    for content in contents:
        yield from (Called(name, _WORKER, surely=False) for name in content.present)
        yield from (Called(action.who, _NAME, surely=False) for action in content.actions if action.who)
    yield from (Called(contact.who, _WORKER, surely=False) for contact in case.guide_contacts if contact.who)
    others = [column.child for column in report.review.siblings.columns] if report.review.siblings else []
    others += [event.child for event in report.chronology]
    known = {one.content.child.called for one in case.assessments}
    yield from (Called(name, "[another child]") for name in others if name and name not in known)


def _of_assessment(content: Assessment) -> Iterator[Called]:
    child = content.child
    yield from (Called(name, _THE_CHILD) for name in (child.name, child.known_as) if name)
    for member in content.household:
        if member.name:
            yield Called(member.name, f"[{member.relation or 'family member'}]")
    for worker in (child.gp, child.nurse, child.social_worker):
        if worker:
            yield Called(worker, _WORKER, surely=False)
    if content.safe_contact.not_for:
        yield Called(content.safe_contact.not_for, _NAME, surely=False)
    if content.assessed_by.name:
        yield Called(content.assessed_by.name, _PRACTITIONER)
    yield from (Called(home.name, _NAME, surely=False) for home in content.other_homes)
    yield from (Called(name, _NAME, surely=False) for visit in content.visits for name in visit.present)
    for answer in content.answers.values():
        if answer.done_by:
            yield Called(answer.done_by, _WORKER)
        yield from (Called(account.who, _NAME, surely=False) for account in answer.accounts if account.who)
        if answer.setting and answer.setting.carer:
            yield Called(answer.setting.carer, _NAME, surely=False)


def _phrases(report: SupervisionReport) -> Iterator[tuple[str, str]]:
    """What else would tell who the child is: the address, the school, the NHS number, the date of birth."""
    for child in dict.fromkeys(one.content.child for one in report.case.assessments):
        yield from ((piece, "[address]") for piece in (child.address or "").split(",") if len(piece.split()) > 1)
        school = (child.school or "").split(",")[0]
        if len(school.split()) > 1:
            yield school, "[school]"
        if child.nhs_number and any(letter.isdigit() for letter in child.nhs_number):
            yield child.nhs_number, "[NHS number]"
        if isinstance(child.date_of_birth, dt.date):
            yield child.date_of_birth.isoformat(), "[date of birth]"
