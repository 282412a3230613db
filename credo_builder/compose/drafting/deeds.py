"""What people wrote, made to go on in a sentence of ours: deeds, beliefs, short forms.

A deed is written as a call (“Give a name and a date”), so it keeps its form after we, will
and to. Whatever does not begin with such a verb is left out rather than bent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from credo_builder.compose.drafting.draft import tidy
from credo_builder.domain.speech import count_words
from credo_builder.domain.wording import begun, sentence
from credo_builder.values import dataclass

_NOT_A_VERB = re.compile(
    r"(?:a|an|the|this|that|these|those|any|every|each|some|no|one|two|our|your|their|his|her|its"
    r"|my|we|i|you|they|he|she|it|who|whoever|what|whatever|(?:any|every|some|no)(?:body|one|thing)"
    r"|nowhere|to|in|on|at|by|of|for|from|with|within|without|under|over|up|upon|into|until|before"
    r"|beyond|after|during|because|as|if|once|only|when|whenever|where|while|how|and|or|but|so"
    r"|hello|hi|eyes|please|yes|thanks|sorry|more|most|less|not|do(?= not)|don[’']t|does|can"
    r"|cannot|will|must|should|may|might|would|could|is|are|was|were|am|been|being|people|good|same|all)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:this|these|those|tonight|today|tomorrow|later|(?:go|come|get|be) (?:along|there|over)"
    r"|the (?:second|third|fourth|fifth|next|last|other|rest)|above"
    r"|(?:each|both|all) (?:is|are|has)"
    r"|(?:an?|the) \w+ one)\b"
    r"|\b(?<!out )there\b(?! (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
"""What points at something said or seen before: “the other room”, “go along”."""
_IT = re.compile(r"\bit(?:s|self)?\b", re.IGNORECASE)
_THE = re.compile(r"\bthe ((?:[\w’-]+ )?[\w’-]+)", re.IGNORECASE)
_KNOWN = {
    "same", "way", "reason", "answer", "door", "name", "price", "bill", "result", "day", "decision"
}  # fmt: skip
"""What every place has and nobody needs to be told of."""
_LETTERS = re.compile(r"[A-Za-z]{2,}(?:[-’'][A-Za-z]+)*$")
_ING = {"bring", "sing", "ring", "string", "swing", "spring"}
_ENDS_S = re.compile(r"(?:ss|focus|discus)$")
_ED = {"need", "feed", "heed", "speed", "proceed", "exceed", "succeed", "embed", "shed", "wed"}
_BE = re.compile(r"(?:(?<=^)|(?<=\band )|(?<=\bor )|(?<=^never )|(?<=^always ))be\b")


@dataclass(frozen=True)
class Deed:
    """A verb in its plain form and what follows it, without a full stop: "give a name"."""

    base: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.base)

    def done_by(self, *, one: bool) -> str:
        """Return it after we, or after I with *one*: "are honest", "am honest"."""
        return _BE.sub("am" if one else "are", self.base)

    @property
    def is_simple(self) -> bool:
        """Whether it is one thought, without signs inside."""
        return self.goes_on and "," not in self.base

    @property
    def goes_on(self) -> bool:
        """Whether a sentence can go on after it."""
        return not re.search(r"[;:–—(]|\.\s|\bso that\b", self.base)

    @property
    def points_back(self) -> bool:
        """Whether it speaks of something that nobody has named: "believe it and pay it"."""
        if _BEFORE.search(self.base):
            return True
        it = _IT.search(self.base)
        return it is not None and not re.search(r"\b(?:an?|each|our)\b", self.base[: it.start()])

    def is_clear(self, known: frozenset[str]) -> bool:
        """Whether whoever knows the words *known* understands it without having been there.

        “Leave the pallet” needs a pallet that was spoken of; "come round the desk" is clear
        where values or promises name a desk.
        """
        if self.points_back:
            return False
        named = (found[1] for found in _THE.finditer(self.base))
        return all(_long_words(one, least=3) & (known | _KNOWN) for one in named)

    @property
    def names_them(self) -> bool:
        """Whether somebody called they or them is left in it."""
        return _THEM.search(self.base) is not None


def deed_of(text: str) -> Deed | None:
    """Return the deed that *text* calls for; None when it does not begin with a verb."""
    words = tidy(text).rstrip(".!:;, ")
    first = words.split(" ", 1)[0]
    low = first.lower()
    adverb = re.match(r"(?:never|always)\s+(\S+)", words, re.IGNORECASE)
    if adverb:
        low = adverb[1].lower()
    if not _LETTERS.match(low) or _NOT_A_VERB.match(words):
        return None
    wrong = (
        (low.endswith("ing") and low not in _ING)
        or (low.endswith("s") and not _ENDS_S.search(low))
        or (low.endswith("ed") and low not in _ED)
        or low.endswith("ly")
        or re.search(r"[.!?…]\s", words) is not None
    )
    return None if wrong else Deed(words[:1].lower() + words[1:])


def deeds(lines: tuple[str, ...]) -> tuple[Deed, ...]:
    """Return the deeds among *lines*, in their order."""
    return tuple(found for line in lines if (found := deed_of(line)))


_TOLD = {"your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves"}
_TOLD_ONE = {"your": "my", "yours": "mine", "yourself": "myself", "yourselves": "myself"}


def our_deeds(lines: tuple[str, ...], *, one: bool) -> tuple[Deed, ...]:
    """Return the deeds among *lines* that we, or I with *one*, can say of ourselves.

    Such lines speak to colleagues: their “your name” is our name, and one with “you” is left
    out, because it could be taken for the person served.
    """
    told = _TOLD_ONE if one else _TOLD
    found = (
        Deed(re.sub(r"\byour(?:s|self|selves)?\b", lambda m: told[m[0]], d.base))
        for d in deeds(lines)
    )
    return tuple(d for d in found if not re.search(r"\byou\b", d.base, re.IGNORECASE))


_OURS = {"you": "we", "your": "our", "yours": "ours", "yourself": "ourselves"}


def as_ours(text: str) -> str:
    """Return *text* with its general “you” as we: "as we would be treated"."""
    return re.sub(r"\b(?:yourself|yours|your|you)\b", lambda m: _OURS[m[0]], text)


_MINE = (
    (r"\bwe are\b", "I am"), (r"\bwe were\b", "I was"), (r"\bwe\b", "I"), (r"\bus\b", "me"),
    (r"\bour\b", "my"), (r"\bours\b", "mine"), (r"\bourselves\b", "myself"),
)  # fmt: skip


def in_my_words(text: str) -> str:
    """Return what we say of ourselves as one person says it: "my own house"."""
    for pattern, new in _MINE:
        text = re.sub(pattern, new, text)
    return text


def best(found: tuple[Deed, ...], said: tuple[str, ...] = (), most: int = 13) -> Deed | None:
    """Return the deed that is said most easily: new, simple and short first, else the shortest.

    Among equals the user's order decides; *said* are texts that should not be said again.
    """
    fresh = unheard(found, said)
    easy = [d for d in fresh or found if d.is_simple and d.words <= most]
    if easy:
        return easy[0]
    return min(fresh or found, key=lambda d: d.words, default=None)


def unheard(found: tuple[Deed, ...], said: tuple[str, ...]) -> tuple[Deed, ...]:
    """Return the deeds of *found* that no text of *said* says in much the same words."""
    return tuple(d for d in found if not any(_alike(d.base, one) for one in said))


def _alike(one: str, other: str) -> bool:
    """Whether two texts share most of their long words, plural or not."""
    mine, theirs = _long_words(one), _long_words(other)
    return len(mine & theirs) >= max(2, len(mine) - 1)


def _long_words(text: str, least: int = 4) -> set[str]:
    found = re.findall(r"[a-z]+", text.lower())
    return {word.rstrip("s") for word in found if len(word) >= least} - _COMMON


_COMMON = {
    "what", "when", "with", "that", "them", "they", "your", "before", "from", "into", "have",
    "and", "are", "for", "who", "the", "has", "was", "its", "our", "you", "can", "any", "out",
    "too", "not", "all", "but", "how", "why", "than", "where", "which", "never", "above", "over",
}  # fmt: skip


def named_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of *texts* as `Deed.is_clear` takes them: small, without a plural."""
    return frozenset(word for text in texts for word in _long_words(text, least=3))


