"""Every output of the pack is accessible and archival, and says nothing it must not say."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path

import matrix
import pypdf
import pytest
from answers import READERS, Asker, squeezed
from structure import faults
from verapdf import judge
from world_projects import project_in

from credo_builder.app.approval import checked
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.branding import Style
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.sentences import level_sentence
from credo_builder.domain.terms import Edition, Visibility
from credo_builder.pack import OUTPUTS, make

MADE_HERE = [one for one in OUTPUTS if one.key != "service_credo" and one.form == "pdf"]
"""The service credo and policy has judges of its own, and tables are no pages."""
STYLES = tuple(style.value for style in Style)
PROJECTS = ("example", "restaurant_cafe", "local_government", "ar-EG", "ja-JP")
REFUSED = {"mindset_result": ("restaurant_cafe", "local_government")}
"""Outputs to the projects that have too few answers for them."""
_TELLING = 16


def choices() -> list[tuple[str, str, str, str, str]]:
    """Return (output, project, style, paper, variant): each of them somewhere, in turns.

    All of them together where everything is made.
    """
    found = []
    for output in MADE_HERE:
        projects = [one for one in PROJECTS if one not in REFUSED.get(output.key, ())]
        ways = [one.key for one in output.variants] or [""]
        if matrix.WHOLE:
            found += [
                (output.key, project, style, paper, way)
                for project in projects for style in STYLES
                for paper in output.papers for way in ways
            ]  # fmt: skip
            continue
        most = max(len(STYLES), len(output.papers), len(ways), len(projects))
        turns = zip(
            range(most), cycle(projects), cycle(STYLES), cycle(output.papers), cycle(ways),
            strict=False,
        )  # fmt: skip
        found += [(output.key, *turn) for _, *turn in turns]
    return found


CHOICES = choices()


@cache
def project_of(name: str):
    """Return a project by its name or, written in another script, by its language."""
    project = project_in(name) if "-" in name else matrix.project_of(name)
    return checked(project)[0]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Path]:
    """Every choice to its file."""
    folder = tmp_path_factory.mktemp("pack")
    files = {}
    for choice in CHOICES:
        key, name, style, paper, way = choice
        output = next(one for one in OUTPUTS if one.key == key)
        files[choice] = folder / f"{'-'.join(filter(None, choice))}.pdf"
        project = matrix.covered(project_of(name), style)
        files[choice].write_bytes(make(output, project, paper, variant=way))
    return files


def test_the_choices_hold_each_output_style_paper_and_variant() -> None:
    """Nothing that can be chosen goes unjudged."""
    for output in MADE_HERE:
        own = [choice for choice in CHOICES if choice[0] == output.key]

        assert set(STYLES) == {choice[2] for choice in own}
        assert set(output.papers) == {choice[3] for choice in own}
        assert {one.key for one in output.variants} or {""} == {choice[4] for choice in own}


def test_every_output_is_accessible_and_archival(printed, tmp_path) -> None:
    """No file breaks a rule of either standard, nor does a form once it is filled in."""
    empty = {choice[0]: file for choice, file in printed.items() if choice[1] == "example"}
    forms = [one.key for one in MADE_HERE if one.is_form]
    filled = [filled_in(empty[key], tmp_path) for key in forms]
    verdicts = judge([*printed.values(), *filled])

    assert {} == {file.name: v.messages for file, v in verdicts.items() if not v.passes}
    assert len(CHOICES) + len(forms) == len(verdicts)


def filled_in(file: Path, folder: Path) -> Path:
    """Return a copy of a form, something typed into every box and the last circle marked."""
    writer = pypdf.PdfWriter(clone_from=file)
    values = {
        name: one["/_States_"][-1] if one["/FT"] == "/Btn" else "Zoë Größ, “yes” – 5 €"
        for name, one in writer.get_fields().items()
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    done = folder / f"filled-{file.name}"
    writer.write(done)
    return done


def test_the_tree_of_every_output_is_whole(printed) -> None:
    """Headings, heads, figures and reading order are as they should be."""
    assert {} == {file.name: found for file in printed.values() if (found := faults(file))}


@pytest.mark.parametrize("reader", READERS)
def test_no_output_says_what_its_readers_may_not_know(printed, reader) -> None:
    """Public outputs keep to what is public, the card to what is for our people.

    The result of a measure is for everyone where it is ticked to be shown, and so is what is
    done when it is red. The thoughts that a barrier has are talked over in the session on the
    mindset unless it is private, though barriers themselves stand in the full edition alone.
    """
    for choice, file in printed.items():
        key, name = choice[:2]
        output = next(one for one in OUTPUTS if one.key == key)
        asker = Asker(project_of(name), output.seen_by(Edition.STAFF))
        said = squeezed(" ".join(READERS[reader](file)))
        open_ones = [one for one in asker.project.of(Measure) if one.published]
        shown = {squeezed(t) for one in open_ones for t in (one.name, one.response_if_red)}
        if key == "training_plan":
            barriers = [b for b in asker.project.of(Barrier) if b.visibility != Visibility.PRIVATE]
            thoughts = [t for b in barriers for t in (b.thought_from, b.thought_to)]
            shown |= {squeezed(t.rstrip(".")) for t in thoughts}
        texts = [t for run in asker.runs for a in run.answers for t in a.texts]
        texts += [level_sentence(one) for one in asker.of(ServiceLevel)]
        told = squeezed(" ".join(texts))
        kept = {squeezed(t) for answer in asker.kept_back() for t in answer.texts} - shown
        secret = {text for text in kept if len(text) >= _TELLING and text not in told}

        assert set() == {text for text in secret if text in said}, file.name
