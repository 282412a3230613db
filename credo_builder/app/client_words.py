"""The words by which one knows an organisation: its names, people, places, ways to reach it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from credo_builder.chapters.branding import Brand
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.workshop import WorkshopItem
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass

LEAST_PART, LEAST_STEM, LEAST_DIGITS = 3, 5, 6
"""Letters of a part of a name and of a web name; digits of a telephone number."""
_COMMON = (
    "a and at by café cafe co company corp das der des die dr du et for from gmbh group hotel "
    "house inc la le les limited llc llp ltd miss mr mrs ms of on or our plc restaurant sa "
    "service services shop sir the to und we with you your"
)
"""Words that stand in many names and do not tell whose they are."""
_BRACES = re.compile(r"\{\{?[A-Za-z’' ]+\}?\}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/]{4,}\d")
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
"""Kinds of characters that change how a letter looks, or nothing at all."""
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?([^/\s:]+)", re.IGNORECASE)


class Sort(Term):
    """What a word tells of an organisation."""

    NAME = "name", "its name"
    CONTACT = "contact", "how to reach it"
    PLACE = "place", "its place"
    PERSON = "person", "a person"
    PART = "part", "part of a name"


@dataclass(frozen=True)
class ClientWord:
    """Words by which one knows an organisation, as they were written.

    Attributes:
        text: the words.
        sort: what they tell; a `Sort`.
        cased: whether small letters and capitals must agree, as in the parts of people’s names;
            in capitals throughout it is found, too.
        whole: whether they must not be a part of longer words.
    """

    text: str
    sort: str
    cased: bool = False
    whole: bool = True

    @cached_property
    def pattern(self) -> str:
        """The expression that finds them in a text without accents; empty where nothing can.

        Unless capitals must agree, the text is casefolded, too.
        """
        if self.sort == Sort.CONTACT and not re.search(r"[^\W\d_]", self.text):
            digits = re.findall(r"\d", self.text)
            many = len(digits) >= LEAST_DIGITS
            number = r"[\s().\-/]*".join(digits)
            return rf"(?<!\d){number}(?!\d)" if many else ""
        bare = _bare(self.text) if self.cased else _bare(self.text).casefold()
        parts = re.findall(r"[^\W_]+", bare)
        if not parts:
            return ""
        body = r"[\W_]*".join(map(re.escape, parts))
        before = r"(?<![^\W_])" if self.whole and _has_case(parts[0][0]) else ""
        after = r"(?![^\W_])" if self.whole and _has_case(parts[-1][-1]) else ""
        if self.cased:
            body = f"(?:{body}|{body.upper()})" if parts == [bare] else body
        return f"{before}{body}{after}"


_Patterns = tuple[tuple[ClientWord, re.Pattern[str]], ...]


@dataclass(frozen=True)
class ClientWords:
    """All words by which one knows an organisation, names first."""

    words: tuple[ClientWord, ...]

    def places(self, text: str, besides: str = "") -> tuple[tuple[int, int, ClientWord], ...]:
        """Return (start, end, word) of each place in *text*, in order; none within another.

        What stands within the words *besides*, such as a new name that holds the old one,
        is not found, nor are placeholders in braces.
        """
        plain = _BRACES.sub(lambda m: " " * len(m[0]), text)
        found: list[tuple[int, int, ClientWord]] = []
        for cased, words, anything in self._sought:
            spelled, at = _spelled(plain, cased=cased)
            if anything.search(spelled) is not None:
                found += _found(words, spelled, at)
        if not found:
            return ()
        order = {id(word): place for place, word in enumerate(self.words)}
        found.sort(key=lambda one: order[id(one[2])])
        taken = _standing(besides, plain)
        kept: list[tuple[int, int, ClientWord]] = []
        for start, end, word in found:
            if not any(a < end and start < b for a, b in taken):
                kept.append((start, end, word))
                taken.append((start, end))
        return tuple(sorted(kept, key=_first))

    @cached_property
    def _sought(self) -> tuple[tuple[bool, _Patterns, re.Pattern[str]], ...]:
        """For words of any case and for cased ones: each with its pattern, and all in one."""
        found = []
        for cased in (False, True):
            words = [word for word in self.words if word.cased == cased and word.pattern]
            if words:
                each = tuple((word, re.compile(word.pattern)) for word in words)
                found.append((cased, each, re.compile("|".join(w.pattern for w in words))))
        return tuple(found)


def _found(
    words: _Patterns, spelled: str, at: range | list[int]
) -> Iterator[tuple[int, int, ClientWord]]:
    """Yield (start, end, word) in the text that is *spelled* so; *at* leads back to it."""
    for word, pattern in words:
        for match in pattern.finditer(spelled):
            start, end = match.span()
            yield at[start], at[end - 1] + 1, word


def _standing(name: str, text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each place where *name* stands in *text*; none for an empty one."""
    pattern = ClientWord(name, Sort.NAME).pattern
    if not pattern:
        return []
    spelled, at = _spelled(text, cased=False)
    return [(at[m.start()], at[m.end() - 1] + 1) for m in re.finditer(pattern, spelled)]


