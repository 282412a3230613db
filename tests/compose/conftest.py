"""Projects to compose: an empty one and a whole café."""

from __future__ import annotations

import compose_cafe
import pytest

from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition


@pytest.fixture(params=list(Edition))
def edition(request):
    return request.param


@pytest.fixture
def empty():
    return Project()


@pytest.fixture(scope="session")
def cafe():
    return compose_cafe.larder_lane()


@pytest.fixture(scope="session")
def draft():
    return compose_cafe.larder_lane(approved=False)
