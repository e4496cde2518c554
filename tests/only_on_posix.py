"""What only POSIX has. Everything else is meant to hold on Windows too."""

from __future__ import annotations

import os

import pytest

HAS_MODE_BITS = os.name == "posix"

posix_rights = pytest.mark.skipif(
    not HAS_MODE_BITS, reason="Windows keeps rights in access lists, which a file's mode does not show"
)
posix_files = pytest.mark.skipif(
    not HAS_MODE_BITS,
    reason="Windows has no pipes among its files, and for links a test may lack the rights",
)
