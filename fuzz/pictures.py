"""Takes in spoilt pictures: each becomes a clean one or is refused in words, cheaply.

    python -m fuzz.pictures --runs 100000

Every run spoils a picture and takes it in under the very limits of the process that decodes.
Anything raised but a refusal, a picture that still says where it comes from or is larger than
agreed, a run above two seconds of the processor or 200 MB, is a fault. Runs share a process while
they are cheap; whatever ends one, or needs much, runs again alone. Every thousandth goes through
the program's own process, too, and must end the same.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from credo_builder.errors import PictureRefused
from credo_builder.storage import picture_making, picture_process, pictures
from credo_builder.storage.picture_headers import header_of, is_bare
from fuzz.picture_mutating import spoilt
from fuzz.picture_seeds import SECRET, bombs, seeds

MOST_S, MOST_MB = 2.0, 200
TICK_S = 0.1
"""How much later than asked a system ends a process."""
TOGETHER = 40
EVERY = 1_000
"""Every so many runs the program's own process is asked, too."""
BOMBS = 400
"""One of so many runs begins from a picture made to ask for much."""


@dataclass
class Outcome:
    """What came of the runs."""

    taken: int = 0
    refused: int = 0
    stopped: int = 0
    uncaught: int = 0
    slow: int = 0
    large: int = 0
    slowest: float = 0.0
    most_mb: float = 0.0
    cases: list[str] = field(default_factory=list)

    def count(self, said: str, seconds: float) -> None:
        """Count what a run *said*: taken, refused, stopped or the fault it found."""
        self.slowest = max(self.slowest, seconds)
        match said:
            case "taken":
                self.taken += 1
            case "refused":
                self.refused += 1
            case "stopped":
                self.stopped += 1
            case _:
                self.uncaught += 1
                self.cases.append(said)
        if seconds > MOST_S + TICK_S:
            self.slow += 1
            self.cases.append(f"{seconds:.1f} s")


def _no_limits() -> None:
    """Let the process that decodes use much, and let any size through."""
    picture_making.MOST_SECONDS = 4
    picture_making.MOST_MEMORY = picture_making.MOST_HELD = 2**31
    pictures.MOST_PIXELS = pictures.LARGEST_SIDE = 10**9


def _keep_all() -> None:
    """Keep pictures as they came."""
    picture_making.made_anew = lambda content: content


def _no_refusals() -> None:
    """Let Pillow raise what it raises."""
    picture_making.answer = lambda content: (0, picture_making.made_anew(content))


SABOTAGE: dict[str, Callable[[], None]] = {
    "no-limits": _no_limits,
    "keep-all": _keep_all,
    "no-refusals": _no_refusals,
}


