"""The last page of a blank form: what stands out, what goes well, the judgement, the signature."""

from __future__ import annotations

from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.words import NextStep
from neglect_toolkit.reports.form.rows import FORM, QUESTION, TICK, FormFlow, Label, Tick
from neglect_toolkit.reports.form.words import Form
from neglect_toolkit.reports.text import Run

_ASKED = (
    ("What stands out, and what it means for {child}", 4),
    ("What goes well, and who helps", 3),
    ("What is still not known, and where accounts differ", 3),
)
_REASON = 3


def add_back(flow: FormFlow, form: Form, next_steps: NextSteps, extra: int) -> None:
    """Everything that comes after the questions, with as many extra lines to write on."""
    flow.title("Taken together", above=0)
    each, first = divmod(extra, len(_ASKED) + 1)
    for place, (asked, lines) in enumerate(_ASKED):
        _lines(flow, form.phrase(asked), lines + each + (place < first))
    _judgement(flow, next_steps, _REASON + each)
    _signature(flow)


def _lines(flow: FormFlow, asked: str, lines: int) -> None:
    node = flow.node.add("H3")
    flow.beside([(0.0, flow.text([Run(asked, QUESTION)], node, flow.width))], above=6, keep=True)
    flow.beside([(0.0, flow.lines(lines))])


def _judgement(flow: FormFlow, next_steps: NextSteps, lines: int) -> None:
    flow.title("Judgement: what happens next")
    flow.paragraph(
        "Tick one. It is your judgement; a strength never cancels a concern.", style=FORM, above=0, keep=True
    )
    listed = flow.node.add("L")
    half = flow.width / 2
    steps = list(NextStep)
    for pair in zip(steps[:3], steps[3:], strict=True):
        cells = []
        for column, step in enumerate(pair):
            text = next_steps.steps[step]
            runs = [Run(f"{text.title}  ", QUESTION), Run(text.means, FORM)]
            said = flow.text(runs, listed.add("LI").add("LBody"), half - 12, box=TICK + 2)
            cells.append((column * half, said))
        flow.beside(cells, above=5, keep=True)
    _lines(flow, "Reason", lines)


def _signature(flow: FormFlow) -> None:
    flow.title("Signature")
    yes_no = [Tick("yes"), Tick("no")]
    flow.fields(
        [
            (0.32, [Label("The family knows of this"), *yes_no]),
            (0.28, [Label("The family agrees"), *yes_no]),
            (0.4, [Label("If not told, why")]),
        ]
    )
    flow.fields([(0.34, [Label("Name")]), (0.4, [Label("Signature")]), (0.26, [Label("Date and time")])])
    flow.fields(
        [
            (0.34, [Label("Typed into the application on")]),
            (0.26, [Label("By")]),
            (0.4, [Label("This paper then"), Tick("shredded"), Tick("kept in the record")]),
        ],
        keep=False,
    )
