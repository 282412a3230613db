"""Why Quick asks each question, and a good and a poor answer to it in five trades.

The texts stand in ``resources/teaching``, a file a Quick screen, so that whoever writes them
sees a question in all trades at once. A file is read when somebody first asks for one of its
lessons, never before.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from credo_builder import assets
from credo_builder.chapters.trades import Industry
from credo_builder.domain.project import Project
from credo_builder.values import dataclass

FOLDER = "teaching"
TRADES = {
    Industry.RESTAURANT_CAFE: "cafe",
    Industry.LOCAL_GOVERNMENT: "council",
    Industry.TRADES_HOME_SERVICES: "trades",
    Industry.CLINIC_HEALTH: "clinic",
    Industry.RETAIL_SHOP: "shop",
}
"""The five trades that have examples of their own, and how the files name them."""
NEAREST = {
    Industry.HOTEL_LODGING: Industry.RESTAURANT_CAFE,
    Industry.SUPERMARKET_GROCERY: Industry.RETAIL_SHOP,
    Industry.ONLINE_SHOP: Industry.RETAIL_SHOP,
    Industry.BANK_FINANCE: Industry.LOCAL_GOVERNMENT,
    Industry.EDUCATION: Industry.LOCAL_GOVERNMENT,
    Industry.CHARITY: Industry.LOCAL_GOVERNMENT,
    Industry.INTERNAL_SERVICE_TEAM: Industry.LOCAL_GOVERNMENT,
    Industry.PROFESSIONAL_SERVICES: Industry.TRADES_HOME_SERVICES,
}
"""Whose examples serve the other trades: those that meet people in the most similar way."""


@dataclass(frozen=True)
class Lesson:
    """What one question is for, and how it is answered well and badly.

    Attributes:
        why: why it is asked, one to three sentences; may hold placeholders.
        good: a good answer, or a good choice with its reason; empty for a trade without one.
        poor: an answer that serves nobody.
        because: what is wrong with the poor one.
    """

    why: str
    good: str = ""
    poor: str = ""
    because: str = ""


def lesson(screen: str, path: str, industry: str) -> Lesson | None:
    """Return the lesson of the question *path* for a trade; None where there is none.

    Args:
        screen: key of the Quick screen that asks it.
        path: record and field, such as ``credo.lines.text``.
        industry: the project's trade. Where it tells nothing, only the reason is given.
    """
    held = _lessons(screen).get(path)
    if held is None:
        return None
    good, poor, because = held.get(_trade(industry), ("", "", ""))
    return Lesson(str(held["why"]), good, poor, because)


def lesson_for(project: Project, screen: str, path: str) -> Lesson | None:
    """Return the lesson of the question *path* for the trade of *project*; as `lesson`."""
    from credo_builder.chapters.organisation import Organisation  # noqa: PLC0415  heavy, late

    return lesson(screen, path, project.one(Organisation).industry)


def _trade(industry: str) -> str:
    known = next((one for one in Industry if one == industry), Industry.OTHER)
    return TRADES.get(NEAREST.get(known, known), "")


@cache
def _lessons(screen: str) -> dict[str, dict[str, Any]]:
    import tomllib  # noqa: PLC0415  the window's first painting needs none of this

    name = f"{screen}.toml"
    if name not in assets.names(FOLDER, ".toml"):
        return {}
    found: dict[str, dict[str, Any]] = {}
    _gather(tomllib.loads(assets.read_text(f"{FOLDER}/{name}")), "", found)
    return found


def _gather(table: dict[str, Any], path: str, into: dict[str, dict[str, Any]]) -> None:
    """Put each question below *table* into *into*, by its whole path."""
    for name, held in table.items():
        here = f"{path}.{name}" if path else name
        if "why" in held:
            into[here] = held
        else:
            _gather(held, here, into)
