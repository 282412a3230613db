"""A PDF is compared with what a project gives, and what differs first is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import credo_builder
from credo_builder import assets
from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
from credo_builder.app.verifying import Verdict, verify
from credo_builder.chapters.organisation import Organisation
from credo_builder.cli import main
from credo_builder.errors import CredoError
from credo_builder.render.pdf.origin import origin_of


@cache
def printed(edition: str = "public", paper: str = "A4") -> bytes:
    return pdf_bytes(example(), edition, paper)


def verified(folder: Path, content: bytes, project=None):
    file = folder / "cafe.pdf"
    file.write_bytes(content)
    return verify(project or example(), file)


@pytest.mark.parametrize(("edition", "paper"), [("public", "A4"), ("staff", "Letter")])
def test_what_the_project_gives_is_equal(tmp_path: Path, edition: str, paper: str) -> None:
    """Edition and paper are found by themselves, and named."""
    found = verified(tmp_path, printed(edition, paper))

    assert (True, f"cafe.pdf: equal: the {edition} edition on {paper}, byte for byte.") == (
        found.is_equal,
        found.told,
    )


def test_other_answers_are_told(tmp_path: Path) -> None:
    """A PDF of another state of the project is whole, but made from other answers."""
    project = example()
    other = project.put(replace(project.one(Organisation), name="Another name"))
    found = verified(tmp_path, printed(), other)

    assert (Verdict.OTHER_CONTENT, True) == (found.verdict, "from other answers" in found.told)


@pytest.mark.parametrize("at", [2_000, -3_000])
def test_a_changed_byte_is_told(tmp_path: Path, at: int) -> None:
    """A file in which a byte was changed was altered after it was made."""
    content = bytearray(printed())
    content[at] ^= 1
    found = verified(tmp_path, bytes(content))

    assert not found.is_equal
    assert found.verdict in (Verdict.ALTERED, Verdict.OTHER_CONTENT)


def test_bytes_behind_the_end_are_told(tmp_path: Path) -> None:
    """Something added to a file makes it an altered one."""
    found = verified(tmp_path, printed() + b"\n% added\n")

    assert Verdict.ALTERED == found.verdict


def test_another_version_of_the_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole file of another version cannot be compared, and that is said."""
    monkeypatch.setattr("credo_builder.render.pdf.archive._PRODUCER", "Credo Builder 9.8")
    content = pdf_bytes(example(), "public", "A4")
    monkeypatch.undo()
    found = verified(tmp_path, content)

    assert Verdict.OTHER_VERSION == found.verdict
    assert f"version 9.8 of the program, and this is {credo_builder.__version__}" in found.told


def test_a_pdf_of_another_program_is_told(tmp_path: Path) -> None:
    """A PDF that does not say that we made it differs for that."""
    assert Verdict.FOREIGN == verified(tmp_path, b"%PDF-1.4\nnothing").verdict
    assert origin_of(b"%PDF-1.4\nnothing") is None


@pytest.mark.parametrize("content", [b"", b"no document", None])
def test_what_is_no_pdf_cannot_be_compared(tmp_path: Path, content: bytes | None) -> None:
    """A file that is missing or of another kind is unreadable, not different."""
    file = tmp_path / "cafe.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CredoError, match=r"cafe\.pdf: (?:is no PDF|cannot be read)"):
        verify(example(), file)


def test_the_command_ends_as_it_says(tmp_path: Path) -> None:
    """Equal is 0, different 1, unreadable 2; each with one sentence."""
    project, file = tmp_path / "cafe.credo", tmp_path / "cafe.pdf"
    project.write_bytes(assets.read_bytes("example/larder_lane.credo"))
    file.write_bytes(printed())
    run = CliRunner().invoke
    equal = run(main, ["verify", str(project), str(file)])
    file.write_bytes(printed() + b" ")
    altered = run(main, ["verify", str(project), str(file)])
    missing = run(main, ["verify", str(project), str(tmp_path / "none.pdf")])

    assert [0, 1, 2] == [equal.exit_code, altered.exit_code, missing.exit_code]
    assert "cafe.pdf: equal" in equal.output
    assert "cafe.pdf: differs: it was altered" in altered.output
    assert "none.pdf: cannot be read" in missing.output
