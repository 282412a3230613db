"""Each check of the structure names the one thing that was spoilt, and nothing else."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Name, String
from structure import faults

from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The example in its public edition, without a fault."""
    path = tmp_path_factory.mktemp("sound") / "sound.pdf"
    path.write_bytes(pdf_bytes(example(), "public"))
    return path


def _elements(pdf, kind):
    return [one for one in pdf.objects if _is(one, kind)]


def _is(one, kind):
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind


def _skip_a_level(pdf):
    _elements(pdf, Name.H2)[0].S = Name.H4


def _forget_a_scope(pdf):
    del _elements(pdf, Name.TH)[0].A


def _silence_a_figure(pdf):
    _elements(pdf, Name.Figure)[-1].Alt = String(" ")


def _say_no_numbers(pdf):
    figure = next(f for f in _elements(pdf, Name.Figure) if "1." in str(f.Alt))
    figure.Alt = String("Some steps.")


def _read_backwards(pdf):
    paragraphs = [s for s in _elements(pdf, Name.Sect) if len(s.get("/K", ())) > 2]
    kids = list(paragraphs[0].K)
    paragraphs[0].K = pikepdf.Array(kids[::-1])


def _mute_a_link(pdf):
    page = next(p for p in pdf.pages if "/Annots" in p)
    page.Annots[0].Contents = String("")


def _lead_elsewhere(pdf):
    page = next(p for p in pdf.pages if len(p.get("/Annots", ())) > 3)
    page.Annots[0].Dest[0] = pdf.pages[-1].obj


def _bookmark_elsewhere(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].destination = pikepdf.Array([pdf.pages[0].obj, Name.Fit])


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (_skip_a_level, "H4 after H1"),
        (_forget_a_scope, "head without scope"),
        (_silence_a_figure, "figure without words"),
        (_say_no_numbers, "numbers drawn and not said"),
        (_read_backwards, "drawn in another order than read"),
        (_mute_a_link, "a link without words"),
        (_lead_elsewhere, "leads elsewhere than to page"),
        (_bookmark_elsewhere, "not to its heading"),
    ],
)
def test_what_was_spoilt_is_named(sound, tmp_path, spoil, named):
    """One thing is broken in a sound document, and the check that looks for it says so."""
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(sound) as pdf:
        spoil(pdf)
        pdf.save(broken)

    assert [] == faults(sound)
    assert any(named in fault for fault in faults(broken))
