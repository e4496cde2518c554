"""Keeps a store of the present state in tests/store/kept, for the tests of every later version: `make keep-store`.

`python packaging/keep_store.py [--again] [--into FOLDER]`
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "store")]

from kept_reading import KEPT, read_back  # type: ignore[import-not-found]  # noqa: E402 - what the tests read with
from kept_story import IFEOMA, PACKAGE_PASSPHRASE, PASSPHRASE, Office, whole_story  # noqa: E402

from neglect_toolkit import __version__, formats  # noqa: E402
from neglect_toolkit.store import checking  # noqa: E402
from neglect_toolkit.store.store import Store  # noqa: E402
from neglect_toolkit.store.upgrades import STEPS  # noqa: E402


def keep(number: str, into: Path, *, again: bool) -> Path:
    """Makes the store of a step, what it holds as data, and what another one of that state handed over.

    Args:
        number: of the newest step, by which the store is called.
        into: the folder of the kept stores.
        again: whether it takes the place of one that is there.

    Raises:
        FileExistsError: it is there, and `again` does not say to replace it.
        RuntimeError: the store does not prove whole.
    """
    names = (number, f"{number}.json", f"{number}-package.age")
    if not again and any((into / name).exists() for name in names):
        raise FileExistsError(
            f"There is a kept store of {number} already, and it stands for what that state wrote. Add a step to the "
            "schema first; only while that step is not committed, replace it by `make keep-store AGAIN=--again`."
        )
    with tempfile.TemporaryDirectory() as made_in:
        folder = Path(made_in)
        office = whole_story(folder / number, folder / f"{number}-package.age")
        held = _held(office, number)
        text = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{number}.json").write_text(text, encoding="utf-8")
        for name in names:
            _replace(folder / name, into / name)
    return into / number


def _held(office: Office, number: str) -> dict[str, Any]:
    """What this version reads from the store. Opening it so leaves no entry in the audit log."""
    folder = office.toolkit.store_folder
    with Store.open_with(folder, Store.derive(folder, PASSPHRASE, IFEOMA), office.clock) as store:  # noqa: SIM117
        with store.reading() as connection:
            faults = checking.check(connection)
            read = read_back(connection)
    if faults:
        raise RuntimeError(f"The store that was made does not prove whole, so it is not kept: {faults[0]}")
    tags = {about: tag for tag, about in office.ids.items()}
    return {
        "state": number,
        "version": __version__,
        "formats": {kind.value: formats.newest(kind) for kind in formats.Kept},
        "passphrase": PASSPHRASE,
        "recovery_code": office.recovery_code,
        "opened_by": IFEOMA,
        "clock_at_the_end": office.clock.now().isoformat(),
        **read,
        "assessments": [{"tag": tags[one["id"]], **one} for one in read["assessments"]],
        "package": {"file": f"{number}-package.age", "passphrase": PACKAGE_PASSPHRASE},
    }


def _replace(made: Path, there: Path) -> None:
    if there.is_dir():
        shutil.rmtree(there)
    shutil.move(made, there)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Keep a store of the present state for the tests.")
    asked.add_argument("--again", action="store_true", help="replace the one that is kept of this step")
    asked.add_argument("--into", type=Path, default=KEPT, help="the folder of the kept stores")
    given = asked.parse_args()
    os.environ["TZ"] = "UTC"  # the same days on every machine
    time.tzset()
    try:
        kept = keep(STEPS[-1][0].partition("_")[0], given.into, again=given.again)
    except (FileExistsError, RuntimeError) as error:
        sys.exit(str(error))
    print(f"kept {kept}")
