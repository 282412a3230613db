"""The wheel carries every file of the program and nothing else, and can be run from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("credo_builder", "resources")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "hatch_build.py")

COMPILED = "credo_builder/compose/compiled.py"
"""The one module that building makes."""


def tracked():
    """Return the files below credo_builder and resources that belong to the repository."""
    command = ["git", "ls-files", "-z", "-co", "--exclude-standard", *SHIPPED]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    names = {name for name in listed.decode("utf-8").split("\0") if name}
    return {name for name in names if (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of what belongs to the repository, with the litter of a day's work in it."""
    if not (ROOT / ".git").exists():
        pytest.skip("only a repository tells which files belong to it")
    place = tmp_path_factory.mktemp("checkout")
    for name in sorted(tracked()):
        there = place / name
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, there)
    for name in BESIDE:
        shutil.copyfile(ROOT / name, place / name)
    for litter in ("credo_builder/__pycache__/errors.pyc", "credo_builder/.mypy_cache/a.json"):
        (place / litter).parent.mkdir(exist_ok=True)
        (place / litter).write_bytes(b"")
    return place


@pytest.fixture(scope="module")
def wheel(copy, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(copy)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as opened:
        yield opened


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of a wheel that was unpacked, as an installer would do."""
    folder = tmp_path_factory.mktemp("site")
    wheel.extractall(folder)
    return folder


def in_repository(name):
    """Return where a file of the wheel stands in the repository."""
    return name.removeprefix("credo_builder/") if "/resources/" in name else name


def run(installed, code):
    """Return what *code* prints when only the unpacked wheel holds the program."""
    settings = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, cwd=installed, env=settings, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_the_wheel_holds_the_files_of_the_repository_and_no_other(copy, wheel):
    """Every module and bundled file is in the wheel once; caches and strays are not."""
    names = [n for n in wheel.namelist() if ".dist-info/" not in n]
    shipped = {in_repository(name) for name in names}
    belonging = {
        path.relative_to(copy).as_posix()
        for top in SHIPPED
        for path in (copy / top).rglob("*")
        if path.is_file() and not {"__pycache__", ".mypy_cache"} & set(path.parts)
    }

    assert len(names) == len(set(names)) == len(shipped)
    assert {*belonging, COMPILED} == shipped


def test_bundled_files_are_the_same_bytes(copy, wheel):
    """Nothing is rewritten on the way into the wheel."""
    bundled = [n for n in wheel.namelist() if n.startswith("credo_builder/resources/")]

    assert bundled
    assert all(wheel.read(n) == (copy / in_repository(n)).read_bytes() for n in bundled)


def test_both_commands_are_there(wheel):
    """The command line and the wizard have an entry each, and the modules behind them ship."""
    (name,) = [n for n in wheel.namelist() if n.endswith(".dist-info/entry_points.txt")]
    entries = ConfigParser()
    entries.read_string(wheel.read(name).decode("utf-8"))

    assert {"credo": "credo_builder.cli:main"} == dict(entries["console_scripts"])
    assert {"credo-builder": "credo_builder.__main__:main"} == dict(entries["gui_scripts"])
    assert {"credo_builder/cli.py", "credo_builder/__main__.py"} <= set(wheel.namelist())


@pytest.mark.parametrize("module", ["credo_builder.cli", "credo_builder.__main__"])
def test_each_command_can_be_called_from_the_wheel(installed, module):
    """What an entry names is a function of the unpacked wheel, not of the checkout."""
    code = f"import {module} as m; print(m.__file__, callable(m.main))"
    path, found = run(installed, code).rsplit(" ", maxsplit=1)

    assert Path(path).is_relative_to(installed)
    assert "True" == found


def test_bundled_files_are_read_from_the_wheel(installed):
    """An installed program finds its files beside itself."""
    place = run(installed, "from credo_builder import assets; print(assets.root())")

    assert installed / "credo_builder" / "resources" == Path(place)


def test_no_template_is_compiled_again_by_an_installed_program(installed):
    """The compiled templates in the wheel are those that the bundled templates need."""
    code = (
        "from credo_builder.compose import environment as e; made = e._environment(); "
        "made.compile = None; "
        "found = [made.get_template(n) for n in e.template_names()]; print(len(found))"
    )
    shipped = list((installed / "credo_builder/resources/templates").rglob("*.xml.j2"))

    assert str(len(shipped)) == run(installed, code)


def test_the_licence_goes_with_the_wheel(wheel):
    """The terms under which the program is given are in the wheel."""
    assert any(".dist-info/" in n and n.endswith("/LICENSE") for n in wheel.namelist())
