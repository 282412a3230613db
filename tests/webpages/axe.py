# ruff: noqa: T201  a harness prints what it found
"""Web pages under axe-core in Chromium: errors, what they ask for, and whether they fit.

    npm install --prefix /tmp/axe axe-core puppeteer-core
    python -m tests.webpages.axe /tmp/axe

Pages of the example and of three starters, for staff and for the public, the example's full
edition, one in Arabic and one of hostile words; by day and by night, 1,366 and 320 pixels wide
(which is 1,280 pixels at 400 %). It exits with 1 when anything is found.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "judges"))

import hostile

from credo_builder.app import starters
from credo_builder.chapters.branding import Brand
from credo_builder.compose.composer import compose, look
from credo_builder.domain.project import Project
from credo_builder.render import web

STYLES = ("modern", "warm", "civic")


def projects() -> Iterator[tuple[str, Project, tuple[str, ...]]]:
    """Yield name, project and editions of every page."""
    example = starters.example()
    yield "example", example, ("full", "staff", "public")
    for name, style in zip(
        ("hotel_lodging", "retail_shop", "restaurant_cafe"), STYLES, strict=True
    ):
        started = starters.load(name)
        brand = replace(started.one(Brand), style=style)
        yield name, started.put(brand), ("staff", "public")
    arabic = replace(example.settings, language="ar")
    yield "arabic", example.configured(arabic), ("full",)
    yield "hostile", hostile.project(), ("full",)


def main(modules: str) -> int:
    """Make the pages, let Chromium and axe-core look at them, and tell what they found."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    if not chromium:
        print("Chromium is needed: apt-get install chromium")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for name, project, editions in projects():
            for edition in editions:
                path = Path(folder, f"{name}-{edition}.html")
                path.write_bytes(web.build(compose(project, edition), look(project)))
                pages.append(str(path))
        script = str(Path(__file__).with_suffix(".cjs"))
        order = ["node", script, modules, chromium, *pages]
        with subprocess.Popen(order, stdout=subprocess.PIPE, text=True) as looking:
            looks = [told(json.loads(line)) for line in looking.stdout or ()]
    return 2 if looking.returncode or not looks else summed(looks)


def told(look: dict) -> dict:
    """Print what was found at one look, and return it."""
    found = [*look["errors"], *look["outside"], *look["said"]]
    found += [f"{look['overflow']} pixels too wide"] if look["overflow"] else []
    passed = f"{look['passed']} rules passed"
    print(f"{look['page']} {look['scheme']} {look['width']}: {passed}", flush=True)
    for line in found:
        print(f"    {line}")
    return look | {"found": found}


def summed(looks: list[dict]) -> int:
    """Print what was found at all looks together; return 1 when anything was."""
    errors = sum(len(one["errors"]) for one in looks)
    asked = sum(len(one["outside"]) for one in looks)
    wide = sum(bool(one["overflow"]) for one in looks)
    print(f"{len(looks)} looks, {errors} errors, {asked} asked for from outside, {wide} too wide")
    return 1 if any(one["found"] for one in looks) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
