"""One concrete change for a policy that nobody may bend."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from credo_builder.app.empathy import bending, bent
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import Empowerment, Firmness, MayBend, Policy
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity

RULE = Policy(id="pol_a", title="Refunds", firmness=Firmness.RULE)


def pounds(value):
    return Quantity(value=Decimal(value), unit="GBP")


def shop():
    """Return a shop where two roles face customers and may spend 10 and 40 pounds."""
    return (
        Project()
        .put(Role(id="rol_lead", name="Counter lead", faces_customers=True))
        .put(Role(id="rol_team", name="Counter team", faces_customers=True))
        .put(Role(id="rol_book", name="Bookkeeper"))
        .put(Empowerment(id="emp_a", role="rol_lead", spend_limit=pounds(40)))
        .put(Empowerment(id="emp_b", role="rol_team", spend_limit=pounds(10)))
    )


def test_the_one_nearest_to_the_customer_is_proposed_with_their_limit():
    """Of those who may spend something, the one who may spend least comes first."""
    way = bending(shop(), RULE)

    assert ("Counter team", "Up to £10") == (way.role.name, way.how_far)
    assert MayBend(who="rol_team", how_far="Up to £10") == bent(RULE, way).may_bend


def test_those_whom_the_policy_guides_come_before_all_others():
    """A policy for one role is bent by that role, with or without a limit."""
    books = replace(RULE, applies_to=("rol_book",))

    way = bending(shop(), books)

    assert ("Bookkeeper", None, "") == (way.role.name, way.limit, way.how_far)


def test_nothing_is_proposed_for_a_law_or_for_what_bends_already():
    """A law cannot bend; a policy that says how far needs no proposal; nobody can bend alone."""
    law = replace(RULE, firmness=Firmness.LEGAL)
    soft = replace(RULE, may_bend=MayBend(how_far="half an hour"))

    assert [None, None, None] == [
        bending(shop(), law), bending(shop(), soft), bending(Project(), RULE),
    ]  # fmt: skip
