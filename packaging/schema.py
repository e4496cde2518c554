"""Writes the JSON Schema of the summary, as `assess --json` prints it, into docs/; `--check` only compares."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from neglect_toolkit.model.summary import IndicatorSummary

FILE = Path(__file__).parent.parent / "docs" / "summary.schema.json"


def schema() -> str:
    """The schema's text."""
    made = IndicatorSummary.model_json_schema(mode="serialization", by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(FILE.read_text(encoding="utf-8") != schema())
    FILE.write_text(schema(), encoding="utf-8")
    print(f"wrote {FILE}")
