"""How far a step is: what is required within a group counts as well."""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.reach import ComplaintContact
from credo_builder.domain.project import Project
from credo_builder.ui import steps as steps_module
from credo_builder.ui.steps import State, full_steps, progress, quick_steps

US = Organisation(
    name="Larder Lane",
    industry="restaurant_cafe",
    place="Wexcombe",
    customer_noun_sing="guest",
    customer_noun_plur="guests",
)


def state(steps, key, project):
    return progress(next(s for s in steps if s.key == key), project, ())


def test_without_a_way_to_reach_them_who_you_are_is_not_complete():
    """A role that hears complaints and no word on how to reach it is one answer open."""
    role = Role(id="rol_aaaaaaaa", name="Owner")
    us = replace(US, complaint_contact=ComplaintContact(role=role.id))

    found = state(quick_steps(), "who_you_are", Project().put(role).put(us))

    assert State.BEGUN == found[0]
    assert "1 still open" in found[1]


def test_with_role_and_reach_who_you_are_is_complete():
    """Nothing else in the group is required."""
    role = Role(id="rol_aaaaaaaa", name="Owner")
    us = replace(US, complaint_contact=ComplaintContact(role=role.id, reach="Ask at the bar"))

    found = state(quick_steps(), "who_you_are", Project().put(role).put(us))

    assert State.DONE == found[0]


def test_a_group_that_only_full_asks_may_stay_empty():
    """An address nobody gave leaves no answer open; the same holds for our context."""
    us = replace(US, complaint_contact=ComplaintContact(role="rol_aaaaaaaa", reach="Ask"))
    project = Project().put(Role(id="rol_aaaaaaaa", name="Owner")).put(us)

    found = state(full_steps(), "organisation", project)

    assert "still open" not in found[1]


def test_a_key_counts_one_record_again(monkeypatch):
    """What stayed as it was is not looked through again; the sums are those of a first look."""
    roles = [Role(id=f"rol_aaaaaaa{letter}", name=letter) for letter in "abcdef"]
    project = Project()
    for role in roles:
        project = project.put(role)
    state(full_steps(), "organisation", project)
    looked = []
    count = steps_module._answers_of

    def counted(part, shape):
        looked.append(shape)
        return count(part, shape)

    monkeypatch.setattr(steps_module, "_answers_of", counted)
    typed = replace(project.of(Role)[2], name="")
    found = state(full_steps(), "organisation", project.put(typed))
    again = list(looked)
    steps_module._counted.clear()

    assert [typed] == again
    assert found == state(full_steps(), "organisation", project.put(typed))
