"""The schema of the store, step by step: SQL in a file a step, and what is filled in, on plain dicts, in another.

A step is never edited once it is released. None reads a class of today: what a row was then is written down here.
What must never change is guarded by triggers: against UPDATE, against DELETE, and against INSERT OR REPLACE, which
deletes without a DELETE trigger where `recursive_triggers` is off. `docs/schema.md` draws the life cycles.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from neglect_toolkit.store.upgrades import fill_0002, fill_0004, fill_0009

STEPS: tuple[tuple[str, Callable[[Database], None] | None], ...] = (
    ("0001_people_documents_assessments_audit", None),
    ("0002_who_shares_a_home", fill_0002.fill),
    ("0003_guide_records", None),
    ("0004_several_people", fill_0004.fill),
    ("0006_counts", None),  # there never was a 0005
    ("0007_handing_over", None),
    ("0008_guides_about_children", None),
    ("0009_formats_and_passages", fill_0009.fill),
    ("0010_made_up", None),
)
"""The name of each step, in order, and what fills in its tables. The SQL stands in the file of that name."""


def all_steps() -> Migrations:
    """Every step, ready to be applied to a database; each wholly or not at all."""
    migrations = Migrations("store")
    for name, fill in STEPS:
        migrations(name=name)(_step(name, fill))
    return migrations


def _step(name: str, fill: Callable[[Database], None] | None) -> Callable[[Database], None]:
    def apply(db: Database) -> None:
        db.executescript(resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8"))
        if fill is not None:
            fill(db)

    return apply
