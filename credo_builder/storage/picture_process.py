"""Starts the process in which a stranger's picture is decoded, and tells how it ended."""

from __future__ import annotations

import sys

from credo_builder.errors import PictureRefused
from credo_builder.i18n import joined, told
from credo_builder.storage import picture_making

SWITCH = "--take-picture"
"""What an installation that is one executable is called with to become this process."""

PATIENCE = 20.0
"""Seconds of the clock until a process that did not answer is ended."""

RESAVE = told("Open it in a picture program, save it as PNG or JPEG, and choose that one.")
_SMALLER = told("Save it smaller, and choose that one.")


def made_apart(content: bytes) -> bytes:
    """Return the picture file *content* made anew, decoded in a process of its own.

    Raises:
        PictureRefused: it is damaged, takes too long, or needs too much memory.
    """
    import subprocess  # noqa: PLC0415 - few projects hold a stranger's picture

    try:
        code, file = _answered(content)
    except subprocess.TimeoutExpired as error:
        raise PictureRefused(_too_much()) from error
    except OSError as error:
        raise PictureRefused(
            told("The part of the program that reads pictures could not be started.")
        ) from error
    if code == picture_making.DAMAGED:
        raise PictureRefused(joined([told("The picture is damaged."), RESAVE]))
    if code == picture_making.TOO_LARGE:
        raise PictureRefused(joined([told("The picture needs too much memory."), _SMALLER]))
    if code < 0:
        raise PictureRefused(_too_much())
    if code or not file:
        raise PictureRefused(joined([told("The picture could not be made anew."), RESAVE]))
    return file


def _answered(content: bytes) -> tuple[int, bytes]:
    """Return how the process ended that was given *content*, and what it wrote."""
    import subprocess  # noqa: PLC0415 - as above

    ended = subprocess.run(  # noqa: S603 - this very program, told nothing by the picture
        command(),
        input=content,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return ended.returncode, ended.stdout


def command() -> list[str]:
    """Return what starts the process: this program itself where it is one executable.

    Else a Python that hears neither the environment nor the working folder, and finds
    Pillow where this one does.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    paths = [path for path in sys.path if path]
    return [sys.executable, "-I", "-S", picture_making.__file__, *paths]


def _too_much() -> str:
    return joined([told("The picture takes too long to read."), _SMALLER])
