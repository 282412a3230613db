"""Words of users become safe markup."""

from __future__ import annotations

import pytest

from credo_builder.compose.markup import clean, is_allowed, marked_up

WORDS = {"customer": "guest", "customers": "guests", "org": "R&D *Kitchen* <b>", "we": "we"}


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("plain", "<p>plain</p>"),
        ("**bold** and *italic*", "<p><strong>bold</strong> and <em>italic</em></p>"),
        ("one\ntwo", "<p>one<br/>two</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("<b>x", "<p>&lt;b&gt;x</p>"),
        ("R&D <24 h &amp;", "<p>R&amp;D &lt;24 h &amp;amp;</p>"),
        ("# not a heading", "<p># not a heading</p>"),
        ("`code` ![a](b)", "<p>`code` ![a](b)</p>"),
        ("1999. We began", "<p>1999. We began</p>"),
        ("", ""),
    ],
)
def test_only_the_small_markdown_is_markup(text, xml):
    """Bold, italic, lists and links are read; everything else prints as typed."""
    made = marked_up(text, WORDS).replace(' role="body"', "")

    assert xml == made


def test_lists_nest():
    """A list inside a list stays inside its point."""
    made = marked_up("- one\n  - inner\n- two", WORDS).replace(' role="text"', "")

    assert "<ul><li><p>one</p><ul><li><p>inner</p></li></ul></li><li><p>two</p></li></ul>" == made


def test_what_a_placeholder_puts_in_is_never_markup():
    """A name with stars and angle brackets prints literally."""
    made = marked_up("*{org}* and {Customers}", WORDS)

    assert "<em>R&amp;D *Kitchen* &lt;b&gt;</em> and Guests" in made


def test_what_a_placeholder_puts_in_is_not_read_again():
    """A name that holds a placeholder keeps it."""
    made = marked_up("{org}", {"org": "{customer} & Co", "customer": "guest"})

    assert '<p role="body">{customer} &amp; Co</p>' == made


def test_doubled_braces_print_the_placeholder():
    """Two braces print one, and any other brace stays."""
    made = marked_up("{{customer}} {other} {", WORDS)

    assert '<p role="body">{customer} {other} {</p>' == made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "[bank](https://evil.example/a)",
            '<a href="https://evil.example/a">bank (evil.example)</a>',
        ),
        (
            "[https://a.example](https://a.example)",
            '<a href="https://a.example">https://a.example</a>',
        ),
        ("[a.example/x](https://a.example/x)", '<a href="https://a.example/x">a.example/x</a>'),
        ("[us](mailto:a@b.example)", '<a href="mailto:a@b.example">us (a@b.example)</a>'),
        ("[ring](tel:+44-20;ext=7)", '<a href="tel:+44-20;ext=7">ring (+44-20;ext=7)</a>'),
        (
            "[apple.com](https://\u0430pple.com)",
            '<a href="https://xn--pple-43d.com">apple.com (xn--pple-43d.com)</a>',
        ),
        ("[us](https://[::1]:80/)", '<a href="https://[::1]:80/">us (::1)</a>'),
    ],
)
def test_a_link_shows_where_it_leads(text, shown):
    """When the words of a link hide its host, the host stands behind them."""
    made = marked_up(text, WORDS)

    assert f'<p role="body">{shown}</p>' == made


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//x",
        "x",
        "https:",
        "https://bank.example@evil.example",
        "https://bank.example%2f@evil.example",
        "https://%65vil.example",
        "http:///x",
        "vbscript:x",
        "smb://x/y",
        "mailto:nobody",
        "mailto:a@b.example?attach=/etc/passwd",
        "tel:home",
        "https://x:port/",
    ],
)
def test_a_link_of_another_kind_stays_as_typed(address):
    """Only web, mail and telephone addresses become links."""
    made = marked_up(f"[x]({address})", WORDS)

    assert not is_allowed(address)
    assert f'<p role="body">[x]({address})</p>' == made


def test_characters_paper_cannot_carry_are_dropped():
    """Controls, lone surrogates, noncharacters and reordering marks go; the rest stays."""
    cleaned = clean("a\x00b\u202ec\ufdd0d\ud800e\r\nf\tg😀")

    assert "abcde\nf\tg😀" == cleaned
