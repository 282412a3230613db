"""The finished example: a whole credo that opens, holds together and is approved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest
from PIL import Image

from credo_builder.assets import read_bytes
from credo_builder.audit import audit
from credo_builder.audit.chain import matters
from credo_builder.chapters import RECORDS
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import Component, Expectation
from credo_builder.chapters.learning import ServicePoint, TrainingModule
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.monitoring import Measure, MeasureGroup
from credo_builder.chapters.promises import Decision, Door, Promise, PromiseDoor, PromiseKind
from credo_builder.chapters.recognition import total_weight
from credo_builder.compose.composer import compose, look
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, links_of
from credo_builder.domain.settings import ALL_VISITED
from credo_builder.domain.terms import Path, Status
from credo_builder.domain.trace import chains
from credo_builder.render.pdf import build
from credo_builder.storage import codec, pictures

NAME = "larder_lane.credo"
MOST_MAJORS = 2
LEAST_PIXELS_WIDE = 1000


@pytest.fixture(scope="module")
def content() -> bytes:
    return read_bytes(f"example/{NAME}")


@pytest.fixture(scope="module")
def project(content: bytes) -> Project:
    return codec.read(content, NAME).project


def test_example_opens_without_a_warning(content: bytes) -> None:
    """The example is in the present format, with a checksum that matches."""
    loaded = codec.read(content, NAME)

    assert () == loaded.warnings
    assert not loaded.migrated
    assert "Larder Lane" == loaded.project.name


def test_example_comes_back_byte_for_byte(content: bytes, project: Project) -> None:
    """Reading and writing the example changes nothing in its file."""
    assert content == codec.write(project)


def test_example_is_approved_as_it_stands(project: Project) -> None:
    """The approval's digest is the digest of what the file holds."""
    approval = project.settings.approval

    assert Status.APPROVED == project.settings.status
    assert approval is not None
    assert codec.approval_digest(project) == approval.digest
    assert approval.person


@pytest.mark.parametrize(("edition", "fewest", "most"), [("full", 18, 26), ("public", 8, 12)])
def test_example_has_the_length_of_a_document_people_read(
    edition: str, fewest: int, most: int, project: Project
) -> None:
    """The full edition has 18 to 26 pages, what customers get at most twelve."""
    printed = pypdf.PdfReader(BytesIO(build(compose(project, edition), look(project))))

    assert fewest <= len(printed.pages) <= most


def test_any_edit_parts_the_example_from_its_approval(project: Project) -> None:
    """Another motto is not what was approved."""
    credo = project.one(Credo)
    edited = project.put(replace(credo, motto=f"{credo.motto} Indeed."))

    assert edited.settings.approval is not None
    assert codec.approval_digest(edited) != edited.settings.approval.digest


def test_example_walks_the_full_path(project: Project) -> None:
    """Every step was opened, the edition has earlier ones, and a review is due."""
    settings = project.settings

    assert (Path.FULL, ALL_VISITED, "en-GB", "A4", "2.0") == (
        settings.path,
        settings.visited,
        settings.language,
        settings.page_size,
        settings.edition,
    )
    assert ["2.0", "1.1", "1.0"] == [one.edition for one in settings.history]
    assert settings.issued_on is not None
    assert settings.next_review is not None
    assert settings.issued_on < settings.next_review


def test_example_has_no_blocker_and_few_majors(project: Project) -> None:
    """What the audit still finds is honest and small: no blocker, at most two majors."""
    standing = [f for f in audit(project, project.settings.issued_on) if f.counts]
    majors = [f for f in standing if f.severity == Severity.MAJOR]

    assert [] == [f.message for f in standing if f.severity == Severity.BLOCKER]
    assert len(majors) <= MOST_MAJORS


def test_example_sets_one_finding_aside_with_a_reason(project: Project) -> None:
    """Its waiver is of use: it meets a finding, and says why, who and until when."""
    waived = [f for f in audit(project, project.settings.issued_on) if f.waived]
    waiver = project.settings.waivers[0]

    assert [waiver.rule] == [f.rule for f in waived]
    assert waiver.by
    assert waiver.expires


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)
def test_example_holds_every_record_type(kind: type[Record], project: Project) -> None:
    """There is one of each thing the method asks for, read by us and none a starter's."""
    held = project.of(kind)

    assert held
    assert all(record.reviewed and not record.from_starter for record in held)
    assert {record.figure_mark for record in held} <= {"", "own"}


def test_every_link_of_the_example_leads_somewhere(project: Project) -> None:
    """No record of the example points at one that is not there."""
    lost = [
        (record.title, path)
        for record in project.every()
        for path, target in links_of(record)
        if project.get(target) is None
    ]

    assert [] == lost


def test_codes_of_the_example_are_counted(project: Project) -> None:
    """Each counter stands at the highest number given, and no code is given twice."""
    codes = [record.code for record in project.every() if record.code]
    codes += [line.code for line in project.one(Credo).lines]
    highest: dict[str, int] = {}
    for code in codes:
        letters = code.rstrip("0123456789")
        highest[letters] = max(highest.get(letters, 0), int(code[len(letters) :]))

    assert len(codes) == len(set(codes))
    assert highest == dict(project.settings.code_counters)


def test_priority_expectations_lie_on_whole_chains(project: Project) -> None:
    """All but one at most can be followed from a value to a measure."""
    priority = [chain for chain in chains(project) if matters(chain.expectation)]
    broken = [chain.expectation.code for chain in priority if not chain.complete]

    assert len(priority) > len(broken)
    assert len(broken) <= 1


def test_example_shows_every_turn_of_the_method(project: Project) -> None:
    """All five parts, eight doors, every decision, four groups of measures, seven points."""
    promises = project.of(Promise)

    assert set(Component) == {e.component for e in project.of(Expectation)}
    assert {str(d) for d in Door} == {d.door for d in project.of(PromiseDoor) if d.looked}
    assert set(Decision) - {Decision.UNDECIDED} == {p.decision for p in promises}
    assert set(PromiseKind) == {p.kind for p in promises}
    assert set(MeasureGroup) == {m.group for m in project.of(Measure)}
    assert set(ServicePoint) == {t.point for t in project.of(TrainingModule)}
    assert Decimal(100) == total_weight(project)


def test_nobody_is_named_in_the_honest_look(project: Project) -> None:
    """The answer sheets carry numbers, and stay with ourselves."""
    sheets = project.of(MindsetResponse)

    assert [f"Sheet {i}" for i in range(1, len(sheets) + 1)] == [s.respondent for s in sheets]
    assert {"private"} == {s.visibility for s in sheets}


def test_logo_of_the_example_is_fit_to_print(project: Project) -> None:
    """It is a transparent picture, wide enough, within limits and described in words."""
    logo = project.one(Brand).logo

    assert logo is not None
    assert logo.alt
    assert (logo, "") == pictures.trusted(logo)
    assert len(logo.content) <= pictures.KEPT_BYTES
    assert LEAST_PIXELS_WIDE <= logo.width <= pictures.KEPT_SIDE
    with Image.open(BytesIO(logo.content)) as picture:
        assert "RGBA" == picture.mode
        assert (0, 255) == picture.getchannel("A").getextrema()
