"""A list of sites: a row each, with the name, the contact and the figures of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from credo_builder.app.cells import NONE, CellRefused
from credo_builder.app.masters import CODED, CONTACT, Master
from credo_builder.app.mentions import Mentions
from credo_builder.app.tables import Row, read
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.i18n import joined, told, told_of
from credo_builder.storage.text import shown_name
from credo_builder.values import dataclass

SITE = "site"
_OTHER_HEADS = {
    "site name": SITE, "name": SITE, "branch": SITE, "location": SITE, "telephone": "phone",
    "tel": "phone", "phone number": "phone", "e-mail": "email", "mail": "email",
    "email address": "email", "postal address": "address",
}  # fmt: skip
"""What people write over a column, to what it is."""
_OURS = "#"


@dataclass(frozen=True)
class Site:
    """One row of the list.

    Attributes:
        line: of the file, counted from 1. name: of the site.
        cells: key of a column to what it says; empty cells are left out.
        problem: why no project can be made of it; empty when one can.
        is_other: it says something else than what was approved.
    """

    line: int
    name: str
    cells: Mapping[str, str]
    problem: str = ""
    is_other: bool = False


@dataclass(frozen=True)
class SiteList:
    """A list of sites as it was read.

    Attributes:
        sites: a row each, broken ones too, in their order.
        warnings: sentences about the list or the master.
    """

    sites: tuple[Site, ...]
    warnings: tuple[str, ...] = ()


def read_sites(path: Path, master: Master) -> SiteList:
    """Return the sites in the table *path*, each tried on *master*.

    Raises:
        CredoError: the file cannot be read, or the heads of its columns do not tell what they
            are; the text names each with its place and what to do.
    """
    name = shown_name(path)
    rows = [row for row in read(path) if not row.is_empty]
    if not rows:
        raise CredoError(
            told("{file} is empty. Write a column “site”, and a line a site.", file=name)
        )
    heads = _heads(rows[0], name, master)
    sites = tuple(_site(row, heads, master) for row in rows[1:])
    if not sites:
        raise CredoError(told("{file} has heads, but no site. Write a line a site.", file=name))
    project = master.project
    warnings = (_twice(sites), _drafts(sites), _still_there(project), _results(project))
    return SiteList(sites, tuple(one for found in warnings for one in found))


def _heads(row: Row, name: str, master: Master) -> tuple[str, ...]:
    """Return the key of each column; empty for one that is nobody's business."""
    keys: list[str] = []
    problems: list[str] = []
    for number, cell in enumerate(row.cells, 1):
        key = head_key(cell)
        why: str = ""
        if key and key in keys:
            why = told("The column is there twice. Remove one.")
        elif key and key != SITE:
            try:
                key = master.column(key).key
            except CellRefused as error:
                why = error.args[0]
        if why:
            said = told(
                "column {n}, “{head}”: {why}", n=number, head=" ".join(cell.split()), why=why
            )
            problems.append(
                told("{file}: line {line}: {what}", file=name, line=row.line, what=said)
            )
        keys.append(key)
    if SITE not in keys:
        missing = told(
            "{file}: line {line}: there is no column “site”. Write it over the names of the "
            "sites; the first line holds the heads.",
            file=name,
            line=row.line,
        )
        problems.insert(0, missing)
    if problems:
        raise CredoError(joined(problems, "\n"))
    return tuple(keys)


def head_key(head: str) -> str:
    """Return what the *head* of a column means; empty where it is for its writer alone."""
    plain = " ".join(head.split()).rstrip(":* ").casefold()
    if plain.startswith(_OURS):
        return ""
    if plain in (SITE, *CONTACT):
        return plain
    if plain in _OTHER_HEADS:
        return _OTHER_HEADS[plain]
    plain = re.sub(r"[ -]+", "_", re.sub(r"\s*\.\s*", ".", plain))
    coded = CODED.fullmatch(plain)
    field = coded[2] if coded else plain
    return f"{coded[1].upper()}.{field}" if coded else field


def _site(row: Row, heads: tuple[str, ...], master: Master) -> Site:
    over = [cell for cell in row.cells[len(heads) :] if cell]
    cells = {key: cell for key, cell in zip(heads, row.cells, strict=False) if key and cell}
    name = " ".join(cells.pop(SITE, "").split())
    problem: str = ""
    is_other = False
    if over:
        problem = told(
            "There are more cells than heads, from “{cell}” on. A cell that holds a comma "
            "stands in double quotes.",
            cell=over[0],
        )
    elif not name or name == NONE:
        problem = told("site: It is empty. Write the name of the site, or delete the line.")
    else:
        try:
            is_other = master.at(name, cells).is_approved != master.project.is_approved
        except CellRefused as error:
            problem = error.args[0]
    return Site(row.line, name, cells, problem, is_other)


def _twice(sites: tuple[Site, ...]) -> Iterator[str]:
    """Yield a sentence for each name that more than one row has."""
    lines: dict[str, list[Site]] = {}
    for one in sites:
        if one.name:
            lines.setdefault(one.name.casefold(), []).append(one)
    for held in lines.values():
        if len(held) > 1:
            yield told(
                "“{site}” is there more than once, in lines {lines}: each has a file of its own.",
                site=held[0].name,
                lines=", ".join(str(one.line) for one in held),
            )


def _drafts(sites: tuple[Site, ...]) -> Iterator[str]:
    """Yield a sentence where sites change what was approved."""
    count = sum(1 for one in sites if one.is_other)
    if count:
        yield told_of(
            "{n} site of {all} says something else than what was approved, so it prints as a "
            "draft. Approve each as a project of its own, or leave those cells empty.",
            "{n} sites of {all} say something else than what was approved, so they print as "
            "drafts. Approve each as a project of its own, or leave those cells empty.",
            count,
            all=len(sites),
        )


def _still_there(project: Project) -> Iterator[str]:
    """Yield a sentence where the master's own place stands in other answers."""
    place = project.one(Organisation).place.strip()
    found = [
        one for one in Mentions(project, (place,)).fields if not one.startswith("organisation.")
    ]
    if found:
        yield told(
            "“{place}”, where the master is, stands in {fields} as well, and stays there. Write "
            "{{org}} in its place, or give it a column.",
            place=place,
            fields=", ".join(found[:5]),
        )


def _results(project: Project) -> Iterator[str]:
    """Yield a sentence where results of the master would print as those of every site."""
    count = sum(1 for one in project.of(Measure) if one.results)
    if count:
        yield told_of(
            "The results of {n} measure come from the master and print for every site as they "
            "are. Take them out of the master if they are those of one site.",
            "The results of {n} measures come from the master and print for every site as they "
            "are. Take them out of the master if they are those of one site.",
            count,
        )
