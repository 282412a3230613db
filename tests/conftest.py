"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is seen into tests/golden instead of comparing; read the difference",
    )


@pytest.fixture(autouse=True)
def _private_folders(monkeypatch, tmp_path_factory):
    """Keep what the program keeps for a person away from the person who runs the tests."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def golden(request):
    """Compare text with a file in tests/golden, or write it there with --update-golden."""

    def check(name, seen):
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(seen, encoding="utf-8")
        expected = path.read_text(encoding="utf-8")

        assert expected == seen

    return check
