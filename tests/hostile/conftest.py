"""Hostile projects, each printed once for all tests."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "judges"))
sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from attacks import LINKED, hostile

from credo_builder.app.export import pdf_bytes
from credo_builder.storage.tidying import tidied


@pytest.fixture(scope="session")
def printed():
    """Print an edition of the hostile project; the second time it is at hand."""

    @cache
    def content(edition: str) -> bytes:
        return pdf_bytes(tidied(hostile(LINKED)), edition)

    return content
