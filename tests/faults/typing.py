"""Kills a person's session in the middle of typing, and looks at what comes back.

    python -m tests.faults.typing --kills 200

A child types a word every few hundredths of a second and says so; it is killed at a moment
nobody chose. Everything typed two seconds before that must come back, and must open.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from credo_builder.app import home
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from credo_builder.errors import CredoError
from tests.faults.acts import environment
from tests.faults.counting import Tally
from tests.faults.sabotage import SABOTAGE

MOST_LOST_S = 2.0
_TYPIST = """
import itertools, os, sys, time
from dataclasses import replace
from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue
from tests.faults.sabotage import SABOTAGE

if sys.argv[2]:
    SABOTAGE[sys.argv[2]]()
session = Session.open(sys.argv[1], hold="Credo Builder")
session.keep()
value = session.project.of(CoreValue)[0]
for number in itertools.count(1):
    value = replace(value, name=f"word {number}")
    session.edit(session.project.put(value), "Type", key=f"name-{number // 7}")
    if number % 50 == 0:
        session.undo(); session.redo()
    if number % 97 == 0:
        session.save()
    os.write(1, f"{number} {time.time()}\\n".encode())
    time.sleep(0.03)
"""


def main(arguments: list[str] | None = None) -> int:
    """Kill as often as asked; return 0 when nothing older than two seconds was lost."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.faults.typing")
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE), default="")
    asked = parser.parse_args(arguments)
    tally = Tally("typing", asked.kills)
    chance = random.Random(asked.seed)
    moments = [chance.uniform(0.2, 4.5) for _ in range(asked.kills)]
    worst = 0.0
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(asked.at_once) as pool:
        kills = pool.map(
            lambda one: _killed(Path(place) / str(one[0]), one[1], asked.sabotage),
            enumerate(moments),
        )
        for number, (folder, typed) in enumerate(kills):
            worst = max(worst, _judged(folder, typed, tally, number))
    print(f"most lost: {worst:.2f} s of typing")
    return tally.end()


def _killed(folder: Path, after: float, sabotage: str) -> tuple[Path, list[tuple[int, float]]]:
    """Let a child type in *folder* for *after* seconds, kill it, and return what it typed when."""
    folder.mkdir()
    file = folder / "cafe.credo"
    session = Session.new()
    session.edit(session.project.put(CoreValue(name="word 0")), "Begin")
    session.save_as(file)
    environ = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
    with subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(file), sabotage], stdout=subprocess.PIPE, env=environ
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        lines = (first + child.stdout.read()).decode().splitlines()
    typed = [line.split() for line in lines if len(line.split()) == 2]
    return folder, [(int(number), float(at)) for number, at in typed]


def _judged(folder: Path, typed: list[tuple[int, float]], tally: Tally, number: int) -> float:
    """Recover in *folder*, and return how many seconds of typing are gone."""
    tally.done += 1
    with environment():
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        try:
            left = home.remnants()
            file = folder / "cafe.credo"
            session = Session.recovered(left[0]) if left else Session.open(file)
            name = session.project.of(CoreValue)[0].name
        except (CredoError, OSError) as error:
            tally.fault("lost", f"kill {number}: cannot be opened: {error}")
            return 0.0
    last, died = int(name.split()[1]), typed[-1][1]
    first_lost = next((at for word, at in typed if word > last), died)
    gone = max(0.0, died - first_lost)
    if gone > MOST_LOST_S:
        tally.fault("lost", f"kill {number}: {gone:.1f} s, back at word {last} of {typed[-1][0]}")
    return gone


if __name__ == "__main__":
    sys.exit(main())
