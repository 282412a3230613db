"""The same document gives the same bytes, whoever builds it and when."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from larder_lane import larder_lane, logo

from credo_builder.compose.document import Look
from credo_builder.render.pdf import Cancelled, build

HERE = Path(__file__).parent
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from larder_lane import larder_lane, logo
from credo_builder.compose.document import Look
from credo_builder.render.pdf import build
print(hashlib.sha256(build(larder_lane(), Look("#A8422B", logo=logo()))).hexdigest())
"""


def digest(content):
    return hashlib.sha256(content).hexdigest()


def test_twice_is_the_same():
    """Building again in the same process changes no byte."""
    look = Look("#A8422B", logo=logo())

    assert digest(build(larder_lane(), look)) == digest(build(larder_lane(), look))


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "77", "RL_pageCompression": "0"},
    ],
)
def test_elsewhere_is_the_same(surroundings, tmp_path):
    """Another time zone, hash seed, folder or ReportLab setting changes no byte."""
    (tmp_path / "reportlab_settings.py").write_text("pageCompression = 0\nraise SystemExit(9)\n")
    (tmp_path / ".reportlab_settings").write_text("pageCompression = 0\n")
    (tmp_path / "reportlab_mods.py").write_text("raise SystemExit(9)\n")
    home = {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(HERE)],
        cwd=tmp_path,
        env=os.environ | home | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert digest(build(larder_lane(), Look("#A8422B", logo=logo()))) == done.stdout.strip()


def test_another_day_is_another_file():
    """The issue date is in the file, and only that date."""
    document = larder_lane()
    undated = build(replace(document, issued_on=""), Look())

    assert b"D:20000101000000" in undated
    assert build(document, Look()) != undated


def test_progress_counts_sections():
    """Progress is told after each section, up to all of them."""
    told = []
    build(larder_lane(), Look(), progress=lambda done, total: told.append((done, total)) or True)
    count = len(larder_lane().sections)

    assert [(n, count) for n in range(1, count + 1)] == told


def test_no_means_no():
    """Answering False to progress ends the work."""
    with pytest.raises(Cancelled):
        build(larder_lane(), Look(), progress=lambda done, _total: done < 3)
