"""What would break if something went; nothing is changed by asking."""

from __future__ import annotations

import datetime as dt

from credo_builder.audit import audit
from credo_builder.domain import trace
from credo_builder.domain.findings import Finding
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.values import dataclass


@dataclass(frozen=True)
class WhatIf:
    """The project without one record, against the project with it.

    Attributes:
        record: what would be removed.
        losses: who would lose a link to it, in the order of the file.
        broken: expectations whose chain is whole now and would not be.
        alone: records of the chain that would neither link nor be linked any more.
        findings: what the check would find that it does not find now, the worst first.
        mended: how many findings would go with it.
    """

    record: Record
    losses: tuple[trace.Loss, ...]
    broken: tuple[Record, ...]
    alone: tuple[Record, ...]
    findings: tuple[Finding, ...]
    mended: int

    @property
    def is_harmless(self) -> bool:
        """Whether nothing else would notice."""
        return not (self.losses or self.broken or self.alone or self.findings)


def what_if(project: Project, record_id: str, on: dt.date | None) -> WhatIf | None:
    """Return what would break on day *on* if the record with *record_id* were removed.

    None when there is no such record.
    """
    record = project.get(record_id)
    if record is None:
        return None
    without = project.remove(record_id)
    before = {_name(f): f for f in audit(project, on) if f.counts}
    after = {_name(f): f for f in audit(without, on) if f.counts}
    whole = {c.expectation.id for c in trace.chains(without) if c.complete}
    alone = {r.id for r in trace.orphans(project)} | {record_id}
    return WhatIf(
        record=record,
        losses=trace.impact(project, record_id),
        broken=tuple(
            c.expectation
            for c in trace.chains(project)
            if c.complete and c.expectation.id not in whole | {record_id}
        ),
        alone=tuple(r for r in trace.orphans(without) if r.id not in alone),
        findings=tuple(f for name, f in after.items() if name not in before),
        mended=sum(1 for name in before if name not in after),
    )


def _name(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.record, finding.field
