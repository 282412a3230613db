"""`credo import`: records of another project taken in, with what they are linked to."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import click

from credo_builder.commands.base import FILE, FORCE, explained, opened
from credo_builder.commands.copy import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from credo_builder.app.importing import Offer
    from credo_builder.domain.project import Project
    from credo_builder.domain.records import Record


@click.command("import")
@FILE
@click.option(
    "--from", "other", required=True, type=click.Path(path_type=FilePath), help="Where from."
)
@click.option("--records", "codes", default="", help="Codes or ids there, parted by commas.")
@click.option("--list", "only_list", is_flag=True, help="List what there is, and write nothing.")
@click.option("--alone", is_flag=True, help="Without what they are linked to; those links go.")
@click.option("--new", "all_new", is_flag=True, help="Merge nothing, even where the words agree.")
@click.option("-o", "--output", type=click.Path(path_type=FilePath), help="The new file to write.")
@FORCE
def import_(
    file: FilePath,
    other: FilePath,
    output: FilePath | None,
    *,
    codes: str,
    only_list: bool,
    alone: bool,
    all_new: bool,
    force: bool,
) -> None:
    """Take records of another project into FILE, and write the whole to a new file.

    What the records are linked to comes along and is named. A record that says the same as
    one in FILE is merged with it: blank answers are filled, links are added.
    """
    from credo_builder.app import importing

    with explained():
        project, there = opened(file), opened(other)
        offers = importing.offers(project, there)
        if only_list:
            click.echo("\n".join(_listed(offers)) or "There is nothing to take in.")
            return
        if not codes.strip() or output is None:
            raise click.UsageError("Say which with --records and where with -o, or use --list.")
        chosen = _chosen(offers, codes)
        needed = () if alone else importing.needed(there, [one.id for one in chosen])
        wanted = [*(one.id for one in chosen), *(one.record.id for one in needed)]
        same = {o.record.id: o.same.id for o in offers if o.same is not None}
        merged = {} if all_new else {one: same[one] for one in wanted if one in same}
        done = importing.imported(project, there, wanted, merged)
        write(done.project, output, besides=(other,), force=force, label="credo import")
    for one in chosen:
        click.echo(_told(done.project, one, done.ids, merged))
    for need in needed:
        told = _told(done.project, need.record, done.ids, merged)
        click.echo(f"{told}, needed by {_named(need.by)}")
    click.echo(f"Wrote {output}: {len(done.added)} new, {len(done.merged)} merged.")


def _chosen(offers: Iterable[Offer], codes: str) -> tuple[Record, ...]:
    """Return the records that *codes* name, each once.

    Raises:
        click.UsageError: one of them names nothing that is offered.
    """
    offered = [offer.record for offer in offers]
    by_name = {one.code.casefold(): one for one in offered if one.code}
    by_name |= {one.id.casefold(): one for one in offered}
    found = {}
    for name in filter(None, (part.strip() for part in codes.split(","))):
        record = by_name.get(name.casefold())
        if record is None:
            raise click.UsageError(f"There is no record {name} to take in; --list names them.")
        found[record.id] = record
    return tuple(found.values())


def _told(
    project: Project, record: Record, ids: Mapping[str, str], merged: Mapping[str, str]
) -> str:
    """Return what became of *record* of the other project."""
    here = project.get(ids[record.id])
    code = here.code if here is not None else ""
    if record.id in merged:
        return f"  {_named(record)}: merged with {code or 'the one'} here"
    return f"  {_named(record)}: new" + (f", {code} here" if code else "")


def _named(record: Record) -> str:
    """Return code and words of *record*."""
    title = " ".join(record.title.split()) or record.term
    return f"{record.code} “{title}”".strip()


def _listed(offers: Iterable[Offer]) -> Iterable[str]:
    """Yield a line a record on offer, with the one here that says the same."""
    for offer in offers:
        same = f"  (the same as {offer.same.code or offer.same.id} here)" if offer.same else ""
        name = "" if offer.record.code else f"{offer.record.id}  "
        yield f"  {name}{_named(offer.record)}{same}"