def _first(place: tuple[int, int, ClientWord]) -> int:
    return place[0]


def client_words(project: Project) -> ClientWords:
    """Return the words by which one knows the organisation of *project*.

    Whoever prepared the project is not among its people.
    """
    us = project.one(Organisation)
    nouns = (us.customer_noun_sing, us.customer_noun_plur, us.staff_noun)
    groups = (*project.of(Role), *project.of(Segment))
    general = {*_COMMON.split(), *nouns, *(group.title for group in groups)}
    found: list[ClientWord] = []
    names = (us.name, us.legal_name, project.settings.name)
    found += (ClientWord(name, Sort.NAME) for name in names)
    found += _contacts(us)
    found += _places(us)
    strapline = project.one(Brand).strapline
    if len(strapline.split()) > 1:
        found.append(ClientWord(strapline, Sort.NAME))
    people = tuple(_people(project, general))
    for person in people:
        found.append(ClientWord(person, Sort.PERSON, cased=len(person.split()) == 1))
    found += _parts(names[:2], general)
    found += _parts(people, general, cased=True)
    return ClientWords(tuple({_key(word): word for word in reversed(found)}.values())[::-1])


def _key(word: ClientWord) -> tuple[str, bool]:
    """Return by what two words find the same."""
    return (word.text if word.cased else _folded(word.text)), word.cased


def _contacts(us: Organisation) -> Iterator[ClientWord]:
    contact, reach = us.contact, us.complaint_contact.reach
    emails = _EMAIL.findall(f"{contact.email} {reach}")
    yield from (ClientWord(one, Sort.CONTACT) for one in emails)
    phones = (contact.phone, *_PHONE.findall(reach))
    yield from (ClientWord(one, Sort.CONTACT) for one in phones)
    sites = [found[1] for found in [_SITE.match(contact.web.strip())] if found and found[1]]
    hosts = [*sites, *(one.rpartition("@")[2] for one in emails)]
    yield from (ClientWord(one, Sort.CONTACT) for one in hosts)
    for host in hosts:
        stem = host.split(".")[0]
        if len(stem) >= LEAST_STEM:
            yield ClientWord(stem, Sort.CONTACT, whole=False)


def _places(us: Organisation) -> Iterator[ClientWord]:
    written = (us.contact.address, us.place, *us.sites)
    for whole in written:
        for piece in re.split(r"[,;:\n]", whole):
            name = re.sub(r"^[\W\d_]+", "", piece).strip()
            if len(name) >= LEAST_PART and (name[0].isupper() or not _has_case(name[0])):
                yield ClientWord(name, Sort.PLACE)


def _people(project: Project, general: Iterable[str]) -> Iterator[str]:
    settings = project.settings
    preparer = _folded(settings.document.prepared_by)
    known = {_folded(one) for one in general}
    written = [role.person for role in project.of(Role)]
    written += [one.by for one in settings.history]
    written += [one.by for one in settings.waivers]
    written += [settings.approval.person] if settings.approval else []
    # Sheets are mostly numbered, not named, and cards may come from a whole group.
    signed = [one.contributor for one in project.of(WorkshopItem)]
    signed += [one.respondent for one in project.of(MindsetResponse)]
    written += [one for one in signed if not re.search(r"\d", one) and _folded(one) not in known]
    yield from (one for one in written if _folded(one) not in ("", preparer))


def _parts(
    names: Iterable[str], general: Iterable[str], *, cased: bool = False
) -> Iterator[ClientWord]:
    known = {_folded(part) for one in general for part in (one, *one.split())}
    for name in names:
        words = re.findall(r"[^\W\d_]+", name)
        for word in words if len(words) > 1 else ():
            told = len(word) >= LEAST_PART and _folded(word) not in known
            if told and (not cased or not word[0].islower()):
                yield ClientWord(word, Sort.PART, cased=cased)


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if unicodedata.category(c) not in _UNSEEN)


def _folded(text: str) -> str:
    return " ".join(_bare(text).casefold().split())


def _has_case(letter: str) -> bool:
    """Whether words with such a letter stand apart by spaces; those of other scripts may not."""
    return letter.isdigit() or letter.lower() != letter.upper()


def _spelled(text: str, *, cased: bool) -> tuple[str, range | list[int]]:
    """Return *text* without accents, and for each of its letters the place in *text*.

    Unless *cased* it is casefolded, so that one letter may become two.
    """
    if text.isascii():
        return (text if cased else text.lower()), range(len(text))
    letters = [_bare(letter) if cased else _bare(letter).casefold() for letter in text]
    return "".join(letters), [at for at, letter in enumerate(letters) for _one in letter]
