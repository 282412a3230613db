"""One concrete change for a policy that nobody may bend."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import Empowerment, Firmness, MayBend, Policy
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity, in_words
from credo_builder.i18n import Told, catalogue, told
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Bending:
    """Who could bend a policy, and how far.

    Attributes:
        role: somebody who is there when it happens.
        limit: what they may spend already on one case; None when nothing is said of it.
    """

    role: Role
    limit: Quantity | None

    @property
    def how_far(self) -> str:
        """The limit in words, empty without one."""
        return told("Up to {limit}", limit=in_words(self.limit)) if self.limit else ""


def bending(project: Project, policy: Policy) -> Bending | None:
    """Return a way to let *policy* bend; None for a law, and for one that bends already.

    Those whom the policy guides come first, then those who face customers; among them
    whoever may spend something already, and of these the one who may spend least: the
    nearest to the customer.
    """
    if policy.firmness == Firmness.LEGAL or policy.bends:
        return None
    guided = project.linked(Role, policy.applies_to)
    near = guided or tuple(r for r in project.of(Role) if r.faces_customers)
    if not near:
        return None
    limits = {
        row.role: row.spend_limit for row in project.of(Empowerment) if row.spend_limit is not None
    }
    free = sorted((r for r in near if r.id in limits), key=lambda r: limits[r.id].value)
    role = free[0] if free else near[0]
    return Bending(role, limits.get(role.id))


def bent(policy: Policy, way: Bending, language: str = "") -> Policy:
    """Return *policy* as it bends by *way*, in words of the document's *language*.

    What else is said of bending stays.
    """
    far = way.how_far
    words = far.said(catalogue(language)) if isinstance(far, Told) else far
    bend: MayBend = replace(policy.may_bend, who=way.role.id, how_far=words)
    return replace(policy, may_bend=bend)
