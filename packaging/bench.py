"""Measures what must be quick and prints each figure beside its goal. Nothing here fails; people read it.

The start is measured against a bare Qt window in the same run, and the PDF against LibreOffice where that is there.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import bench_day
import bench_store

from neglect_toolkit.engine.compare import compare_over_time
from neglect_toolkit.engine.family import family_page
from neglect_toolkit.engine.visit_plan import plan_next_visit
from neglect_toolkit.model.assessment import Account, Answer, Assessment, facts_of
from neglect_toolkit.model.comparison import Compared
from neglect_toolkit.model.family import FamilyChoices
from neglect_toolkit.model.guide import GuideAnswers
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Kind, Rating, Source
from neglect_toolkit.services import assessing, demo, exporting, guiding, printing, staff, tools, unlocking
from neglect_toolkit.services.toolkit import Toolkit, compose

STARTS = 7
SAVES = 1000
COMPARISONS = 50
SUMMARIES = 300
LOADS = 15
REFERRALS = 10
CONVERSIONS = 3
PASSPHRASE = "bench bench bench bench"

BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# A line when the window is first painted, another when its first page is.
WATCH = """
import sys
from PySide6.QtCore import QEvent, QObject
from neglect_toolkit.gui import app
from neglect_toolkit.gui.window import window
class Watch(QObject):
    def __init__(self, whom, says):
        super().__init__(whom)
        self.says = says
        whom.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.says:
            print(self.says, flush=True)
            self.says = ""
        return False
class Window(window.MainWindow):
    def __init__(self):
        super().__init__()
        Watch(self, "painted")
    def show_screen(self, screen, **state):
        super().show_screen(screen, **state)
        Watch(screen.page, "page")
app.MainWindow = Window
"""

APPLICATION = f"{WATCH}\nsys.exit(app.run())"

# The command itself; the watch is put on where the command would open the window, so that all is loaded in its order.
GUIDE = f"""
import sys
sys.argv = ["neglect-toolkit", "guide"]
from neglect_toolkit import __main__ as command
open_guide_window = command._open_guide_window
def watched(toolkit):
    exec({WATCH!r}, {{}})
    return open_guide_window(toolkit)
command._open_guide_window = watched
sys.exit(command.main())
"""


def main() -> None:
    """Runs every measurement."""
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place)
        start_up(folder)
        toolkit = compose(store=folder / "store")
        sample = demo.sample(toolkit)
        autosave(toolkit, sample)
        summary(toolkit, sample)
        beside(toolkit, sample)
        health_guide(toolkit)
        forms(toolkit)
        pages, seconds = referral(toolkit, sample)
        libreoffice(folder, pages, seconds)
        the_day(folder)
    waiting_on_the_day()
    bench_store.main()


def row(what: str, figure: str, goal: str) -> None:
    """One line of the table."""
    print(f"{what:<58}{figure:>14}   {goal}", flush=True)


# The start ---------------------------------------------------------------------------------------------------


def start_up(folder: Path) -> None:
    """Process start to first painted window, over a bare Qt window; the two take turns."""
    environment = os.environ | {"NEGLECT_TOOLKIT_STORE": str(folder / "no-store-yet"), "XDG_RUNTIME_DIR": str(folder)}
    display = None
    if "DISPLAY" not in environment and shutil.which("Xvfb"):
        display = subprocess.Popen(["Xvfb", ":97", "-screen", "0", "1920x1080x24"], stderr=subprocess.DEVNULL)
        environment["DISPLAY"] = ":97"
        time.sleep(2)
    elif "DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        bare, window, page, guide = [], [], [], []
        for _ in range(STARTS + 1):
            bare.append(until_said(BARE_WINDOW, ["painted"], environment)[0])
            times = until_said(APPLICATION, ["painted", "page"], environment)
            window.append(times[0])
            page.append(times[1])
            guide.append(until_said(GUIDE, ["painted", "page"], environment)[1])
    finally:
        if display is not None:
            display.terminate()
            display.wait()
    base = statistics.median(bare[1:])  # the first run only warms the disk's cache
    row("a bare Qt window: process start to painted", f"{base * 1000:.0f} ms", "for comparison")
    goals = (
        ("window painted", window[1:], "goal <= 2.5 x (peers: 3.1 and 8.3)"),
        ("first page painted", page[1:], ""),
        ("first question of the health guide", guide[1:], "goal <= 3 x"),
    )
    for what, times, goal in goals:
        took = statistics.median(times)
        row(f"start: {what}", f"{took * 1000:.0f} ms", "")
        row(f"start: {what}, over the bare window", f"{took / base:.2f} x", goal)


def until_said(program: str, lines: list[str], environment: dict[str, str]) -> list[float]:
    """Seconds from starting a process until it said each of these lines, which it says in this order."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    assert process.stdout is not None  # noqa: S101 - for the type checker
    times = []
    for expected in lines:
        while process.stdout.readline().strip() != expected:
            if process.poll() is not None:
                sys.exit("The window did not open. Is there a display, or Xvfb?")
        times.append(time.perf_counter() - begun)
    process.kill()
    process.wait()
    return times


