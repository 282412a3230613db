"""Word copies in LibreOffice: opened, made into PDFs, and held against what they should say.

Run by hand, for it needs an office program (Debian: libreoffice-writer-nogui):

    python tests/judges/word_in_office.py [--starters]

For the example in its three editions, and with --starters every starter, it says how many pages,
headings, tables with head rows and pictures with words the office's own tagged PDF has, and what
is missing there; it exits with 1 when anything is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from answer_pages import bookmarks, squeezed
from structure import Tree
from word_text import W, paragraphs, part

from credo_builder.app.starters import example, load, starters
from credo_builder.compose.composer import compose, look
from credo_builder.compose.document import Document
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.render import word

_TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def main() -> int:
    """Judge what the arguments name; return the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--starters", action="store_true")
    wanted: list[tuple[str, Project, str]] = [("example", example(), e.value) for e in Edition]
    if asked.parse_args().starters:
        wanted += [(one.name, load(one.name), "staff") for one in starters()]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, project, edition in wanted:
            document = compose(project, edition)
            path = Path(folder) / f"{name}-{edition}.docx"
            path.write_bytes(word.build(document, look(project)))
            with Tree(opened(path)) as tree:
                found = list(missing(document, path.read_bytes(), tree))
                told = f"{len(tree.pdf.pages)} pages, {counts(tree)}"
            lines = [f"{name}, {edition}: {told}; {len(found)} missing", *found[:5]]
            sys.stdout.write("\n  ".join(lines) + "\n")
            faults += len(found)
    return 1 if faults else 0


def opened(path: Path) -> Path:
    """Let LibreOffice open a file and write it as a tagged PDF; return that."""
    command = ["soffice", "--headless", "--convert-to", _TAGGED, "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".pdf")


def counts(tree: Tree) -> str:
    """Return how many headings, tables with heads and pictures with words a PDF has."""
    heads = sum(node.tag in {"H1", "H2", "H3"} for node in tree.root.walk())
    tables = [node for node in tree.of("Table") if any(n.tag == "TH" for n in node.walk())]
    told = [node for node in tree.of("Figure") if node.alt.strip()]
    return f"{heads} headings, {len(tables)} tables with heads, {len(told)} pictures with words"


def missing(document: Document, content: bytes, tree: Tree) -> Iterator[str]:
    """Yield what the office's PDF lacks: bookmarks, head rows, words of pictures, sentences."""
    titles = {squeezed(title) for title, _ in bookmarks(tree.path)}
    for section in document.sections[1:]:
        if squeezed(f"{section.number}{section.title}") not in titles:
            yield f"no bookmark for “{section.title}”"
    root = part(content, "word/document.xml")
    headed = sum(table.find(f".//{W}tblHeader") is not None for table in root.iter(f"{W}tbl"))
    kept = sum(any(node.tag == "TH" for node in table.walk()) for table in tree.of("Table"))
    if kept != headed:
        yield f"{headed} tables with head rows, {kept} of them in the PDF"
    silent = [node for node in tree.of("Figure") if not node.alt.strip()]
    if silent:
        yield f"{len(silent)} pictures without words"
    printed = squeezed("".join(tree.text(node) for node in tree.root.kids))
    for text in paragraphs(content):
        if squeezed(text) not in printed:
            yield f"“{text[:70]}”"


if __name__ == "__main__":
    sys.exit(main())
