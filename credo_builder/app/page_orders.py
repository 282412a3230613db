"""What a window and the process that makes its pages say to each other, as bytes.

Orders go one way and answers the other, each behind its length, over the two pipes that a
process is born with: no socket, no file, nobody else to listen. Orders are pickled, since a
project is sent at every pause in typing; only the process that was started for this reads
them. Answers hold no objects, so the window never unpickles anything.
"""

from __future__ import annotations

import copyreg
import json
import pickle
import struct
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any, BinaryIO

from credo_builder.compose.paged import Paged, Spot, Stretch
from credo_builder.domain.project import Project
from credo_builder.values import dataclass

_LENGTHS = struct.Struct(">II")
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class Order:
    """Pages that are wanted.

    Attributes:
        generation: counts up; the pages of an older order are no longer wanted.
        project: what to print. edition: public, staff or full.
        near: key of the section in view, which is laid out first; empty for none.
        language: tag of the language the screen speaks, for what goes wrong.
    """

    generation: int
    project: Project
    edition: str
    near: str = ""
    language: str = ""


@dataclass(frozen=True)
class Answer:
    """Pages that were made, or why there are none.

    Attributes:
        generation: of the order.
        paged: the pages; None where they could not be made.
        near: key of the section that is all there is so far; empty for the whole document.
        fault: the sentence that says why there are none.
        at: key of the section that could not be laid out; empty where that is not known.
    """

    generation: int
    paged: Paged | None = None
    near: str = ""
    fault: str = ""
    at: str = ""


def packed(order: Order) -> bytes:
    """Return *order* as the process reads it."""
    held = order.project
    # Not the project itself, which carries what it has worked out about itself.
    whole = (held.project_id, held.settings, held.saved_seq, dict(held.records))
    written = BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump((order.generation, whole, order.edition, order.near, order.language))
    content = written.getvalue()
    return _LENGTH.pack(len(content)) + content


def orders(source: BinaryIO) -> Iterator[Order]:
    """Yield the orders that come in from *source*, until nobody is there to give any."""
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        size = _LENGTH.unpack(head)[0]
        content = source.read(size)
        if len(content) < size:
            return
        generation, whole, edition, near, language = pickle.loads(content)  # noqa: S301 - from our window
        project_id, settings, saved, records = whole
        project = Project(
            project_id=project_id,
            settings=settings,
            saved_seq=saved,
            records=MappingProxyType(records),
        )
        yield Order(generation, project, edition, near, language)


def told(answer: Answer) -> bytes:
    """Return *answer* as the window reads it."""
    paged = answer.paged
    head = {
        "generation": answer.generation,
        "near": answer.near,
        "fault": answer.fault,
        "at": answer.at,
        "paged": None
        if paged is None
        else [
            [[s.key, s.first, s.pages] for s in paged.stretches],
            [[s.name, s.page, s.top] for s in paged.spots],
            paged.sizes,
        ],
    }
    text = json.dumps(head).encode()
    content = b"" if paged is None else paged.content
    return _LENGTHS.pack(len(text), len(content)) + text + content


class Answers:
    """Answers out of bytes that come in pieces."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._held = bytearray()

    def take(self, piece: bytes) -> Iterator[Answer]:
        """Yield the answers that *piece* completes."""
        self._held += piece
        while len(self._held) >= _LENGTHS.size:
            text, content = _LENGTHS.unpack_from(self._held)
            start, end = _LENGTHS.size + text, _LENGTHS.size + text + content
            if len(self._held) < end:
                return
            head = json.loads(self._held[_LENGTHS.size : start])
            yield _answer(head, bytes(self._held[start:end]))
            del self._held[:end]


def _answer(head: dict[str, Any], content: bytes) -> Answer:
    paged = None
    if head["paged"] is not None:
        stretches, spots, sizes = head["paged"]
        paged = Paged(
            content,
            tuple(Stretch(*one) for one in stretches),
            tuple(Spot(*one) for one in spots),
            tuple((wide, high) for wide, high in sizes),
        )
    return Answer(head["generation"], paged, head["near"], head["fault"], head["at"])


def _read_only(held: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(held)


def _reduced(held: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _read_only, (dict(held),)


_REDUCERS = {**copyreg.dispatch_table, MappingProxyType: _reduced}
