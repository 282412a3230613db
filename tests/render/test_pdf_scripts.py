"""Every script prints in the right order and shape, and can be read back from the file."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from pdf_mutations import elements
from pypdf import PdfReader

from credo_builder.compose.document import (
    Column,
    Document,
    Facts,
    ListBlock,
    Look,
    Paragraph,
    Row,
    RowGroup,
    Section,
    Table,
    Text,
)
from credo_builder.render.pdf import build
from credo_builder.render.pdf.direction import levels, visual_order
from credo_builder.render.pdf.fonts import clean, face
from credo_builder.render.pdf.lines import line_width
from credo_builder.render.pdf.mixed import reads_from_right
from credo_builder.render.pdf.scripts import (
    cluster_ends,
    fitting_end,
    language_of,
    may_break,
    tokens,
)
from credo_builder.render.pdf.sheets import fragments, text_width
from credo_builder.render.pdf.text import set_lines
from credo_builder.render.pdf.theme import theme

SAID = {
    "ar": (
        "مرحبا بكم في Larder Lane، مقهى ومطعم (منذ 2019) للجميع!",
        "نقدّم الطعام خلال 15 دقيقة على الأكثر، بنسبة 95% من الأيام.",
        "الأسماء: Maya Brandt (المديرة) و Tom [الطاهي].",
        "السعر 12.50 € أو 3–5 دنانير",
        "نَصٌّ مُشَكَّلٌ بِالكَامِلِ، وَلِلّٰهِ الحَمْدُ، شكراً",
        "إلّا الأطفال لأنّ السلام والإسلام آلاف، بَلَا شكٍّ",
        "للاتصال: +20 2 2735 0000 أو info@dar.example (كل يوم 9:00–17:00)",
        "Larder Lane مقهى صغير",
        "سنة ٢٠٢٦",
    ),
    "fa": ("خوش آمدید، می‌خواهم",),
    "he": ("שלום לכולם, ברוכים הבאים אל Larder Lane (מאז 2019)!", "שָׁלוֹם עֲלֵיכֶם"),
    "hi": ("हम हिन्दी में श्री क्षत्रिय कि र्की सेवा करते हैं, 15 मिनट में।",),
    "th": ("เราจะเสิร์ฟอาหารภายใน 15 นาที น้ำที่กำลังป่า และขอโทษเมื่อเราทำผิด",),
    "ja": ("私たちは、お客様を「家族」のようにお迎えします（いつでも）。",),
    "el": ("Καλώς ήρθατε στο Larder Lane (από το 2019)!",),
    "en": ("Say مرحبا بكم (hello), שלום to 3 guests 😀 and AVATAR To.", "(שלום) and done"),
}
"""Language of a document to what its paragraphs say."""


def p(text, role="body"):
    return Paragraph((Text(text),), role)


def document(language):
    lines = SAID[language]
    blocks = (
        *(p(line) for line in lines),
        p(lines[0], "lede"),
        ListBlock(((p(lines[0]),), (p(lines[-1]),))),
        Table(
            (Column("A", 30), Column(lines[0])),
            (RowGroup((Row(((p("E1"),), (p(lines[-1]),))),), lines[0]),),
            lines[0],
        ),
    )
    facts = Facts(lines[0], lines[-1], draft=False, edition="1")
    return Document(facts, (Section("one", lines[0], blocks, "1"),), language=language)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    paths = {language: folder / f"{language}.pdf" for language in SAID}
    for language, path in paths.items():
        path.write_bytes(build(document(language), Look()))
    return paths


def normal(text):
    """Words and single spaces, without the signs that only say how letters join."""
    return " ".join(re.sub("[\u2060\u200e\u200f\u202a-\u202e]", "", text).split())


@pytest.fixture(scope="module")
def verdicts(files, vera):
    found = vera(list(files.values()))
    return {language: found[path] for language, path in files.items()}


@pytest.mark.parametrize("language", SAID)
def test_every_script_conforms(verdicts, language):
    """A document in any script breaks no rule of PDF/UA-1 and PDF/A-2a."""
    verdict = verdicts[language]

    assert [] == verdict.messages
    assert verdict.passes


@pytest.mark.parametrize("language", SAID)
def test_every_script_is_read_back_in_order(files, language):
    """A reader that follows the file gets every paragraph in the order it was typed."""
    pages = PdfReader(files[language]).pages
    found = normal("\n".join(page.extract_text() for page in pages))

    assert [] == [line for line in SAID[language] if normal(line) not in found]


def squeezed(text):
    """What is compared where a reader takes every word for a line: no spaces at all."""
    return normal(text).replace(" ", "")


def raw_words(path):
    command = ["pdftotext", "-raw", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", SAID)
def test_every_script_is_read_back_by_another_reader(files, language):
    """A second reader gets every paragraph too, in the order of reading."""
    found = squeezed(raw_words(files[language]))

    assert [] == [line for line in SAID[language] if squeezed(line) not in found]


def test_a_number_to_dial_keeps_its_order():
    """The groups of a telephone number stand from left to right among words from the right."""
    found = [t for t in placed("هاتف +20 2 2735 0000 يومياً", "ar") if t.strip()]

    assert "+20 2 2735 0000" in "".join(found)


@pytest.mark.parametrize("language", ["ar", "fa", "he", "en"])
def test_the_tree_says_what_is_drawn_from_the_right(files, language):
    """Each paragraph that holds words from the right says them in the order of reading."""
    with pikepdf.open(files[language]) as pdf:
        said = {str(e.ActualText) for e in elements(pdf, "Span") if "/ActualText" in e}

    assert {clean(line) for line in SAID[language]} <= said


def test_the_tree_tells_the_language_of_other_scripts():
    """Words in a script of their own carry its language; the document's own need none."""
    content = build(
        Document(Facts("O", "T"), (Section("one", "One", (p("שלום"), p("日本の"), p("plain"))),)),
        Look(),
    )
    with pikepdf.open(BytesIO(content)) as pdf:
        languages = [str(e.Lang) for e in elements(pdf, "Span") if "/Lang" in e]

    assert ["he", "ja"] == languages


