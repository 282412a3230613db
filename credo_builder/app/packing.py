"""The pack of a project in a folder: a file an output, and a list that vouches for them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from credo_builder.app.approval import checked
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.errors import CannotSave, NothingYet, OutputRefused, RenderError
from credo_builder.pack import OUTPUTS, Output, make
from credo_builder.render.pdf.archive import page_count
from credo_builder.storage import files
from credo_builder.values import dataclass

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Made:
    """One file of a pack, ready to be written; ``pages`` is 0 where it has none."""

    output: Output
    file: str
    content: bytes
    pages: int

    is_made = True
    is_wrong = False

    @property
    def told(self) -> str:
        """What is said of it on the command line."""
        return f"{self.file} ({len(self.content) // 1024 + 1} KB)."

    @property
    def entry(self) -> dict[str, str | int]:
        """What the manifest says of it."""
        return {
            "file": self.file,
            "key": self.output.key,
            "form": self.output.form,
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "pages": self.pages,
        }


@dataclass(frozen=True)
class Refused:
    """One output that could not be made, and why.

    ``is_wrong`` is not so where a pack does without it, since it has nothing to tell yet.
    """

    output: Output
    reason: str
    is_wrong: bool = True
    is_made = False

    @property
    def told(self) -> str:
        """What is said of it on the command line."""
        return f"{self.output.name}: not made. {self.reason}"


def file_name(output: Output) -> str:
    """Return the name of the file of *output*: its number, its key, its form."""
    number = OUTPUTS.index(output) + 1
    return f"{number:02}-{output.key.replace('_', '-')}.{output.form}"


@dataclass(frozen=True)
class Order:
    """What is to be made: which outputs, for whom, on which paper, in which variants.

    Attributes:
        outputs: some of `credo_builder.pack.OUTPUTS`.
        edition: public, staff or full.
        paper: for those outputs that are made for it; the others take the project's own.
        variants: (key of an output, key of its variant).
        by_name: whether each was asked for by its name.
    """

    outputs: tuple[Output, ...]
    edition: str = Edition.STAFF
    paper: str | None = None
    variants: tuple[tuple[str, str], ...] = ()
    by_name: bool = False

    def made(self, project: Project) -> Iterator[Made | Refused]:
        """Yield each output as it is made, or why it is not; one does not stop the others.

        A project whose approval lapsed prints as a draft.
        """
        yield from self.made_as_it_is(checked(project)[0])

    def made_as_it_is(self, printed: Project) -> Iterator[Made | Refused]:
        """Yield each output as `made` does, approved if *printed* says so."""
        for output in self.outputs:
            way = dict(self.variants).get(output.key, "")
            try:
                content = make(output, printed, self.paper, self.edition, way)
            except (OutputRefused, RenderError) as error:
                wrong = self.by_name or not isinstance(error, NothingYet)
                yield Refused(output, str(error), is_wrong=wrong)
            else:
                pages = page_count(content) if output.form == "pdf" else 0
                yield Made(output, file_name(output), content, pages)


def order(
    only: str = "",
    edition: str = Edition.STAFF,
    paper: str | None = None,
    ways: Sequence[str] = (),
) -> Order:
    """Return the order in the words of a command line.

    Args:
        only: keys, parted by commas; without any, all that readers of *edition* may have.
        edition: public, staff or full.
        paper: A4, Letter or another that one of the outputs is made for.
        ways: ``key=variant`` each.

    Raises:
        ValueError: there is no such output, paper or variant; the text lists those there are.
    """
    keys = [key.strip().replace("-", "_") for key in only.split(",") if key.strip()]
    outputs = {one.key: one for one in OUTPUTS}
    for key in keys:
        _known(key, outputs, "output")
    if paper is not None:
        _known(paper, dict.fromkeys(size for one in OUTPUTS for size in one.papers), "paper")
    variants = []
    for way in ways:
        key, _, variant = way.replace("-", "_").partition("=")
        held = _known(key, outputs, "output")
        _known(variant, [one.key for one in outputs[held].variants], f"variant of {held}")
        variants.append((key, variant))
    wanted = tuple(one for one in OUTPUTS if (one.key in keys if keys else one.is_for(edition)))
    return Order(wanted, edition, paper, tuple(variants), by_name=bool(keys))


def _known(word: str, known: Collection[str], what: str) -> str:
    if word not in known:
        choice = f"choose {', '.join(known)}" if known else "there is none"
        message = f"There is no {what} “{word}”: {choice}."
        raise ValueError(message)
    return word


def write(
    results: Iterable[Made | Refused], folder: str | os.PathLike[str]
) -> Iterator[Made | Refused]:
    """Write what is made into *folder*, and yield each when it is there; then the manifest.

    Files of the pack that are there are replaced, anything else stays. The manifest lists what
    was made this time.

    Raises:
        credo_builder.errors.CannotSave: the disk refused, or another kind of file stands there.
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        message = f"{place}: the folder could not be made: {why}. Choose another."
        raise CannotSave(message) from error
    entries = []
    for one in results:
        if isinstance(one, Made):
            target = place / one.file
            files.refuse_other_kind(target, beginning=one.content[:5])
            files.save(target, one.content)
            entries.append(one.entry)
        yield one
    text = json.dumps(entries, indent=2) + "\n"
    files.save(place / MANIFEST, text.encode())


def export(project: Project, path: str | os.PathLike[str], key: str, paper: str) -> int:
    """Write the output called *key* to *path*, replacing one that is there; return its size.

    Raises:
        credo_builder.errors.CannotSave: a file of another kind stands there, or the disk refused.
        credo_builder.errors.OutputRefused: the answers are too long for it, or too few.
        ValueError: there is no such output.
    """
    printed, _ = checked(project)
    output = next((one for one in OUTPUTS if one.key == key), None)
    if output is None:
        message = f"There is no output “{key}”."
        raise ValueError(message)
    content = make(output, printed, paper)
    files.refuse_other_kind(path, beginning=content[:5])
    files.save(path, content)
    return len(content)
