"""Whether two files print the same words: asked before anything is timed."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

from benchmarks.script import ContentsList, Journey, NewPage, Register, Script, Words


class OtherWords(Exception):
    """A yardstick prints other words than the script holds, so its time says nothing."""


def bag(text: str) -> Counter[str]:
    """Return the words of *text* and how often each stands there."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


def printed(path: Path) -> Counter[str]:
    """Return the words that the PDF at *path* prints, by pdftotext or else by pypdf."""
    tool = shutil.which("pdftotext")
    if tool:
        done = subprocess.run([tool, str(path), "-"], capture_output=True, check=True)
        return bag(done.stdout.decode("utf-8", errors="replace"))
    from pypdf import PdfReader  # noqa: PLC0415  the second choice

    return bag("\n".join(page.extract_text() for page in PdfReader(path).pages))


def expected(script: Script) -> Counter[str]:
    """Return the words of *script* that stand there however its pages break."""
    said: list[str] = [*script.cover]
    for part in script.parts:
        match part:
            case Words():
                said.append(f"{part.number} {part.text}")
            case Register():
                said += [*part.columns, *(cell for row in part.rows for cell in row)]
            case Journey():
                said += [" ".join(step) for step in part.steps]
            case ContentsList():
                said += [f"{number} {title}" for number, title, _ in part.entries]
            case NewPage():
                continue
    return bag(" ".join(said))


def compare(script: Script, path: Path) -> None:
    """See that the PDF at *path* prints *script*, and beside it only what every page repeats.

    Raises:
        OtherWords: words are missing, or there are some that nobody asked for.
    """
    wanted, found = expected(script), printed(path)
    missing = wanted - found
    running = bag(" ".join((script.organisation, *script.foot, "Page of To keep on the wall")))
    heads = [p.running for p in script.parts if isinstance(p, NewPage)]
    heads += [c for p in script.parts if isinstance(p, Register) for c in p.columns]
    repeated = running + bag(" ".join(heads))
    extra = {w for w in found - wanted if w not in repeated and not w.isdigit()}
    if missing or extra:
        some = ", ".join(f"{w} {n}" for w, n in missing.most_common(6))
        raise OtherWords(f"{path.name}: missing {some or 'nothing'}; more: {sorted(extra)[:6]}")