def placed(text, language="en"):
    """The pieces of one line from left to right."""
    line = fragments(text, theme(Look(), language)["body"])
    return [f.text for f in sorted(line, key=lambda f: f.run.left if f.run else 0)]


def test_a_line_from_the_right_is_placed_from_the_right():
    """Words from the right stand right of what follows them; Latin and numbers keep their way."""
    found = [t for t in placed("שלום Larder Lane (מאז 2019)!", "he") if t.strip()]

    assert ["!", ")", "2019", "מאז", "(", "Larder Lane", "שלום"] == found


def test_words_from_the_right_in_a_line_from_the_left():
    """A line that starts with Latin letters keeps its way round words from the right."""
    found = [t for t in placed("Say שלום לכולם (all)") if t.strip()]

    assert ["Say ", "לכולם", "שלום"] == found[:3]
    assert "all)" == found[-1]


def test_spaces_beside_signs_are_those_of_the_words():
    """A space between an emoji and a word of any script is as wide as among Latin words."""
    style = theme(Look())["body"]
    space = text_width(" ", style)
    both = text_width("😀 x̂", style)

    assert space == pytest.approx(
        both - text_width("😀", style) - text_width("x̂", style), abs=0.01
    )


def test_figures_alone_follow_the_document():
    """A range of figures runs from the right in a document that does."""
    assert ["15", "–", "12"] == placed("12–15", "ar")
    assert ["12–15"] == placed("12–15", "en")


