"""What Word, Outlook and Windows leave in a text, made plain before it is signed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.content.pasted import tidied
from briggate.governance.changes import check_text
from tests.sites import PROJECT

HEAD = "---\ntitle: Missed bin\n---\n"

YAML = [
    ("title: “Missed bin”\n", 'title: "Missed bin"\n', 2),
    ("title: ‘Yes’\n", "title: 'Yes'\n", 2),
    ('title: "Missed bin”\n', 'title: "Missed bin"\n', 1),
    ("- “bin men: missed”  # what people say\n", '- "bin men: missed"  # what people say\n', 2),
    ("a_to_z: [“Missed bin, the”, Bin, ‘No’]\n", "a_to_z: [\"Missed bin, the\", Bin, 'No']\n", 4),
    ("action: {text: “Tell us”, url: /x/}\n", 'action: {text: "Tell us", url: /x/}\n', 2),
]
SENTENCES = [
    "summary: We say “bins”, not “refuse”.\n",
    "summary: “Bins” is what we say.\n",
    "summary: The crew’s record\n",
    "summary: ‘Don’t know’\n",
    "text: |\n  “Whole line”\n  - “Another”\nowner: waste\n",
]
BODIES = [
    ("See [bins](/bins/ “All about bins”).\n", 'See [bins](/bins/ "All about bins").\n'),
    ("[bins]: /bins/ “All about bins”\n", '[bins]: /bins/ "All about bins"\n'),
    ("!!! note “Bank holidays”\n", '!!! note "Bank holidays"\n'),
    ("Type `say “yes”` and <abbr title=“Council”>C</abbr>.\n", 'Type `say "yes"` and <abbr title="Council">C</abbr>.\n'),
    ("```\nname: ‘x’\n```\n“So” it’s said.\n", "```\nname: 'x'\n```\n“So” it’s said.\n"),
    ("You need:\n\uf0b7\tbags\n•\u00a0\u00a0 a bin\n", "You need:\n\n- bags\n- a bin\n"),
    ("\u00a0\u00a0\u00a0\u00a0 Indented by Word.\n", " Indented by Word.\n"),
    ("A\u00a0no-break\x0bspace, a soft\u00adhyphen and no\u200bthing.\n", "A no-break space, a softhyphen and nothing.\n"),
]


@pytest.mark.parametrize(("text", "plain", "marks"), YAML)
def test_marks_round_a_value_are_made_plain(text: str, plain: str, marks: int) -> None:
    """Word's marks would be a part of the value; in settings and in the front matter of a page alike."""
    assert tidied("site_config/facts/bins.yml", text.encode()).data == plain.encode()
    page = tidied("content/bins/index.md", f"---\n{text}---\n{text}".encode())
    assert page.data == f"---\n{plain}---\n{text}".encode()
    assert page.done == (f"{marks} quotation mark{'s' if marks > 1 else ''} from Word made plain",)


@pytest.mark.parametrize("text", SENTENCES)
def test_marks_in_a_sentence_stay(text: str) -> None:
    assert tidied("site_config/facts/bins.yml", text.encode()).data == text.encode()
    assert tidied("content/bins/index.md", f"---\n{text}---\nThe crew’s “record”.\n".encode()).done == ()


@pytest.mark.parametrize(("body", "plain"), BODIES)
def test_a_body_is_made_plain_where_it_would_mean_something_else(body: str, plain: str) -> None:
    assert tidied("content/bins/index.md", (HEAD + body).encode()).data == (HEAD + plain).encode()


def test_what_was_done_is_said() -> None:
    made = tidied("content/bins/index.md", "\ufeff---\r\ntitle: “Bins”\r\n---\r\n• one\u00a0bag\r\n".encode())
    assert made.data == b'---\ntitle: "Bins"\n---\n- one bag\n'
    assert made.done == (
        "4 line ends from Windows made plain",
        "1 character that cannot be seen taken out",
        "2 quotation marks from Word made plain",
        "1 space from Word made plain",
        "1 bullet from Word made a list",
    )


def test_what_is_not_utf_8_is_left_to_the_check() -> None:
    assert tidied("content/bins/index.md", b"caf\xe9 \r\n").data == b"caf\xe9 \r\n"


def test_the_pages_of_this_site_are_plain_already() -> None:
    """Nothing that a publisher has written well is touched."""
    files = [path for name in ("content", "site_config") for ending in ("md", "yml") for path in (PROJECT / name).rglob(f"*.{ending}")]
    assert len(files) > 150
    assert [path.name for path in files if tidied(path.name, path.read_bytes().replace(b"\r\n", b"\n")).done] == []


_NASTY = st.text(alphabet="-–: #[]{},“”„‘’\"'`~!<a=>()|•\uf0b7\u00b7o\t \u00a0\u200b\u00ad\ufeff\r\n\x0b\u2028xyz\\", max_size=120)


@given(st.one_of(_NASTY, _NASTY.map(lambda text: f"---\n{text}\n---\n{text}")), st.sampled_from(["a.md", "a.yml"]))
def test_twice_is_once(text: str, name: str) -> None:
    """And what comes out passes the gate, but for characters that nobody can guess the meaning of."""
    once = tidied(f"content/{name}", text.encode())
    assert tidied(f"content/{name}", once.data).data == once.data
    assert tidied(f"content/{name}", once.data).done == ()
    assert bool(once.done) == (once.data != text.encode())
    if "\uf0b7" not in once.data.decode():
        check_text(f"content/{name}", once.data)


@given(st.text(alphabet="abc “”’ [](){}`<>|\n.,é", max_size=120))
def test_words_are_never_lost(text: str) -> None:
    letters = [each for each in text if each.isalpha()]
    assert [each for each in tidied("content/a.md", text.encode()).data.decode() if each.isalpha()] == letters
