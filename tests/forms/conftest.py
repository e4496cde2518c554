from __future__ import annotations

from pathlib import Path

import pytest
from forms_made_up import MadeUpForms


@pytest.fixture
def forms(tmp_path: Path) -> MadeUpForms:
    return MadeUpForms(tmp_path / "forms")