def test_brackets_are_mirrored_from_the_right():
    """A bracket in a run from the right is drawn as its mirror and read as typed."""
    line = fragments("(שלום)", theme(Look(), "he")["body"])
    opening = next(f for f in line if f.text == "(")
    (code,) = opening.run.glyphs.codes

    assert opening.face.font.face.charToGlyph[code] == opening.face.covered[ord(")")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Larder Lane", "en", False),
        ("Larder Lane", "ar", False),
        ("Larder مقهى", "en", False),
        ("Larder مقهى", "ar-EG", True),
        ("مقهى Larder", "en", True),
        ("What ضيوفنا expect", "ar", False),
        ("12–15", "ar", False),
        ("12–15", "en", False),
        ("", "he", False),
    ],
)
def test_the_first_letter_or_the_language_decides_the_side(text, language, expected):
    """A paragraph starts where its first letter, or most words of such a document, have it."""
    assert expected == reads_from_right((Text(text),), theme(Look(), language)["body"])


def test_levels_follow_the_brackets():
    """A pair of brackets round Latin words goes with the words, in a line from the right."""
    text = "שלום Larder (Lane) מה"
    found = dict(zip(text, levels(text, rtl=True), strict=True))

    assert found["("] == found[")"] == found["L"] == 2
    assert 1 == found["מ"]


def test_runs_are_reversed_level_by_level():
    """Runs from the right change places; what runs from the left inside them does not."""
    assert [0, 1, 2] == visual_order([0, 0, 0])
    assert [2, 1, 0] == visual_order([1, 1, 1])
    assert [3, 1, 2, 0] == visual_order([1, 2, 2, 1])


def test_arabic_letters_join():
    """A letter takes less room joined to its neighbours than alone."""
    style = theme(Look())["body"]

    assert text_width("بيت", style) < sum(text_width(c, style) for c in "بيت")


def test_marks_take_no_room():
    """Vowel marks stand on their letters."""
    style = theme(Look())["body"]

    assert text_width("שלום", style) == pytest.approx(text_width("שָׁלוֹם", style), abs=0.2)
    assert text_width("ที่", style) == pytest.approx(text_width("ท", style), abs=0.2)


def test_headings_are_kerned_and_body_is_not():
    """Pairs of letters are moved together where they are large, and only there."""
    styles = theme(Look())
    plain_width = face("serif").width("AVATAR")

    assert text_width("AVATAR", styles["h1"]) < plain_width * styles["h1"].size
    assert fragments("AVATAR", styles["body"])[0].run is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("क्षि", ["क्षि"]),
        ("हिन्दी", ["हि", "न्दी"]),
        ("น้ำที่", ["น้ำ", "ที่"]),
        ("เก", ["เก"]),
        ("x̂y", ["x̂", "y"]),
        ("👍🏽🇩🇪🇫🇷", ["👍🏽", "🇩🇪", "🇫🇷"]),
    ],
)
def test_characters_are_counted_as_people_do(text, expected):
    """A letter with all that stands on it is one character."""
    ends = [0, *cluster_ends(text)]

    assert expected == [text[a:b] for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("日", "本", True),
        ("本", "。", False),
        ("「", "本", False),
        ("a", "日", True),
        ("カ", "ー", False),
        ("ก", "ข", True),
        ("(", "ก", False),
        ("a", "b", False),
    ],
)
def test_lines_break_where_scripts_allow(before, after, expected):
    """East Asian and Thai lines break between letters, never before a closing sign."""
    assert expected == may_break(before, after)


def broken(text, width, role="text", language="en"):
    styles = theme(Look(), language)
    lines = set_lines((Text(text),), styles[role], width, styles.palette)
    assert all(line_width(line) <= width + 0.1 for line in lines)
    return ["".join(f.text for f in line) for line in lines]


def test_japanese_lines_never_start_with_a_closing_sign():
    """Whatever the width, no line starts with a full stop or ends with an opening bracket."""
    for width in range(60, 200, 7):
        lines = broken(SAID["ja"][0], width)

        assert not [line for line in lines if line[0] in "、。）」ー" or line[-1] in "（「"]
        assert SAID["ja"][0] == "".join(lines)