def main(arguments: list[str] | None = None) -> int:
    """Take in as many pictures as asked; return 0 when each ended as it should."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m fuzz.pictures")
    parser.add_argument("--runs", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="at most so long")
    parser.add_argument("--sabotage", choices=SABOTAGE, help="break it: see that it is noticed")
    asked = parser.parse_args(arguments)
    picture_making.fetch(b"ICC_PROFILE Exif MPF")
    chance, outcome, began = random.Random(asked.seed), Outcome(), time.monotonic()
    good, wicked = seeds(), bombs()
    if asked.sabotage:
        SABOTAGE[asked.sabotage]()
    _runs(wicked, outcome)
    done, compared = len(wicked), 0
    while done < asked.runs and time.monotonic() - began < asked.seconds:
        few = min(TOGETHER, asked.runs - done)
        _runs([_case(good, wicked, chance) for _ in range(few)], outcome)
        if done // EVERY != (done + few) // EVERY and not asked.sabotage:
            compared += 1
            _compare(spoilt(chance.choice(good), chance), outcome)
        done += few
    for case in outcome.cases[:10]:
        print(f"  {case}")
    print(
        f"pictures: asked {asked.runs}, done {done}, taken {outcome.taken}, refused "
        f"{outcome.refused}, stopped {outcome.stopped}, uncaught {outcome.uncaught}, slow "
        f"{outcome.slow}, large {outcome.large}, slowest {outcome.slowest:.2f} s, most "
        f"{outcome.most_mb:.0f} MB, {compared} compared"
    )
    return int(bool(outcome.uncaught or outcome.slow or outcome.large))


def _case(good: Sequence[bytes], wicked: Sequence[bytes], chance: random.Random) -> bytes:
    if not chance.randrange(BOMBS):
        return spoilt(chance.choice(wicked), chance)
    return spoilt(chance.choice(good), chance)


def _runs(contents: Sequence[bytes], outcome: Outcome) -> None:
    """Take *contents* in; what cannot be done with others is done alone."""
    left = list(contents)
    while left:
        told, megabytes, code = _together(left)
        alone = len(left) == 1
        if alone or (megabytes <= MOST_MB and len(told) == len(left)):
            for said, seconds in told:
                outcome.count(said, seconds)
            outcome.most_mb = max(outcome.most_mb, megabytes)
            if megabytes > MOST_MB:
                outcome.large += 1
                outcome.cases.append(f"{megabytes:.0f} MB: {left[0][:60]!r}")
            if not told:
                _ended(code, left[0], outcome)
            return
        if megabytes > MOST_MB:
            for content in left:
                _runs([content], outcome)
            return
        for said, seconds in told:
            outcome.count(said, seconds)
        _runs([left[len(told)]], outcome)
        left = left[len(told) + 1 :]


def _ended(code: int, content: bytes, outcome: Outcome) -> None:
    """Count a run that ended its process: stopped by a limit, or by a fault in a library."""
    used_up = os.WIFSIGNALED(code) and os.WTERMSIG(code) in (9, 24)
    outcome.count("stopped" if used_up else f"ended with {code}: {content[:60]!r}", 0.0)


def _together(contents: Sequence[bytes]) -> tuple[list[tuple[str, float]], float, int]:
    """Return what each run in one new process said, its most megabytes, and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            _take_all(contents, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        lines = answers.read().decode("utf-8", "replace").splitlines()
    _, code, used = os.wait4(child, 0)
    told = [(said, float(seconds)) for seconds, _, said in (line.partition(" ") for line in lines)]
    if not told:
        told_seconds = used.ru_utime + used.ru_stime
        return [], used.ru_maxrss / 1024, code if told_seconds <= MOST_S + TICK_S else 0
    return told, used.ru_maxrss / 1024, code


def _take_all(contents: Sequence[bytes], writing: int) -> None:
    picture_process._answered = picture_making.answer  # noqa: SLF001  this is that process
    picture_making.confine()
    for content in contents:
        began = time.process_time()
        said = _said(content).replace("\n", " ")
        spent = time.process_time() - began
        os.write(writing, f"{spent:.3f} {said}\n".encode())


def _said(content: bytes) -> str:
    """Return taken, refused, or what is wrong."""
    try:
        picture = pictures.take_in(content)
    except PictureRefused as error:
        return "refused" if str(error) else "refused without a word"
    except Exception as error:  # noqa: BLE001  that is what is looked for
        return f"{type(error).__name__}: {error}"
    kept = picture.content
    head = header_of(kept)
    fits = head is not None and max(head.width, head.height) <= pictures.KEPT_SIDE
    if not fits or len(kept) > pictures.KEPT_BYTES:
        return f"kept too large: {head} {len(kept)}"
    if SECRET in kept or not is_bare(kept):
        return "kept more than pixels"
    return "taken"


def _compare(content: bytes, outcome: Outcome) -> None:
    """See that the program's own process says the same as ours."""
    told, _, _ = _together([content])
    apart = _said(content)
    if told and told[0][0] != apart:
        outcome.uncaught += 1
        outcome.cases.append(f"{told[0][0]} here, {apart} apart: {content[:60]!r}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main())
