"""The allow-list: what of a body's HTML stays, and what goes. Attacks on it are in tests/security."""

import pytest

from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, TAGS, URL_SCHEMES, is_let_through, sanitise


def clean(html: str) -> str:
    return sanitise(html, lambda element, attribute, address: address)


KEPT = [
    '<p lang="cy" dir="ltr" id="x">Bore <strong>da</strong><br><em>i</em> <b>chi</b></p>',
    '<a href="/bins/" hreflang="cy">Biniau</a>',
    '<img src="bin.png" alt="A bin" width="10" height="20" loading="lazy">',
    "<details><summary>More</summary><p>Words</p></details>",
    '<figure><img src="bin.png" alt=""><figcaption>A bin</figcaption></figure>',
    '<table><caption>Bins</caption><tbody><tr><th scope="row" colspan="2">x</th><td class="right" rowspan="2">y</td></tr></tbody></table>',
    '<ol start="3"><li>Three</li></ol>',
    '<abbr title="HyperText">HT</abbr> <kbd>Ctrl</kbd> <q>q</q> <cite>c</cite> H<sub>2</sub>O m<sup>2</sup>',
    '<div class="admonition note"><p class="admonition-title">Note</p></div>',
    "<dl><dt>Bin</dt><dd>For rubbish</dd></dl>",
    "<h2>Two</h2><h3>Three</h3><h4>Four</h4>",
]


@pytest.mark.parametrize("html", KEPT)
def test_what_a_page_needs_stays_as_it_is(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<h1>One</h1><h5>Five</h5>", "OneFive"),
        ('<p class="button site-header admonition-title">x</p>', '<p class="admonition-title">x</p>'),
        ('<div class="grid">x</div>', '<div class="">x</div>'),
        ('<p style="color:red" onclick="x()" data-menu title="t" tabindex="0" role="alert" aria-hidden="true">x</p>', "<p>x</p>"),
        ('<p id="site-main">x</p><p id="SITE-search">y</p>', "<p>x</p><p>y</p>"),
        ('<a href="javascript:x()" target="_blank" rel="opener" ping="/x" download>x</a>', "<a>x</a>"),
        ('<img src="data:image/png;base64,AA" srcset="x 1x" alt="">', '<img alt="">'),
        ("<script>x()</script><style>p{}</style><iframe src=x>y</iframe><svg><text>z</text></svg>left", "left"),
        ("<form action=x><input name=y><button>Send</button></form>", "Send"),
        ("<center><font color=red>old</font></center>", "old"),
        ("<!-- a comment -->left", "left"),
    ],
)
def test_all_else_goes_and_its_harmless_words_stay(html: str, left: str) -> None:
    assert clean(html) == left


def test_every_address_that_stays_is_asked_about_and_none_that_goes() -> None:
    asked = []

    def resolve(element: str, attribute: str, address: str) -> str | None:
        asked.append((element, attribute, address))
        return None if "drop" in address else "/new/"

    html = '<a href="/old/">a</a><a href="/drop/">b</a><img src="x.png" alt=""><a href="javascript:x">c</a><form action="/x/"></form>'
    html += '<link href="/y.css"><video src="z.mp4"></video>'
    assert sanitise(html, resolve) == '<a href="/new/">a</a><a>b</a><img src="/new/" alt=""><a>c</a>'
    assert asked == [("a", "href", "/old/"), ("a", "href", "/drop/"), ("img", "src", "x.png")]


def test_a_mistake_in_resolving_is_not_swallowed() -> None:
    """nh3 would print it and go on without the address."""

    def resolve(element: str, attribute: str, address: str) -> str | None:
        raise KeyError(address)

    with pytest.raises(KeyError, match="bins"):
        sanitise('<a href="/bins/">x</a>', resolve)


def test_what_looks_like_a_tag_in_an_attribute_is_written_as_entities() -> None:
    """The regions around tables are put in after this, by what looks like a tag."""
    assert clean('<img alt="<table></table>">') == '<img alt="&lt;table&gt;&lt;/table&gt;">'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/", True),
        ("/bins/", True),
        ("tel:1", True),
        ("", True),
        ("javascript:x", False),
        ("http://[", False),
        ('"><b', True),
    ],
)
def test_it_tells_which_addresses_it_lets_through(address: str, expected: bool) -> None:
    assert is_let_through(address) is expected


def test_the_allow_list_is_this_and_no_more() -> None:
    """Said once more, so that nobody widens it in passing."""
    elements = (
        "a abbr b blockquote br caption cite code dd details div dl dt em figcaption figure h2 h3 h4 hr i img kbd li ol p pre q span "
        "strong sub summary sup table tbody td tfoot th thead tr ul"
    )
    assert sorted(TAGS) == elements.split()
    assert {
        "*": {"lang", "dir", "id"},
        "a": {"href", "hreflang"},
        "img": {"src", "alt", "width", "height", "loading"},
        "ol": {"start"},
        "th": {"scope", "colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
        "abbr": {"title"},
    } == ATTRIBUTES
    assert {
        "div": {"admonition", "note", "warning", "danger"},
        "p": {"admonition-title"},
        "th": {"right", "centre"},
        "td": {"right", "centre"},
    } == CLASSES
    assert {"https", "http", "mailto", "tel"} == URL_SCHEMES
