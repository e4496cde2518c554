"""Writes the lock files: exact versions with hashes, for every platform, without any registry's address."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent / "lock"
COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "make lock", "pyproject.toml", str(HERE / "build.in")),
]

for name, extra in (("run.txt", []), ("dev.txt", ["--group", "dev"])):
    subprocess.run([*COMPILE, *extra, "-o", str(HERE / name)], check=True)
    print(f"wrote {HERE / name}")