def never_of(lines: tuple[str, ...], most: int = 9) -> Deed | None:
    """Return the shortest deed of *lines*, which say what is not done; None when all are long."""
    bare = tuple(re.sub(r"^never\s+", "", line.strip(), flags=re.IGNORECASE) for line in lines)
    found = [d for d in deeds(bare) if d.words <= most and d.is_simple]
    return min(found, key=lambda d: d.words, default=None)


_THEM = re.compile(r"\b(they|them|their|theirs|themselves)\b", re.IGNORECASE)
_MEANT = re.compile(
    r"(?:\b(?:some|any|every|no)(?:body|one)\b|\bperson\b|\bwho(?:m|se|ever|soever)?\b|\bpeople\b|\bstaff\b|\bteam\b"
    r"|\bcolleague|\bcrew\b|\bfamily\b|\bchild|\bcustomers?\b|\bkitchen\b"
    r"|(?<=\s)(?<!what )(?<!that )(?<!it )[a-z]{3,}[^su\W\d_]s\b)",
    re.IGNORECASE,
)
_YOU = {
    "they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself",
}  # fmt: skip


def to_you(deed: Deed) -> Deed:
    """Return *deed* said to the person served: "say the price before you have to ask".

    Only where they and them can mean nobody else; then nothing before them names a person.
    """
    found = _THEM.search(deed.base)
    if found is None or _MEANT.search(deed.base[: found.start()]):
        return deed
    return Deed(_THEM.sub(lambda m: _YOU[m[1].lower()], deed.base))


