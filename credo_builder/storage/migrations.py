"""Older files step by step to the form of today: a chain of pure functions.

Each function takes the parsed object of one version and returns that of the next; it
never changes what it was given. ``migrations[n]`` leads from version n to n + 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

SCHEMA_VERSION = 1
"""The version this program writes, and the newest ``min_reader`` it can edit."""

Migration = Callable[[Mapping[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})


def migrated(
    parsed: Mapping[str, Any],
    *,
    chain: Mapping[int, Migration] = MIGRATIONS,
    current: int = SCHEMA_VERSION,
) -> dict[str, Any]:
    """Return *parsed* brought to the *current* version; a newer one is returned as it is.

    Args:
        parsed: the object of a file, its ``schema_version`` a whole number from 1.
        chain: version to the function that leads from it to the next.
        current: the version wanted.

    Raises:
        KeyError: the chain has a hole.
    """
    at = dict(parsed)
    for version in range(at["schema_version"], current):
        at = {**chain[version](at), "schema_version": version + 1}
    return at
