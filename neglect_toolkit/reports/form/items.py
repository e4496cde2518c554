"""The questions of a blank form. A question, its boxes and its room to write are never parted over a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from neglect_toolkit.model.tool import Item
from neglect_toolkit.model.words import BehindIt, CheckAnswer, Kind, Persistence, Rating
from neglect_toolkit.reports.form import words
from neglect_toolkit.reports.form.rows import CODE, FORM, QUESTION, TICK, WRITING, FormFlow, Label, Tick, Token, Write
from neglect_toolkit.reports.form.words import Coded, Form, FormSection, is_further
from neglect_toolkit.reports.rows import Row, SetLine
from neglect_toolkit.reports.text import Run
from neglect_toolkit.wording import labels

_GUTTER = 31.0  # the code, and whether the question is core, left of it
_SPLIT = 282.0  # where the answers begin
_COLUMN_GAP = 10.0
_BEHIND = ((39.0, 76.0), (117.5, 91.0), (211.0, 59.0), (272.5, 71.5), (346.5, 51.0))  # where each begins, how wide
_WHO, _WHO_TICKS = 395.0, (424.0, 489.5)
_COLUMNS = 3  # of choices
_LOG = 3  # rows for what was done about the checks


class Lines(NamedTuple):
    """How many lines to write on a question has beyond the one that it always has."""

    core: int
    further: int
    text: int

    def of(self, item: Item) -> int:
        """Beyond the first; a rated core question has `core`, words have `text`, all others `further`."""
        if item.kind is Kind.TEXT:
            return self.text
        return self.core if item.core and item.kind is Kind.RATED else self.further


class Questions:
    """The questions of one form: how many lines each has to write on, and the row that holds them.

    Args:
        form: the tool, numbered.
        lines: how many beyond the first each question has.
        extra: and how many more, by the item's id; for safety checks by the part's.
    """

    def __init__(self, form: Form, lines: Lines, extra: Mapping[str, int]) -> None:
        self._form, self._lines, self._extra = form, lines, extra
        self.feet: dict[str, Row] = {}

    def add(self, flow: FormFlow, section: FormSection) -> None:
        """A part under its number and title, with its questions in the order of the screen."""
        form = self._form
        about = f"{words.ASKED_FIRST if section.is_of_checks else ''}{form.said(section.part.about or '')}"
        flow.title(f"{section.number}  {form.said(section.part.title)}", about)
        flow.bar(above=1)
        for coded in section.items:
            item = coded.item
            lines = self._lines.of(item) + self._extra.get(item.id, 0)
            _Block(flow, form, coded, lines).add()
            if item.kind is not Kind.CHECK:
                self.feet[item.id] = flow.rows[-2]
        if section.is_of_checks:
            _log(flow, _LOG + self._extra.get(section.part.id, 0))
            self.feet[section.part.id] = flow.rows[-1]


def _log(flow: FormFlow, lines: int) -> None:
    """Room for what was done about every yes: most forms need none of it, and one that does needs it whole."""
    heads = ("Check", "What was done, and whom you told", "When", "By whom")
    shares = (0.08, 0.55, 0.17, 0.2)
    table = flow.node.add("Table")
    flow.table_row(table, [[Label(head)] for head in heads], shares, 12, head=True)
    flow.rows[-1].above = 7
    for _ in range(lines):
        flow.table_row(table, [[] for _ in heads], shares, WRITING)
    flow.rows[-1].keep = False


class _Block:
    """One question on its way into the flow."""

    def __init__(self, flow: FormFlow, form: Form, coded: Coded, lines: int) -> None:
        self._flow, self._form, self._item, self._lines = flow, form, coded.item, lines
        self._code = coded.code
        self._node = flow.node.add("Div")

    def add(self) -> None:
        """The rows of the question, closed by a thin rule."""
        match self._item.kind:
            case Kind.RATED:
                self._rated()
            case Kind.CHECK:
                self._check()
            case Kind.CHOICES:
                self._choices()
            case Kind.TEXT:
                self._written([Label("Whose words"), Write(120)])
            case Kind.DATE:
                self._written(
                    [Label("Day"), Write(30), Label("month"), Write(50), Label("year"), Write(50), Label("Note")]
                )

    def _rated(self) -> None:
        flow, width = self._flow, self._flow.width - _SPLIT
        asked = self._asked(_SPLIT - _COLUMN_GAP)
        answers: list[SetLine] = []
        listed = self._node.add("L")
        for rating in (one for one in Rating if one.is_explored):
            looks = self._form.said(getattr(self._item.describes, rating.value, ""))
            runs = [Run(f"{labels.rating(rating)}  ", FORM.bold()), Run(looks, FORM)]
            node = listed.add("LI").add("LBody")
            answers += flow.text(runs, node, width, box=TICK, above=2.5 if answers else 0.0)
        none = [Tick(text) for text in words.no_rating()]
        answers += flow.strip(none, self._node.add("P"), width, above=2.5)
        if self._item.persistence:
            often: list[Token] = [
                Label("How often:"),
                *(Tick(labels.mid_sentence(labels.persistence(one))) for one in Persistence),
            ]
            answers += flow.strip(often, self._node.add("P"), width)
        flow.beside([*asked, (_SPLIT, answers)], pad=2.5, keep=True)
        flow.beside([*self._behind(), *self._who()], above=1.5, keep=True)
        self._foot([Label("Since"), Write(80), Label("Words")])

    def _behind(self) -> Iterator[tuple[float, list[SetLine]]]:
        """What lies behind a mixed or a worry, each reason in a narrow column."""
        flow = self._flow
        yield 0.0, flow.text([Run("What is behind it:", FORM.bold())], self._node.add("P"), _BEHIND[0][0])
        listed = self._node.add("L")
        for (x, width), reason in zip(_BEHIND, BehindIt, strict=True):
            node = listed.add("LI").add("LBody")
            yield x, flow.text([Run(words.behind(reason, self._form.child), FORM)], node, width, box=TICK)

    def _who(self) -> Iterator[tuple[float, list[SetLine]]]:
        """Whose account it is, in two columns."""
        flow = self._flow
        yield _WHO, flow.text([Run("Who says so:", FORM.bold())], self._node.add("P"), _WHO_TICKS[0] - _WHO)
        listed, texts = self._node.add("L"), list(words.sources(self._form.child))
        for x, column in zip(_WHO_TICKS, (texts[0::2], texts[1::2]), strict=True):
            lines: list[SetLine] = []
            for text in column:
                above = 1.8 if lines else 0.0
                node = listed.add("LI").add("LBody")
                lines += flow.text([Run(text, FORM)], node, flow.width - x, box=TICK, above=above)
            yield x, lines

    def _check(self) -> None:
        flow, width = self._flow, self._flow.width - _SPLIT
        asked = self._asked(_SPLIT - _COLUMN_GAP)
        answers = flow.strip([Tick(labels.check_answer(answer)) for answer in CheckAnswer], self._node.add("P"), width)
        urgency = (
            f"If yes, {labels.mid_sentence(labels.urgency(self._item.urgency))}" if self._item.urgency else "If yes"
        )
        runs = [Run(f"{urgency}: ", FORM.bold()), Run(self._form.said(self._item.do or ""), FORM)]
        answers += flow.text(runs, self._node.add("P"), width, above=1)
        flow.beside([*asked, (_SPLIT, answers)], pad=2.2, keep=True)
        flow.bar()
        flow.rows[-1].keep = False

    def _choices(self) -> None:
        flow = self._flow
        flow.beside(self._asked(flow.width), pad=2.5, keep=True)
        options = [self._form.said(text) for text in self._item.options.values()]
        column = (flow.width - _GUTTER) / _COLUMNS
        listed = self._node.add("L")
        for start in range(0, len(options), _COLUMNS):
            cells = []
            for place, option in enumerate(options[start : start + _COLUMNS]):
                lines = flow.text([Run(option, FORM)], listed.add("LI").add("LBody"), column - 8, box=TICK)
                cells.append((_GUTTER + place * column, lines))
            flow.beside(cells, above=2.5, keep=True)
        self._foot([Label("Note")])

    def _written(self, tokens: Sequence[Token]) -> None:
        self._flow.beside(self._asked(self._flow.width), pad=2.5, keep=True)
        self._foot(tokens)

    def _foot(self, tokens: Sequence[Token]) -> None:
        """Room to write: after the tokens, and on further lines. The rule that closes the question is the last."""
        flow, lines = self._flow, self._lines
        begun: list[Token] = [*tokens, Write()] if lines else [_unruled(token) for token in tokens]
        first = flow.strip(begun, self._node.add("P"), flow.width, height=WRITING)
        last = [SetLine((), self._node, WRITING)] if lines else []
        flow.beside([(0.0, [*first, *flow.lines(lines - 1), *last])], keep=True)
        flow.bar()
        flow.rows[-1].keep = False

    def _asked(self, right: float) -> list[tuple[float, list[SetLine]]]:
        """The code and whether the question is core, and beside these the question and how to ask it."""
        flow, width = self._flow, right - _GUTTER
        coding = flow.text([Run(self._code, CODE)], self._node.add("P"), _GUTTER - 2)
        asking = flow.text([Run(self._form.said(self._item.text), QUESTION)], self._node.add("H3"), width)
        if self._item.kind is not Kind.CHECK:
            standing = Run("further", FORM.italic()) if is_further(self._item) else Run("core", FORM.bold())
            coding += flow.text([standing], self._node.add("P"), _GUTTER - 2)
            if self._item.sensitive:
                coding += flow.text([Run("private", FORM.italic())], self._node.add("P"), _GUTTER - 2)
        if self._item.shown_when is not None:
            runs = [Run(self._form.only_if(self._item.shown_when), FORM.italic())]
            asking += flow.text(runs, self._node.add("P"), width, above=1)
        for label, said in self._prompts():
            runs = [Run(f"{label}: ", FORM.bold()), Run(self._form.said(said), FORM)]
            asking += flow.text(runs, self._node.add("P"), width, above=1.5)
        return [(0.0, coding), (_GUTTER, asking)]

    def _prompts(self) -> Iterator[tuple[str, str]]:
        """How to ask the child (or what to watch in one who is not asked) and the parent, and what to look for."""
        item = self._item
        asks = ("Watch", item.watch_for) if item.watch_for else (f"Ask {self._form.child}", item.ask_child)
        for label, said in (asks, ("Ask the parent", item.ask_parent), ("Look for", item.look_for)):
            if said:
                yield label, said


def _unruled(token: Token) -> Token:
    return Write(token.width, ruled=False) if isinstance(token, Write) else token
