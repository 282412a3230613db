"""What is not an answer stays at home: places in pictures, names of users, hosts and folders."""

from __future__ import annotations

import getpass
import hashlib
import io
import platform
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from credo_builder.app import library
from credo_builder.app.export import export
from credo_builder.app.session import Session
from credo_builder.chapters.branding import Brand
from credo_builder.storage import codec

SECRET = "SECRET-51.5N-0.12W"
FOLDER = "private-folder-of-mallory"


def photo() -> bytes:
    """Return a photograph as telephones make them: place, owner, comment, a small copy."""
    told = Image.Exif()
    told[0x010E] = told[0x013B] = told[0x9286] = SECRET
    told.get_ifd(0x8825)[29] = SECRET
    file = io.BytesIO()
    picture = Image.linear_gradient("L").convert("RGB")
    xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    picture.save(file, "JPEG", exif=told, comment=SECRET, xmp=xmp)
    return file.getvalue()


def unpacked(content: bytes) -> bytes:
    """Return all that stands in a PDF, its streams unpacked."""
    parts = [content]
    with pikepdf.open(io.BytesIO(content)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    parts.append(one.read_bytes())
                except pikepdf.PdfError:
                    parts.append(one.read_raw_bytes())
            else:
                parts.append(one.unparse())
        parts.append(document.trailer.unparse())
    return b"\n".join(parts)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """Return project and PDF of somebody whose names and folders are known."""
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "mallory-the-user")
    monkeypatch.setattr(platform, "node", lambda: "mallory-the-host")
    folder = tmp_path / FOLDER
    folder.mkdir()
    picture = folder / "photo.jpg"
    picture.write_bytes(photo())
    session = Session.example()
    session.take_logo(picture)
    session.save_as(folder / "cafe.credo")
    library.remember(folder / "cafe.credo", "Café", 1, 20)
    export(session.project, folder / "cafe.pdf", "full")
    session.close()
    return (folder / "cafe.credo").read_bytes(), (folder / "cafe.pdf").read_bytes()


def test_the_photograph_tells_much() -> None:
    """What is looked for stands in the picture that is chosen."""
    assert photo().count(SECRET.encode()) >= 4


def test_neither_project_nor_pdf_tells_of_the_machine(written: tuple[bytes, bytes]) -> None:
    """No user, host or folder, and nothing the picture told beside its pixels."""
    project, paper = written
    logo = codec.read(project, "cafe.credo").project.one(Brand).logo
    everything = b"\n".join((project, logo.content, unpacked(paper)))
    traces = {"mallory", FOLDER, "photo.jpg", SECRET, str(Path.home()), "/tmp/"}
    traces |= {getpass.getuser(), platform.node()} - {"root"}

    assert [] == [trace for trace in traces if trace.encode() in everything]


def test_a_strangers_project_loses_what_its_pictures_tell() -> None:
    """A picture inside a project file is made anew before it is printed or saved again."""
    session = Session.example()
    brand = session.project.one(Brand)
    spoken = codec.write(session.project)
    told = replace(brand.logo, content=photo(), media_type="image/jpeg", width=256, height=256)
    told = replace(told, sha256=hashlib.sha256(told.content).hexdigest())
    stranger = codec.write(session.project.put(replace(brand, logo=told)))
    opened = codec.read(stranger, "stranger.credo").project.one(Brand).logo

    assert spoken != stranger
    assert SECRET.encode() not in opened.content
    assert (256, 256) == (opened.width, opened.height)


def test_a_trace_in_a_document_is_noticed() -> None:
    """The search bites: a name inside a packed stream is found."""
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Hidden = document.make_stream(SECRET.encode())
        document.save(file, compress_streams=True, recompress_flate=True)

    assert SECRET.encode() in unpacked(file.getvalue())
