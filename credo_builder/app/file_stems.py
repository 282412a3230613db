"""Names of files made of what people call things: lower-case ASCII, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 60
"""Characters of a name without its suffix."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that do not come apart into one of ours and a mark."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|manifest)")
"""Names that mean something else than a file, here or on Windows."""


def stem(name: str, otherwise: str) -> str:
    """Return *name* as the stem of a file's name: ``Café Zürich!`` as ``cafe-zurich``.

    *otherwise* stands for a name without any Latin letter or figure.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    ascii_alone = plain.translate(_LETTERS).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", ascii_alone.replace("'", "")).strip("-")
    found = found[:LONGEST].strip("-") or otherwise
    return f"{found}-1" if _DEVICES.fullmatch(found) else found


def stems(names: Iterable[str], otherwise: str) -> Iterator[str]:
    """Yield a stem for each of *names*, no two alike: ``high-street``, ``high-street-2``.

    *otherwise* with the place of the name, from 1, stands for one without Latin letters.
    """
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        first = found = stem(name, f"{otherwise}-{number}")
        again = 1
        while found in taken:
            again += 1
            found = f"{first}-{again}"
        taken.add(found)
        yield found
