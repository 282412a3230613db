"""The extreme papers, each printed once for all tests."""

from __future__ import annotations

import fcntl
import os
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "judges"))

from extreme_projects import extremes
from paper_checks import Paper

from credo_builder.compose.composer import compose, look
from credo_builder.render.pdf import build

PAPERS = {"long answers": "Letter", "long groups, warm cover": "Letter", "sixty moments": "Letter"}
"""Extremes printed on another paper than A4."""


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Print the extreme project of a name, once for all processes that share the tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "extremes"
    folder.mkdir(exist_ok=True)

    @cache
    def paper(name):
        project = extremes()[name]
        document = compose(project, "full", PAPERS.get(name))
        path = folder / f"{name.replace(' ', '-').replace(',', '')}.pdf"
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                path.write_bytes(build(document, look(project)))
        return Paper(path, document)

    return paper
