"""Words stay inside the page's live area, on every page and in every style."""

from __future__ import annotations

import html
import re
import subprocess

import pytest
from larder_lane import larder_lane, logo

from credo_builder.compose.document import Look
from credo_builder.render.pdf import build
from credo_builder.render.pdf.theme import MM, geometry

_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


def pages(path):
    """Each page's size and words, with their boxes in points from the left top."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for part in text.split("<page ")[1:]:
        size = [float(v) for v in re.findall(r'(?:width|height)="([\d.]+)"', part)[:2]]
        words = [(*map(float, m[:4]), html.unescape(m[4])) for m in _WORD.findall(part)]
        yield size, words


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("style", ["classic", "modern", "warm", "civic"])
def test_words_stay_inside(tmp_path, style, paper):
    """No word stands beyond the live width, or nearer to an edge than head and foot."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(build(larder_lane(paper=paper, draft=True), Look("#A8422B", style, logo())))
    outside = []
    for number, (size, words) in enumerate(pages(path), 1):
        page = geometry(paper, landscape=size[0] > size[1])
        right = page.left + page.live_width
        for left, top, end, bottom, word in words:
            inside = left >= page.left - 1 and end <= right + 1
            high = top >= 8 * MM and bottom <= size[1] - 8 * MM
            initial = number == 1 and bottom - top > 300
            if not (inside and high) and not initial:
                outside.append((number, word, left, top, end, bottom))

    assert [] == outside


@pytest.mark.parametrize("style", ["classic", "civic"])
def test_foot_and_body_never_meet(tmp_path, style):
    """Body words end above the line of the foot."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(build(larder_lane(), Look("#A8422B", style)))
    low = []
    for number, (size, words) in enumerate(pages(path), 1):
        page = geometry("A4", landscape=size[0] > size[1])
        foot = size[1] - 10 * MM - 12
        low += [
            (number, w[4]) for w in words if w[3] > size[1] - page.bottom + 6 and w[1] < foot - 7
        ]

    assert [] == [entry for entry in low if entry[0] not in {1, 4}]
