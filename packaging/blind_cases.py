"""How far the rules and two blind readers agree on sixty made-up cases: `make blind`.

`python packaging/blind_cases.py [--disagreements]`
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from neglect_toolkit.model.assessment import Assessment, misfits
from neglect_toolkit.model.summary import EarlierAssessment, IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Domain, Kind, Level, NextStep
from neglect_toolkit.services import tools
from neglect_toolkit.services.assessing import summary_of
from neglect_toolkit.services.toolkit import Toolkit, compose

FOLDER = Path(__file__).parent.parent / "tests" / "engine" / "blind_cases"
SECOND = FOLDER / "second"
EXPECTED = {
    FOLDER: "5d4fad0dbdea3dc862386fe1b5a9be51e1a111867a6b2c1d95cbc982401a3ba0",
    SECOND: "f98befc87b4c22b82646c6c442a08ca81bfdfc835a1b3eac93899943d22d6f6e",
}
STEP = "next step"


class Wanted(NamedTuple):
    """What one reader expects of one area or of the next step: preferred, and at most one other that they accept."""

    preferred: str
    also: str | None

    @property
    def accepted(self) -> set[str]:
        return {self.preferred} | ({self.also} if self.also else set())


class Judged(NamedTuple):
    """One area, or the next step, of one case: what the rules say, and what the two readers expect."""

    case: str
    what: str
    got: str
    author: Wanted
    reader: Wanted

    @property
    def accepted(self) -> set[str]:
        return self.author.accepted | self.reader.accepted

    @property
    def exact(self) -> float:
        """How many of the two prefer exactly this: 0, a half or 1."""
        return ((self.got == self.author.preferred) + (self.got == self.reader.preferred)) / 2

    @property
    def readers_agree(self) -> bool:
        return self.author.preferred == self.reader.preferred

    @property
    def side(self) -> str:
        """`accepted`, or else whether it is milder than all that is accepted, or graver than some of it."""
        if self.got in self.accepted:
            return "accepted"
        height = height_of(self.what, self.got)
        heights = [height_of(self.what, each) for each in self.accepted]
        return "milder" if height < min(heights) else "graver" if height > max(heights) else "other"


def height_of(what: str, value: str) -> float:
    """The place of a level or a step in its order; "not enough known" is less than "none found" in nothing but name."""
    return NextStep(value).rank if what == STEP else Level(value).concern


def is_what_was_committed(folder: Path) -> bool:
    """Whether the expectations are those whose hash was committed before the first run."""
    texts = (path.read_bytes() for who in ("author", "reader") for path in sorted((folder / who).glob("*.yaml")))
    return hashlib.sha256(b"".join(texts)).hexdigest() == EXPECTED[folder]


def read(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return held


def judged(
    toolkit: Toolkit, folder: Path = FOLDER, *, core_only: bool = False, looked_into: bool = False
) -> Iterator[Judged]:
    """Every area and next step of every case of a set."""
    marked = yaml.safe_load((FOLDER / "looked_into.yaml").read_text(encoding="utf-8")) if looked_into else []
    for path in sorted((folder / "cases").glob("*.yaml")):
        case = read(path)
        for mark in marked:
            if mark["case"] == path.stem:
                case["assessment"]["answers"][mark["item"]]["accounts"][mark["account"]]["borne_out"] = False
        summary = summarised(toolkit, case, core_only=core_only)
        author, reader = read(folder / "author" / path.name), read(folder / "reader" / path.name)
        for domain in Domain:
            wanted = [_wanted(one["domains"][domain.value]) for one in (author, reader)]
            yield Judged(path.stem, domain.value, summary.domains[domain].level.value, *wanted)
        wanted = [_wanted(one["next_step"]) for one in (author, reader)]
        yield Judged(path.stem, STEP, summary.next_step.is_.value, *wanted)


def _wanted(one: dict[str, str]) -> Wanted:
    return Wanted(one["preferred"], one.get("also"))


def summarised(toolkit: Toolkit, case: dict[str, Any], *, core_only: bool) -> IndicatorSummary:
    """What the rules say of a case, from all that was answered or from the core and the checks alone."""
    assessment = Assessment.model_validate(case["assessment"])
    tool = tools.load(toolkit, assessment.tool)
    wrong = misfits(assessment, tool)
    if wrong:
        raise SystemExit(f"{case['story'][:40]}… does not fit its tool: {wrong[0].place} {wrong[0].says}")
    if core_only:
        kept = {item: answer for item, answer in assessment.answers.items() if _is_core(tool, item)}
        assessment = assessment.model_copy(update={"answers": kept})
    earlier = [EarlierAssessment.model_validate(one) for one in case.get("earlier") or ()]
    return summary_of(assessment, tool, toolkit.policy, earlier)


def _is_core(tool: Tool, item: str) -> bool:
    return tool.items[item].core or tool.items[item].kind in (Kind.CHECK, Kind.CHOICES)


def figures(found: Iterable[Judged]) -> Iterator[str]:
    """One line for all areas, for each of them, and for the next step."""
    found = list(found)
    areas = [one for one in found if one.what != STEP]
    yield f"{'':14}{'of':>5}{'exact':>8}{'accepted':>10}{'milder':>8}{'graver':>8}{'other':>7}{'readers agree':>15}"
    for name, some in (
        ("all areas", areas),
        *((domain.value, [one for one in found if one.what == domain.value]) for domain in Domain),
        (STEP, [one for one in found if one.what == STEP]),
    ):
        sides = Counter(one.side for one in some)
        exact = sum(one.exact for one in some) / len(some)
        agree = sum(one.readers_agree for one in some) / len(some)
        yield (
            f"{name:14}{len(some):>5}{exact:>8.1%}{sides['accepted'] / len(some):>10.1%}{sides['milder']:>8}"
            f"{sides['graver']:>8}{sides['other']:>7}{agree:>15.1%}"
        )


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--disagreements", action="store_true", help="list what neither reader accepts")
    asked = given.parse_args()
    if not all(map(is_what_was_committed, EXPECTED)):
        print("The expectations are not those that were committed before the first run.", file=sys.stderr)
        return 1
    toolkit = compose()
    for title, folder, core_only, looked_into in (
        ("First set, all answers", FOLDER, False, False),
        ("First set, core and checks alone", FOLDER, True, False),
        ("First set, accounts that were looked into marked so", FOLDER, False, True),
        ("Second set, all answers", SECOND, False, False),
        ("Second set, core and checks alone", SECOND, True, False),
    ):
        found = list(judged(toolkit, folder, core_only=core_only, looked_into=looked_into))
        print(f"{title}, simulated readers\n")
        print("\n".join(figures(found)))
        if asked.disagreements:
            print()
            for one in found:
                if one.side != "accepted":
                    wanted = f"{'/'.join(sorted(one.author.accepted))} | {'/'.join(sorted(one.reader.accepted))}"
                    print(f"  {one.case}: {one.what} is {one.got}, wanted {wanted} ({one.side})")
        print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
