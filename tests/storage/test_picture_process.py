"""A stranger's picture is decoded in a process of its own, which may use little."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from storage_samples import PICTURE, drawn

from credo_builder import __main__ as window
from credo_builder.domain.records import Picture
from credo_builder.errors import PictureRefused
from credo_builder.storage import picture_making, picture_process, pictures
from credo_builder.storage.picture_headers import is_bare, kind_of

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows sets no limits from inside")
CONFINED = (
    "import sys; sys.path[:] = sys.argv[1:]\n"
    "from credo_builder.storage import picture_making\n"
    "picture_making.confine()\n"
)


def confined(deed: str) -> subprocess.CompletedProcess[str]:
    """Run *deed* in a process as narrow as the one that decodes."""
    return subprocess.run(
        [sys.executable, "-I", "-c", CONFINED + deed, *(p for p in sys.path if p)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def instead(monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    """Let a process that does *deed* stand for the one that decodes."""
    monkeypatch.setattr(picture_process, "command", lambda: [sys.executable, "-I", "-c", deed])


def test_pictures_from_outside_are_decoded_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking a picture in, from a file or a project, never decodes it in this process."""
    monkeypatch.setattr(Image, "open", lambda *_a, **_k: pytest.fail("decoded here"))
    file = drawn(20, "JPEG", comment="SECRET")
    stranger = Picture(
        media_type="image/jpeg", sha256=hashlib.sha256(file).hexdigest(), content=file
    )

    assert 20 == pictures.take_in(file).width
    assert 20 == pictures.trusted(stranger)[0].width


@POSIX
@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("bytearray(200 * 2**20)", "MemoryError"),
        ("open('/etc/passwd')", "Too many open files"),
        ("import socket; socket.socket()", "Error"),
        ("import sys; sys.stdout.write('here')", ""),
    ],
)
def test_the_process_may_do_little(deed: str, told: str) -> None:
    """It gets no large memory, no file and no socket; writing its answer is all it may."""
    ended = confined(deed)

    assert told in ended.stderr
    assert (0 if not told else 1) == ended.returncode


@POSIX
def test_the_process_may_not_compute_for_long() -> None:
    """The system ends it after two seconds of the processor."""
    ended = confined("while True: pass")

    assert ended.returncode < 0


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("import time; time.sleep(9)", r"takes too long to read\. Save it smaller"),
        ("import os; os.abort()", "takes too long to read"),
        ("import sys; sys.exit(3)", r"is damaged\. Open it in a picture program"),
        ("import sys; sys.exit(4)", r"needs too much memory\. Save it smaller"),
        ("import sys; sys.exit(1)", "could not be made anew"),
        ("print('no picture')", "could not be made anew"),
        ("pass", "could not be made anew"),
    ],
)
def test_a_process_that_fails_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, deed: str, words: str
) -> None:
    """Killed, too slow, out of memory or talking nonsense: a refusal that says what to do."""
    monkeypatch.setattr(picture_process, "PATIENCE", 0.5)
    instead(monkeypatch, deed)

    with pytest.raises(PictureRefused, match=words):
        pictures.take_in(drawn())


def test_a_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be had, the picture is refused and nothing is decoded here."""
    monkeypatch.setattr(picture_process, "command", lambda: ["/nowhere/python"])

    with pytest.raises(PictureRefused, match="could not be started"):
        pictures.take_in(drawn())


def test_a_project_opens_without_a_picture_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of a project file that cannot be decoded is left out, with the reason."""
    instead(monkeypatch, "import os; os.abort()")
    file = drawn(20, "JPEG", comment="SECRET")
    stranger = Picture(
        media_type="image/jpeg", sha256=hashlib.sha256(file).hexdigest(), content=file
    )

    assert (None, "The picture takes too long to read. Save it smaller, and choose that one.") == (
        pictures.trusted(stranger)
    )


def test_one_executable_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that is one executable is called with a switch, which it knows."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/credo-builder")
    monkeypatch.setattr(picture_making, "main", lambda: 7)

    assert ["/opt/credo-builder", "--take-picture"] == picture_process.command()
    assert 7 == window.main(["--take-picture"])


def jpeg(**more: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), (9, 80, 160)).save(file, "JPEG", **more)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        jpeg(progressive=True),
        jpeg(comment="SECRET"),
        jpeg()[:-2] + b"\xff\xfe\x00\x08SECRET\xff\xd9",
        jpeg() + b"SECRET\xff\xd9",
        drawn(20, mode="L"),
        drawn(20) + b"SECRET",
    ],
    ids=["many scans", "comment", "comment behind", "text behind", "grey", "text behind a PNG"],
)
def test_only_what_we_write_ourselves_is_believed(content: bytes) -> None:
    """A file with anything behind its pixels, or of another build, is not taken on its word."""
    assert not is_bare(content)


def test_what_we_write_ourselves_is_believed() -> None:
    """Both kinds of picture we write pass without being decoded."""
    photo = pictures.take_in(jpeg())

    assert (True, True) == (is_bare(photo.content), is_bare(PICTURE.content))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<svg width='1'>", "SVG"),
        (b"GIF89a", "GIF"),
        (b"II*\0", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (Path(__file__).read_bytes()[:200], ""),
    ],
)
def test_other_kinds_are_known_by_name(content: bytes, kind: str) -> None:
    """Who chooses a file of another kind reads which kind it is."""
    assert kind == kind_of(content)