@pytest.mark.parametrize("language", ["hi", "th", "ar"])
def test_characters_are_never_split_between_lines(language):
    """In the narrowest column, each line starts with a letter and not with its marks."""
    text = SAID[language][0]
    lines = broken(text, 24, language=language)

    assert not [line for line in lines if unicodedata.category(line[0]) in {"Mn", "Mc"}]
    assert "".join(text.split()) == "".join("".join(lines).split())


def test_a_word_too_wide_breaks_after_a_slash():
    """A long address breaks after a slash or a hyphen rather than in a word."""
    lines = broken("https://example.org/promises/service-credo/edition", 110)

    assert len(lines) > 1
    assert all(line[-1] in "/-." for line in lines[:-1])
    assert 9 == fitting_end("promises/service", 12)


def test_a_heading_never_breaks_inside_a_word():
    """A balanced heading keeps each word whole that fits into its full width."""
    text = "An extraordinarily unpronounceable Donaudampfschifffahrtsgesellschaft heading"
    widest = max(text_width(word, theme(Look())["h1"]) for word in text.split())
    for more in (1, 20, 90):
        lines = broken(text, widest + more, "h1")

        assert text.split() == " ".join(lines).split()


def test_japanese_headings_keep_their_size():
    """A heading without spaces breaks into lines; it is not made smaller."""
    title = SAID["ja"][0] * 2
    section = Section("one", title, (p("x"),))
    content = build(Document(Facts("O", "T"), (section,), language="ja"), Look())
    with pikepdf.open(BytesIO(content)) as pdf:
        code = pdf.pages[0].Contents.read_bytes().decode("latin-1")

    assert re.search(r" (28|24) Tf", code)


@pytest.mark.parametrize(
    ("text", "usual", "expected"),
    [
        ("שלום", "en-GB", "he"),
        ("שלום", "he", ""),
        ("سلام", "fa", ""),
        ("नमस्ते Larder", "en", "hi"),
        ("Larder Lane and Friends שלום", "en", ""),
        ("日本", "en", ""),
        ("Core values", "ar", "en"),
        ("What ضيوف expect", "ar", "en"),
        ("支配人 Ken", "ja", ""),
        ("E1", "th", ""),
        ("Core values", "de", ""),
    ],
)
def test_the_script_tells_the_language(text, usual, expected):
    """A script that one language is written in tells it, unless the document is in it."""
    assert expected == language_of(text, usual=usual)


def test_joiners_stay_where_letters_join():
    """A joiner is kept after letters that it parts, and dropped after any other."""
    assert "می\u200cخواهم" == clean("می\u200cخواهم")
    assert "ab" == clean("a\u200cb")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พาลูกค้าไปถึงโต๊ะ", ["พา", "ลูกค้า", "ไป", "ถึง", "โต๊ะ"]),
        ("บันไดหน้าร้าน", ["บัน", "ได", "หน้า", "ร้าน"]),
        ("กรุงเทพฯ และฯลฯ", ["กรุง", "เทพฯ", " ", "และ", "ฯลฯ"]),
        ("ทำหน้าที่ของเรา", ["ทำ", "หน้า", "ที่", "ของ", "เรา"]),
        ("ความหมาย", ["ความหมาย"]),
    ],
)
def test_thai_is_parted_where_syllables_surely_are(text, expected):
    """A line of Thai ends before a leading vowel, after a closing one or before a known word."""
    assert expected == tokens(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "おかえりなさいませ。お待ちしております。",
            ["おかえりなさいませ。", "お待ちしております。"],
        ),
        ("待つお客様は、ひとり", ["待つ", "お客様は、", "ひとり"]),
        ("「家族」のように", ["「家族」", "のように"]),
        ("静かなカフェーで", ["静かな", "カフェーで"]),
        ("Larder Lane で", ["Larder", " ", "Lane", " ", "で"]),
    ],
)
def test_large_japanese_words_are_parted_in_phrases(text, expected):
    """A heading keeps the words of a phrase together; running text may end anywhere."""
    assert expected == tokens(text, phrases=True)
    assert [*"静かな"] == tokens("静かな")
