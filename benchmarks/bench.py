"""The files every measurement reads, made once, and the form of an answer."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks import generator
from benchmarks.builders import BUILDERS, PRINTERS
from benchmarks.flow import script
from benchmarks.measure import NotMeasured, Worker
from benchmarks.script import ROOT
from benchmarks.texts import OtherWords, compare
from credo_builder.compose.document import Document


@dataclass(frozen=True)
class Row:
    """One comparison.

    Attributes:
        id: goal it belongs to. figure: what was measured; None when it was not.
        goal: what it should be at most (P12: at least).
        holds: whether it is; None when not measured.
        detail: what is compared, how often, and in what time.
    """

    id: str
    figure: float | None
    goal: float | None
    holds: bool | None
    detail: str

    def as_json(self) -> dict[str, Any]:
        """Return the row as plain JSON."""
        return asdict(self)


def at_most(name: str, figure: float, goal: float, detail: str) -> Row:
    """Return a row whose *figure* should be *goal* or less."""
    return Row(name, round(figure, 3), goal, figure <= goal, detail)


def unmeasured(name: str, goal: float | None, detail: str) -> Row:
    """Return a row that says why there is no figure."""
    return Row(name, None, goal, None, detail)


@dataclass
class Bench:
    """One run of the benchmark.

    Args:
        folder: for the files that are timed. python: interpreter for peers.
        pairs: how many pairs a quick comparison takes.
    """

    folder: Path
    python: str
    pairs: int = 9

    def document(self, name: str, make: Callable[[], Document]) -> tuple[Path, Path]:
        """Return the files of a document, as blocks and as script, made on the first call."""
        blocks, words = self.folder / f"{name}.document", self.folder / f"{name}.script"
        if not blocks.exists():
            made = make()
            blocks.write_bytes(pickle.dumps(made))
            words.write_bytes(pickle.dumps(script(made)))
        return blocks, words

    def reference(self, times: int = 1) -> tuple[Path, Path]:
        """Return the files of the reference document *times* as long."""
        return self.document(f"reference{times}", lambda: generator.reference(times))

    def side(self, name: str, times: int = 1) -> tuple[str, Path]:
        """Return the builder *name* with the file of the reference document it reads."""
        return self.reading(name, self.reference(times))

    def reading(self, name: str, files: tuple[Path, Path]) -> tuple[str, Path]:
        """Return the builder *name* with that of *files* which it reads."""
        return name, files[0 if BUILDERS[name].reads == "document" else 1]

    @cached_property
    def project(self) -> Path:
        """The finished example as a project file."""
        path = self.folder / "example.credo"
        path.write_bytes((ROOT / "resources" / "example" / "larder_lane.credo").read_bytes())
        return path

    @cached_property
    def pdf(self) -> Path:
        """The reference document, built."""
        path = self.folder / "reference.pdf"
        with Worker(*self.side("engine"), self.python) as worker:
            worker.save(path)
        return path

    def example(self) -> tuple[Path, Path]:
        """Return the files of the example's staff edition, composed beforehand."""

        def made() -> Document:
            from credo_builder.app.approval import checked  # noqa: PLC0415  only some goals need it
            from credo_builder.compose.composer import compose  # noqa: PLC0415
            from credo_builder.storage import open_project  # noqa: PLC0415

            return compose(checked(open_project(self.project).project)[0], "staff", None)

        return self.document("example", made)

    def same_words(self) -> list[str]:
        """See that every printer prints the same words; return what could not be asked.

        Raises:
            OtherWords: one prints others.
        """
        said: list[str] = []
        words = script(generator.reference())
        for name in PRINTERS:
            try:
                with Worker(*self.side(name), self.python) as worker:
                    path = self.folder / f"{name}.pdf"
                    worker.save(path)
                    compare(words, path)
            except NotMeasured as reason:
                said.append(str(reason))
            except OtherWords as reason:
                raise OtherWords(f"{name} prints other words: {reason}") from reason
        return said
