"""A year of results on scorecard and charter: every shipped project, made, walked and judged.

A few of them every time; all of them, and by both standards, where everything is made.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import matrix
import pytest
from structure import faults
from verapdf import judge

from credo_builder.chapters.monitoring import Measure, MeasureResult
from credo_builder.domain.quantities import Quantity
from credo_builder.pack import OUTPUTS, make

FEW = ("restaurant_cafe", "local_government")
PROJECTS = matrix.SHIPPED if matrix.WHOLE else FEW
KEYS = ("scorecard", "charter")


def measured(name):
    """Return a project with ten months of results, good ones and bad, for every measure."""
    project = matrix.project_of(name)
    for place, measure in enumerate(project.of(Measure)):
        for limit in measure.limits.given[:1]:
            results = tuple(
                MeasureResult(
                    period=f"2026-{month:02}",
                    value=Quantity(
                        value=round(limit.value * (70 + (month * 7 + place * 5) % 33) / 100, 1),
                        unit=limit.unit,
                    ),
                    n=month * 10,
                    note="" if (month + place) % 5 else "A busy month",
                )
                for month in range(1, 11)
            )
            project = project.put(replace(measure, results=results, published=place % 2 == 0))
    return project


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Scorecards and charters with results, scorecards without, on either paper in turns."""
    folder = tmp_path_factory.mktemp("results")
    papers = cycle(("A4", "Letter", "Letter"))
    files = []
    for name in PROJECTS:
        with_results, without = measured(name), matrix.project_of(name)
        made = [(key, "results" if key == "scorecard" else "", with_results) for key in KEYS]
        for key, way, project in (*made, ("scorecard", "blank", without)):
            output = next(one for one in OUTPUTS if one.key == key)
            files.append(folder / f"{name}-{key}-{way}.pdf")
            files[-1].write_bytes(make(output, project, next(papers), variant=way))
    return files


def test_the_results_are_of_every_kind() -> None:
    """Green, amber and red are among them, or nothing would be shown by this."""
    stood = {
        measure.limits.standing(one.value, Decimal(8))
        for name in FEW
        for measure in measured(name).of(Measure)
        for one in measure.results
    }

    assert {"green", "amber", "red"} <= stood


def test_the_tree_of_each_is_whole(printed) -> None:
    """Heads, rows, figures and reading order are as they should be, with results and without."""
    assert {} == {file.name: found for file in printed if (found := faults(file))}


@pytest.mark.skipif(not matrix.WHOLE, reason="all shipped projects, before a release")
def test_each_is_accessible_and_archival(printed) -> None:
    """No file breaks a rule of either standard."""
    verdicts = judge(printed)

    assert {} == {file.name: v.messages for file, v in verdicts.items() if not v.passes}
    assert len(printed) == len(verdicts)
