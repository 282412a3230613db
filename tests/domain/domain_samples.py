"""A small project with a link of every kind."""

from dataclasses import replace

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.moments import Backstage, Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.project import Project


def project_of(*records):
    project = Project()
    for record in records:
        project = project.put(record)
    return project


VALUE = CoreValue(id="val_a", name="Welcome")
EXPECTATION = Expectation(id="exp_a", text="I expect to be seen", value_ids=("val_a",))
PROMISE = Promise(id="pro_a", text="We will greet you", expectation_ids=("exp_a",))
MOMENT = Moment(id="mom_a", name="At the door", promise_ids=("pro_a",))
LEVEL = ServiceLevel(id="lev_a", name="A hello", moment_ids=("mom_a",))
MEASURE = Measure(id="mea_a", name="Greeted in time", level_ids=("lev_a",))
CHAIN = (VALUE, EXPECTATION, PROMISE, MOMENT, LEVEL, MEASURE)
HOST = Role(id="rol_host", name="Host")
COOK = Role(id="rol_cook", name="Cook")


def chained():
    """Return a project with one complete chain."""
    return project_of(*CHAIN)


def staffed():
    """Return a project in which the host is linked by a field, a sub-record and a row."""
    return project_of(
        HOST,
        COOK,
        Organisation(name="Larder Lane", complaint_contact=ComplaintContact(role="rol_host")),
        replace(
            MOMENT,
            owner_role="rol_host",
            backstage=(
                Backstage(role="rol_cook", gives="A warm plate", serves_role="rol_host"),
                Backstage(role="rol_host", gives="The name of the guest"),
            ),
        ),
        VALUE,
        Credo(
            motto="Nobody waits to be seen",
            lines=(CredoLine(text="We look up.", link_ids=("val_a", "mom_a")),),
        ),
    )
