"""What the tests of paper share: the judge, and the documents it is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "judges"))

from verapdf import Verdict, judge


@pytest.fixture(scope="session")
def vera() -> Callable[[list[Path]], dict[Path, Verdict]]:
    return judge
