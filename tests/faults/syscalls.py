"""Kills or fails the program at every system call of what it does to disks.

    python -m tests.faults.syscalls --faults 2000

Each act runs in a child that strace is attached to; one call of it is struck, by a kill or by
an error, and what the disk holds afterwards is judged: the old state or the new one, never a
mixture, and the new one wherever the program claimed success.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import select
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.acts import ACTS, NEW, OLD, Act, environment
from tests.faults.counting import Tally
from tests.faults.sabotage import SABOTAGE

KILL = "signal=SIGKILL"
ERRORS = ("error=ENOSPC", "error=EIO", "error=EACCES", "error=EINTR")
NO_ERRORS = {
    "brk", "mmap", "munmap", "mremap", "futex", "rt_sigaction", "rt_sigprocmask", "mprotect",
    "madvise", "getpid", "gettid", "clock_gettime", "getrandom", "exit_group", "umask",
    "clock_nanosleep", "rt_sigreturn", "select", "poll", "set_robust_list", "rseq", "clone",
    "clone3", "wait4", "pselect6", "uname", "kill",
}  # fmt: skip
"""Calls that do not fail like that, or that touch no disk; they are only killed at."""
_CALL = re.compile(r"\d+\s+(\w+)\(")
_PATIENCE_S = 30


def main(arguments: list[str] | None = None) -> int:
    """Strike as often as asked; return 0 when nothing was lost, mixed, lied or skipped."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.faults.syscalls")
    parser.add_argument("--faults", type=int, default=60)
    parser.add_argument("--only", choices=[act.name for act in ACTS])
    parser.add_argument("--calls", help="strike at this system call alone")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sabotage", choices=sorted(SABOTAGE))
    asked = parser.parse_args(arguments)
    if asked.sabotage:
        SABOTAGE[asked.sabotage]()
    tally = Tally("syscalls", asked.faults)
    if shutil.which("strace") is None:
        tally.fault("skipped", "strace is not installed")
        return tally.end()
    with environment(), tempfile.TemporaryDirectory() as place:
        acts = [act for act in ACTS if asked.only in (None, act.name)]
        try:
            plans = [_plan(act, Path(place)) for act in acts]
        except PermissionError as error:
            tally.fault("skipped", f"strace may not attach here: {error}")
            return tally.end()
        for act, plan in zip(acts, plans, strict=True):
            print(f"{act.name}: {len(plan)} places to strike")
        if asked.calls:
            plans = [[s for s in plan if s.startswith(f"{asked.calls}:")] for plan in plans]
        for act, strike in _chosen(acts, plans, asked.faults, random.Random(asked.seed)):
            _strike(act, strike, Path(place), tally)
    return tally.end()


def _chosen(
    acts: list[Act], plans: list[list[str]], most: int, chance: random.Random
) -> list[tuple[Act, str]]:
    """Return as many (act, strike) as asked, act by act and each place before any twice."""
    queues = []
    for act, plan in zip(acts, plans, strict=True):
        order = chance.sample(plan, len(plan))
        queues.append([(act, strike) for strike in order])
    turns = itertools.chain.from_iterable(itertools.zip_longest(*queues))
    every = [one for one in turns if one is not None]
    return list(itertools.islice(itertools.cycle(every), most))


def _plan(act: Act, place: Path) -> list[str]:
    """Run *act* undisturbed under strace and return every strike at a call of it."""
    folder, trace = _ready(act, place), place / "trace"
    outcome = _run(act, folder, trace, "")
    if outcome != "S" or act.judge(folder) != NEW:
        raise SystemExit(f"{act.name}: does not even work undisturbed: {outcome}")
    names = [m[1] for line in trace.read_text().splitlines() if (m := _CALL.match(line))]
    before = names.index("read")  # the word to begin
    after = len(names) - 1 - names[::-1].index("write")  # the word that it ended
    seen, strikes = Counter(names[: before + 1]), []
    for name in names[before + 1 : after]:
        seen[name] += 1
        kinds = (KILL,) if name in NO_ERRORS else (KILL, *ERRORS)
        strikes += [f"{name}:{kind}:when={seen[name]}" for kind in kinds]
    return strikes


def _strike(act: Act, strike: str, place: Path, tally: Tally) -> None:
    folder = _ready(act, place)
    outcome = _run(act, folder, place / "trace", strike)
    if outcome == "HUNG":
        tally.done += 1
        tally.fault("lied", f"{act.name} {strike}: never ended")
        return
    tally.judged(outcome, act.judge(folder), f"{act.name} {strike}", old=OLD, new=NEW)
    left = [p.name for p in folder.iterdir() if p.name.endswith(".saving")]
    # What could not be removed because removing itself failed is swept up by a later save.
    if left and outcome != "KILL" and not strike.startswith("unlink:"):
        tally.fault("mixed", f"{act.name} {strike}: left {left}")


def _ready(act: Act, place: Path) -> Path:
    folder = place / "work"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    act.prepare(folder)
    return folder


def _run(act: Act, folder: Path, trace: Path, strike: str) -> str:
    """Do *act* in a child and strike it; return S, F, KILL or HUNG."""
    to_child, from_child = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _child(act, folder, to_child[0], from_child[1])
    os.close(to_child[0])
    os.close(from_child[1])
    struck = ["-e", f"inject={strike}"] if strike else []
    strace = subprocess.Popen(
        ["strace", "-f", "-p", str(child), "-o", str(trace), "-e", "trace=all", *struck],
        stderr=subprocess.PIPE,
    )
    assert strace.stderr is not None
    said = strace.stderr.readline().decode(errors="replace")
    if "attached" not in said:
        os.kill(child, 9)
        os.waitpid(child, 0)
        raise PermissionError(said.strip())
    os.write(to_child[1], b"g")
    os.close(to_child[1])
    answered = select.select([from_child[0]], [], [], _PATIENCE_S)[0]
    word = os.read(from_child[0], 1).decode() if answered else "HUNG"
    os.close(from_child[0])
    if word == "HUNG":
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    strace.wait()
    strace.stderr.close()
    return "KILL" if os.WIFSIGNALED(status) and word != "HUNG" else word


def _child(act: Act, folder: Path, begin: int, ended: int) -> None:
    """Do *act* once the word is given, say how it went, and leave without a farewell."""
    word = b"F"
    try:
        os.read(begin, 1)
        act.do(folder)
        word = b"S"
    except BaseException:  # noqa: BLE001  whatever it raises is its claim of failure
        pass
    while True:
        try:
            os.write(ended, word)
            break
        except OSError:
            continue
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
