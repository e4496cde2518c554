"""The way to the first page is short: what only a later page needs is imported later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

STARTED = """
import os, sys
from neglect_toolkit.gui import app
from neglect_toolkit.gui.window.window import MainWindow

class Watched(MainWindow):
    def show_screen(self, screen, **state):
        super().show_screen(screen, **state)
        print(screen.title, *sorted(sys.modules), sep="\\n", flush=True)
        os._exit(0)

app.MainWindow = Watched
app.run()
"""
SLOW = {"pydantic", "sqlcipher3", "sqlite_utils", "yaml", "reportlab", "pikepdf", "argon2", "cryptography", "pyrage"}


def test_the_first_page_waits_for_no_library_that_only_later_pages_need(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "NEGLECT_TOOLKIT_STORE": str(tmp_path / "store")}
    run = subprocess.run(
        [sys.executable, "-c", STARTED], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    title, *modules = run.stdout.splitlines()
    assert title == "Welcome"
    assert SLOW & set(modules) == set()
    rooms = {module.split(".")[2] for module in modules if module.startswith("neglect_toolkit.gui.")}
    assert rooms == {"app", "window", "access", "widgets", "runtime", "look"}