# Saving, summing up, the referral ----------------------------------------------------------------------------


def autosave(toolkit: Toolkit, sample: Assessment) -> None:
    """One changed note of a full assessment, from the change to its being on the disk."""
    me = staff.new_person(toolkit, sample.assessed_by)
    work = unlocking.unlock(toolkit, unlocking.create_store(toolkit, PASSPHRASE, me))
    opened = work.take_in(sample)
    rated = [item for item, answer in sample.answers.items() if answer.rating is not None]
    times = []
    for number in range(SAVES):
        item = rated[number % len(rated)]
        changed = opened.assessment.answers[item].model_copy(update={"note": f"A made-up note, number {number}. " * 5})
        assessment = opened.assessment.with_answer(item, changed)
        times.append(timed(lambda given=assessment: opened.save(given)))  # type: ignore[misc]
    work.lock()
    row("autosave, 99th percentile (synchronous=FULL)", f"{percentile(times, 99) * 1000:.2f} ms", "goal <= 10 ms")


def summary(toolkit: Toolkit, sample: Assessment) -> None:
    """The indicator summary of an assessment in which every item has an answer."""
    assessed = assessing.assess_file(toolkit, demo.sample_file())
    answers = dict(sample.answers)
    for item in assessed.tool.items.values():
        if item.describes is not None and item.id not in answers:
            answers[item.id] = Answer(rating=Rating.WORRY)
    full = sample.model_copy(update={"answers": answers})
    times = [timed(lambda: assessing.summary_of(full, assessed.tool, toolkit.policy)) for _ in range(SUMMARIES)]
    row(
        f"summary of a full assessment ({len(answers)} answers), median",
        f"{statistics.median(times) * 1000:.2f} ms",
        "goal <= 2 ms",
    )
    row("summary of a full assessment, 99th percentile", f"{percentile(times, 99) * 1000:.2f} ms", "")


def beside(toolkit: Toolkit, sample: Assessment) -> None:
    """Ten assessments of one child side by side, and the plan for the next visit."""
    assessed = assessing.assess_file(toolkit, demo.sample_file())
    tool, policy, answers = assessed.tool, toolkit.policy, dict(sample.answers)
    months = [sample.model_copy(update={"assessed_on": dt.date(2026, month, 20)}) for month in range(1, 11)]
    compared = [
        Compared(assessed_on=one.assessed_on, tool=tool, summary=assessed.summary, answers=one.answers)
        for one in months
    ]
    took = statistics.median([timed(lambda: compare_over_time(compared)) for _ in range(COMPARISONS)])
    row("ten assessments side by side, median", f"{took * 1000:.1f} ms", "goal <= 20 ms")
    facts = facts_of(sample, tool)
    plan = [timed(lambda: plan_next_visit(tool, policy, facts, answers, assessed.summary)) for _ in range(COMPARISONS)]
    row("plan for the next visit, median", f"{statistics.median(plan) * 1000:.1f} ms", "goal <= 30 ms")
    slowest, tool_id = max((slowest_plan(toolkit, each), each.id) for each in tools.available(toolkit))
    row(f"plan for the next visit, the slowest ({tool_id})", f"{slowest * 1000:.1f} ms", "goal <= 30 ms")
    page = [timed(lambda: family_page(tool, facts, answers, FamilyChoices(), child="Zoë")) for _ in range(COMPARISONS)]
    row("page for the family, median", f"{statistics.median(page) * 1000:.1f} ms", "")


def slowest_plan(toolkit: Toolkit, tool: Tool) -> float:
    """Seconds for the plan of a tool whose items are a worry up to some place and open from there, where it is worst.

    Every worry was told by one parent only, without how often, so that each of them has something to find out too.
    """
    rated, told = list(tool.of_kind(Kind.RATED)), (Account(source=Source.PARENT, rating=Rating.WORRY),)
    took = []
    for answered in range(0, len(rated), 4):
        answers = {item.id: Answer(accounts=told) for item in rated[:answered]}
        assessment = Assessment(tool=tool.id, answers=answers)
        found, facts = assessing.summary_of(assessment, tool, toolkit.policy), facts_of(assessment, tool)
        plan = partial(plan_next_visit, tool, toolkit.policy, facts, answers, found)
        took.append(statistics.median(timed(plan) for _ in range(5)))
    return max(took)


def health_guide(toolkit: Toolkit) -> None:
    """The guide read from its file, and followed after an answer."""
    took = timed(lambda: toolkit.guide)
    row("health guide read from its file", f"{took * 1000:.0f} ms", "")
    answers = GuideAnswers(guide="health_guide", setting="dentist", answers={})
    times = [timed(lambda: guiding.follow(toolkit, answers)) for _ in range(COMPARISONS)]
    row("health guide: an answer to where it leads, median", f"{statistics.median(times) * 1000:.1f} ms", "")