_CALLED = (
    r"(?:always|never|don[’']t|do not|be|treat|give|say|tell|listen|keep|put|make|help|look|ask"
    r"|take|leave|let|show|serve|act|respect|care|work|think|own|share|greet|welcome|find|go|get"
    r"|speak)\b"
)
_CALL = re.compile(
    rf"{_CALLED} (?!is\b|are\b|was\b|were\b|has\b|have\b|can\b|could\b|should\b|must\b|will\b"
    r"|may\b|and\b|or\b|of\b|(?!this\b|us\b|yours\b|always\b|others\b)\w+s\b)",
    re.IGNORECASE,
)
"""How a belief begins that is written as a call: “Treat everyone alike”."""
_WE_BELIEVE = re.compile(r"(?:we|i)\s+believe\s+(?:that\s+)?", re.IGNORECASE)


def belief_of(text: str) -> str:
    """Return what is believed, as it goes on after that: "being noticed is the first course".

    Empty when it is more than one sentence.
    """
    words = tidy(text).rstrip(".!;:, ")
    clause = _WE_BELIEVE.sub("", words, count=1) if _WE_BELIEVE.match(words) else words
    if re.search(r"[.!?…]\s|\?$", clause):
        return ""
    if _CALL.match(clause):
        called = re.sub(r"^do(?: not|n[’']t)", "not", clause, flags=re.IGNORECASE)
        return f"we should {as_ours(called[:1].lower() + called[1:])}"
    plain = _NOT_A_VERB.match(clause) or re.match(_CALLED, clause, re.IGNORECASE)
    if clause == words and plain and not clause.startswith("I "):
        return clause[:1].lower() + clause[1:]
    return clause


def on_its_own(clause: str) -> str:
    """Return *clause* as it stands without that before it: no second "and that" is left."""
    return re.sub(r"(,?) and that (?=\w)", r"\1 and ", clause)


_BEGINNING = r"(?:(?<=^)|(?<=[,;:.] )|(?<=\b[Ii]f )|(?<=\b[Ww]hen )|(?<=\band )|(?<=\bbecause ))"
"""Where a clause begins, so that its verb can be shortened."""
_SHORTENED = (
    (re.compile(r"(?i)\b(do|does|did|is|are|was|were|has|have|had|would|could|should) not\b"),
     r"\1n’t"),
    (re.compile(r"(?i)\bcannot\b"), "can’t"),
    (re.compile(r"\bwill not\b"), "won’t"),
    (re.compile(_BEGINNING + r"([Ww]e|[Yy]ou) are (?=[a-z])"), r"\1’re "),
    (re.compile(_BEGINNING + r"(I|[Ww]e|[Yy]ou) will (?=[a-z])"), r"\1’ll "),
)  # fmt: skip
_WRITTEN_OUT = (
    (re.compile(r"\b([Cc])an[’']t\b"), r"\1annot"),
    (re.compile(r"\b([Ww])on[’']t\b"), r"\1ill not"),
    (re.compile(r"\b([Ss])han[’']t\b"), r"\1hall not"),
    (re.compile(r"\b(\w+)n[’']t\b"), r"\1 not"),
    (re.compile(r"\b([Ll])et[’']s\b"), r"\1et us"),
    (re.compile(r"\b(\w+)[’']ll\b"), r"\1 will"),
    (re.compile(r"\b(\w+)[’']re\b"), r"\1 are"),
    (re.compile(r"\b(\w+)[’']ve\b"), r"\1 have"),
    (re.compile(r"\bI[’']m\b"), "I am"),
    (re.compile(r"(?i)\b(it|that|there|here|what|who|where|he|she)[’']s (?=been\b|got\b)"),
     r"\1 has "),
    (re.compile(r"(?i)\b(it|that|there|here|what|where|he|she)[’']s\b"), r"\1 is"),
)  # fmt: skip
_QUOTED = re.compile(r"(“[^”]*”)")


def spoken(text: str, *, contracts: bool) -> str:
    """Return *text* with short forms where the voice *contracts*, else written out.

    What somebody is quoted with stays as it is.
    """
    parts = _QUOTED.split(text)
    rules = _SHORTENED if contracts else _WRITTEN_OUT
    for place in range(0, len(parts), 2):
        for pattern, new in rules:
            parts[place] = pattern.sub(new, parts[place])
    return "".join(parts)


def as_sentence(text: str) -> str:
    """Return *text* with a capital and one sign at its end."""
    return sentence(begun(tidy(text).rstrip(",;: ")))
