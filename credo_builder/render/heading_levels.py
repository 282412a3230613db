"""Levels of headings, counted as a screen reader hears them: none is ever skipped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_DEEPEST = 6
_SECTION, _PART = 1, 2


class HeadingLevels:
    """Counts the levels of one document, section by section; a section's title is level 1.

    A heading of a section's own opens a part of it. The name of a thing stands one level below
    the section or its part, and what is told of the thing one below its name. What stands in an
    entry counts for that entry alone.
    """

    def __init__(self) -> None:
        self._level = 0
        self._in_part = False
        self._is_named = False

    def begin_section(self, title: str) -> None:
        """Start under a new section, whose *title* is a heading if it has words."""
        self._level = _SECTION if title.strip() else 0
        self._in_part = self._is_named = False

    def heading(self, level: int, *, aside: bool) -> int:
        """Return the level of a heading block of *level*; *aside* when in a side column."""
        if level <= _PART and not aside:
            self._in_part, self._is_named = True, False
            return self._next(_PART)
        if aside:
            return self.name()
        return self._next(self._beside_name + self._is_named)

    def name(self) -> int:
        """Return the level of a thing's name, a paragraph that serves as its heading."""
        self._is_named = True
        return self._next(self._beside_name)

    @property
    def _beside_name(self) -> int:
        """The level of names where they stand now."""
        return _PART + self._in_part

    def _next(self, wanted: int) -> int:
        self._level = min(wanted, self._level + 1, _DEEPEST)
        return self._level

    @contextmanager
    def entry(self) -> Iterator[None]:
        """Count what stands in an entry, and go on after it as if it had not been there."""
        level, in_part, is_named = self._level, self._in_part, self._is_named
        self._is_named = False
        yield
        self._level, self._in_part, self._is_named = level, in_part, is_named
