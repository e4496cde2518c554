"""One window a store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from only_on_posix import posix_rights

from neglect_toolkit.gui.runtime.single_instance import SingleInstance

TRIES = """
import sys
from pathlib import Path
from neglect_toolkit.gui.runtime.single_instance import SingleInstance
print(SingleInstance(Path(sys.argv[1])).take())
"""


def taken_in_another_process(folder: Path) -> str:
    asked = subprocess.run([sys.executable, "-c", TRIES, str(folder)], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def test_a_second_process_is_refused_until_the_first_gives_it_back(tmp_path: Path):
    first = SingleInstance(tmp_path / "store")
    assert first.take()
    assert taken_in_another_process(tmp_path / "store") == "False"
    first.give_back()
    assert taken_in_another_process(tmp_path / "store") == "True"


def test_the_lock_of_a_process_that_died_is_taken_over(tmp_path: Path):
    dies = TRIES + "import os; os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", dies, str(tmp_path)], capture_output=True, check=False)
    assert SingleInstance(tmp_path).take()


@posix_rights
def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path):
    instance = SingleInstance(tmp_path / "new" / "store")
    assert instance.take()
    assert (tmp_path / "new" / "store").stat().st_mode & 0o077 == 0
    instance.give_back()


def test_a_folder_that_cannot_be_made_is_no_reason_to_refuse(tmp_path: Path):
    (tmp_path / "a file").write_text("in the way")
    assert SingleInstance(tmp_path / "a file" / "store").take()
