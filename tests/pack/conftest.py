"""Projects to make a pack of, and what is read from the pages again."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from credo_builder.app.starters import example
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.pack import OUTPUTS


@pytest.fixture(scope="session")
def larder_lane():
    """The finished example."""
    return example()


class Reading:
    """What tests read from a file of the pack."""

    @staticmethod
    def output(key):
        """Return the output of that key."""
        return next(one for one in OUTPUTS if one.key == key)

    @staticmethod
    def text(content):
        """Return the words of a PDF in the order of its pages."""
        command = ["pdftotext", "-raw", "-", "-"]
        return subprocess.run(
            command, input=content, capture_output=True, check=True
        ).stdout.decode()

    @staticmethod
    def placed(content):
        """Return the words of a PDF with their places, as poppler writes them."""
        command = ["pdftotext", "-bbox", "-", "-"]
        return subprocess.run(
            command, input=content, capture_output=True, check=True
        ).stdout.decode()

    @staticmethod
    def heard(content, path):
        """Return what a screen reader is told, in the order of the tree."""
        path.write_bytes(content)
        command = ["pdfinfo", "-struct-text", path]
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode(errors="replace")  # summaries of tables are no UTF-8 there

    @staticmethod
    def pdf(content):
        """Open a PDF."""
        return pikepdf.open(BytesIO(content))

    @staticmethod
    def sizes(content):
        """Return the sizes of type on the first page, in points."""
        with pikepdf.open(BytesIO(content)) as pdf:
            code = pikepdf.parse_content_stream(pdf.pages[0])
            return {float(given[1]) for given, operator in code if str(operator) == "Tf"}

    @staticmethod
    def with_credo(project, *lines, **answers):
        """Return *project* with these lines in its credo, if any, and other answers changed."""
        credo = replace(project.one(Credo), **answers)
        if lines:
            made = tuple(CredoLine(code=f"C{n}", text=text) for n, text in enumerate(lines, 1))
            credo = replace(credo, lines=made)
        return project.put(credo)


@pytest.fixture(scope="session")
def reading():
    """What tests read from a file of the pack."""
    return Reading
