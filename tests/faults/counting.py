"""The one line each harness ends in, and the exit code that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """What came of the faults that were asked for.

    Attributes:
        lost: work that was safe before and is nowhere now.
        mixed: files that are neither the old nor the new one.
        lied: claims of success that are not so.
        skipped: faults that could not be tried on this machine.
    """

    harness: str
    asked: int
    done: int = 0
    lost: int = 0
    mixed: int = 0
    lied: int = 0
    skipped: int = 0
    cases: list[str] = field(default_factory=list)

    def fault(self, kind: str, what: str) -> None:
        """Count a fault of that *kind*, and keep *what* happened for whoever mends it."""
        setattr(self, kind, getattr(self, kind) + 1)
        self.cases.append(f"{kind}: {what}")

    def judged(self, outcome: str, found: str, where: str, *, old: str, new: str) -> None:
        """Count one run: its claim *outcome* (S, F or KILL) beside what is *found* after it."""
        self.done += 1
        if found not in (old, new):
            gone = "gone" in found or "nothing" in found or "replaced" in found
            self.fault("lost" if gone else "mixed", f"{where}: {found}")
        elif outcome == "S" and found != new:
            self.fault("lied", f"{where}: said done, and is {found}")

    @property
    def code(self) -> int:
        """0 when all that was asked was done and nothing went wrong."""
        whole = self.done >= self.asked and not self.skipped
        return 0 if whole and not (self.lost or self.mixed or self.lied) else 1

    def told(self) -> str:
        """Return the last line."""
        return (
            f"{self.harness}: asked {self.asked}, done {self.done}, lost {self.lost}, "
            f"mixed {self.mixed}, lied {self.lied}, skipped {self.skipped}"
        )

    def end(self) -> int:
        """Print what went wrong and the last line; return the exit code."""
        for case in self.cases[:20]:
            print(f"  {case}")
        print(self.told())
        return self.code
