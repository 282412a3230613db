"""The extreme papers, each printed once for all tests."""

from __future__ import annotations

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
    """Print the extreme project of a name; the second time it is at hand."""
    folder = tmp_path_factory.mktemp("extremes")

    @cache
    def paper(name):
        project = extremes()[name]
        document = compose(project, "full", PAPERS.get(name))
        path = folder / f"{name.replace(' ', '-').replace(',', '')}.pdf"
        path.write_bytes(build(document, look(project)))
        return Paper(path, document)

    return paper
