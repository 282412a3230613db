"""The process that makes pages for a window, so that no key waits for them.

It reads orders from its standard input and writes answers to its standard output. It ends
when its input does, which is also what happens when the window is killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from typing import BinaryIO

from credo_builder.app.page_maker import PageMaker
from credo_builder.app.page_orders import Answer, Order, orders, told

SWITCH = "--make-pages"
"""What an installation that is one executable is called with to become this process."""
_MORE_PATIENT = 5
"""By how much the process steps back for the window where both want the processor."""


class _Desk:
    """The newest order, laid there by one thread and taken by another."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._order: Order | None = None
        self._latest = 0

    def lay(self, order: Order) -> None:
        """Lay *order* there, in the place of one that nobody took yet."""
        with self._changed:
            self._order, self._latest = order, order.generation
            self._changed.notify()

    def take(self) -> Order:
        """Wait for an order and take it."""
        with self._changed:
            while self._order is None:
                self._changed.wait()
            order, self._order = self._order, None
            return order

    def wants(self, generation: int) -> bool:
        """Whether no newer order came in."""
        return generation == self._latest


def main() -> int:
    """Make pages until the window is gone."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What a library prints would spoil the answers.
    os.dup2(2, 1)
    # Ctrl+C in a terminal is for the window.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_MORE_PATIENT)
    desk = _Desk()
    threading.Thread(target=_listen, args=(source, desk), daemon=True).start()

    def tell(answer: Answer) -> None:
        sink.write(told(answer))
        sink.flush()

    maker = PageMaker(tell, desk.wants)
    with suppress(BrokenPipeError):
        while True:
            maker.make(desk.take())
    return 0


def _listen(source: BinaryIO, desk: _Desk) -> None:
    """Lay every order on *desk*; end the process when there will be no more."""
    try:
        for order in orders(source):
            desk.lay(order)
    finally:
        # The other thread may be in the middle of a document that nobody will see.
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
