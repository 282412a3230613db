"""What holds for every output of the pack."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from credo_builder.chapters.branding import Brand
from credo_builder.compose.order import PARTS
from credo_builder.pack import OUTPUTS, make
from credo_builder.pack.base import PAPERS

KEYS = [one.key for one in OUTPUTS]
BEGINS = {"pdf": b"%PDF-1.7", "csv": b"\xef\xbb\xbf"}
"""How a file of each form begins."""


@pytest.mark.parametrize("output", OUTPUTS, ids=KEYS)
def test_an_output_is_declared_whole(output):
    """It has a key for file names, a paper we know, and draws on parts that exist."""
    assert output.key.isascii()
    assert output.key == output.key.lower()
    assert output.name
    assert output.title
    assert set(output.papers) <= set(PAPERS)
    assert set(output.sections) <= {part.key for part in PARTS}
    assert len(set(KEYS)) == len(KEYS)


@pytest.mark.parametrize("output", OUTPUTS, ids=KEYS)
def test_its_usual_paper_is_of_the_family_of_the_project(larder_lane, output):
    """A project on Letter gets no sheet that its printer cannot hold."""
    letter = larder_lane.configured(replace(larder_lane.settings, page_size="Letter"))

    assert output.paper_for(larder_lane) in ("A4", "A3")
    assert output.paper_for(letter) in ("Letter", "Tabloid")
    assert output.papers[-1] == output.paper_for(larder_lane, output.papers[-1])


@pytest.mark.parametrize("output", OUTPUTS, ids=KEYS)
def test_an_unknown_variant_is_an_error(larder_lane, output):
    """A slip of the pen does not make another file than the one asked for."""
    with pytest.raises(ValueError, match="has no variant"):
        make(output, larder_lane, variant="upside_down")


SCRIPT = """
import hashlib, sys
from credo_builder.app.starters import example
from credo_builder.pack import OUTPUTS, make
for one in OUTPUTS:
    print(one.key, hashlib.sha256(make(one, example())).hexdigest())
"""


def test_the_same_project_gives_the_same_bytes(larder_lane, tmp_path):
    """Another process, time zone, folder and hash seed leave no trace in any file."""
    around = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    told = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=env,
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for env, folder in ((around, tmp_path), ({**os.environ, "PYTHONHASHSEED": "1"}, None))
    ]

    assert len(OUTPUTS) == len(told[0].splitlines())
    assert told[0] == told[1]


@pytest.mark.parametrize("style", ["classic", "modern", "warm", "civic"])
@pytest.mark.parametrize("output", OUTPUTS, ids=KEYS)
def test_it_is_made_without_a_logo_and_in_every_style(larder_lane, output, style):
    """A name stands for a logo that is not there yet."""
    bare = larder_lane.put(replace(larder_lane.one(Brand), logo=None, style=style))

    assert make(output, bare).startswith(BEGINS[output.form])