def forms(toolkit: Toolkit) -> None:
    """Reading, checking and composing every tool, and the slowest single one."""
    every = statistics.median(timed(lambda: tools.available(toolkit)) for _ in range(LOADS))
    row(f"all {len(tools.ids(toolkit))} tools loaded, median", f"{every * 1000:.0f} ms", "goal <= 150 ms")
    single = {
        tool: statistics.median(timed(partial(tools.load, toolkit, tool)) for _ in range(LOADS))
        for tool in tools.ids(toolkit)
    }
    slowest = max(single, key=lambda tool: single[tool])
    row(f"one tool loaded, the slowest ({slowest}), median", f"{single[slowest] * 1000:.0f} ms", "goal <= 30 ms")
    times = [timed(partial(printing.blank_form, toolkit, tool)) for tool in tools.ids(toolkit)]
    row("blank form, the slowest tool", f"{max(times):.2f} s", "")


def referral(toolkit: Toolkit, sample: Assessment) -> tuple[int, float]:
    """The referral PDF of the sample case; how many pages it has, and the median seconds."""
    import io

    from pypdf import PdfReader

    assessed = assessing.assess_file(toolkit, demo.sample_file())
    report = exporting.referral(toolkit, sample, assessed.tool, assessed.summary)
    first = timed(lambda: exporting.render_referral(report))
    times = [timed(lambda: exporting.render_referral(report)) for _ in range(REFERRALS)]
    took = statistics.median(times)
    pages = len(PdfReader(io.BytesIO(exporting.render_referral(report))).pages)
    row(f"referral PDF of the sample case ({pages} pages), first", f"{first:.3f} s", "with loading the fonts")
    row(f"referral PDF of the sample case ({pages} pages), median", f"{took:.3f} s", "goal <= 0.4 s")
    return pages, took


def the_day(folder: Path) -> None:
    """From a click on the day's page to the painted answer, with the worked example in a real store."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tests = Path(__file__).parent.parent / "tests"
    sys.path[:0] = [str(tests / name) for name in ("journey", "services", "")]
    from application import Application  # type: ignore[import-not-found]  # the tests' own driver
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    application = Application(folder / "day-store")
    user = application.user
    user.begin("Sam Rivers")
    user.press("Look at the sample case")
    user.wait_to_see("From morning to night")

    def answered(act: Callable[[], object]) -> float:
        def until_painted() -> None:
            act()
            QTest.qWait(0)
            application.window.repaint()

        return timed(until_painted)

    opened = application.shell.session.opened
    titles = [part.title for part in opened.tool.parts]
    appears = [answered(user.stop(title).click) for title in titles + titles]
    user.go_to("Tea")
    rates = [answered(user.rating(rating).click) for rating in ("going_well", "worry") * 10]
    first, again = appears[: len(titles)], appears[len(titles) :]
    row("a part of the day appears, median, first time", f"{statistics.median(first) * 1000:.0f} ms", "goal <= 100 ms")
    row("a part of the day appears, slowest, first time", f"{max(first) * 1000:.0f} ms", "")
    row("a part of the day appears, slowest, again", f"{max(again) * 1000:.0f} ms", "goal <= 100 ms")
    row("a rating answers, median", f"{statistics.median(rates) * 1000:.0f} ms", "goal <= 50 ms")
    application.close()
    del app


def waiting_on_the_day() -> None:
    """A click on a rating and a part looked at first, in a process of its own, as `bench_day.py` tells it."""
    day = subprocess.run([sys.executable, bench_day.__file__, "--json"], check=True, capture_output=True, text=True)
    for what, figure, goal in bench_day.rows(json.loads(day.stdout)):
        row(what, figure, goal)


def libreoffice(folder: Path, pages: int, ours: float) -> None:
    """LibreOffice converting a text of as many pages, where it is there to compare."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        row("LibreOffice, a document of the same length", "-", "not on this machine, so not compared")
        return
    source = folder / "same-length.html"
    paragraph = "<p>" + "A made-up sentence of a usual length about a usual day. " * 6 + "</p>"
    source.write_text("<html><body>" + paragraph * (9 * pages) + "</body></html>", encoding="utf-8")
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), str(source)]
    times = [timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(CONVERSIONS + 1)]
    theirs = statistics.median(times[1:])
    row("LibreOffice, a document of the same length", f"{theirs:.3f} s", f"goal: slower than ours ({ours:.3f} s)")


def timed(act: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def percentile(times: list[float], share: int) -> float:
    """The value that so many per cent of the times do not exceed."""
    return statistics.quantiles(times, n=100)[share - 1]


if __name__ == "__main__":
    main()
