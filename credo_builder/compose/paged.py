"""A file together with what stands where in it."""

from __future__ import annotations

from credo_builder.values import dataclass


@dataclass(frozen=True)
class Stretch:
    """The pages of one section: its key, the first of its pages (from 0) and how many."""

    key: str
    first: int
    pages: int


@dataclass(frozen=True)
class Spot:
    """Where a named place stands: on which page (from 0), how many points from its top."""

    name: str
    page: int
    top: float


@dataclass(frozen=True)
class Paged:
    """A PDF, and what stands where in it.

    Attributes:
        content: the file.
        stretches: the sections in their order.
        spots: the places links may lead to, page by page.
        sizes: width and height of each page in points.
    """

    content: bytes
    stretches: tuple[Stretch, ...]
    spots: tuple[Spot, ...]
    sizes: tuple[tuple[float, float], ...]

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.sizes)


@dataclass(frozen=True)
class Excerpt:
    """One section of a document: its key, how many pages come before it, and how many in all."""

    key: str
    before: int
    of: int
