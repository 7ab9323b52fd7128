"""Two columns on a terminal: in step before and after a browser's bidi treatment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from clausesearch.records import Comparison
from clausesearch.render.columns import Columns, kept_inside
from clausesearch.render.terminal import comparison_view
from tests.render.made import arabic_and_french, hostile, two_arabic

EDGES = """([place, start, end]) => {
  const node = document.querySelectorAll('pre')[place].firstChild;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const box = range.getBoundingClientRect();
  return [box.left, box.right];
}"""
OPEN, CLOSE = "\u2066\u2067\u2068", "\u2069"
WORDS = st.text(
    st.sampled_from("اتفاقية abc 123٤٥ ،.()\u064b\u0651漢\u202e\u2069\u2067"), max_size=150
)


def shown(comparison: Comparison, *, width: int = 120, terminal: bool = True) -> str:
    console = Console(
        force_terminal=terminal, width=width, color_system="standard" if terminal else None
    )
    with console.capture() as captured:
        console.print(comparison_view(comparison))
    return captured.get()


@given(WORDS, WORDS, st.integers(100, 160))
def test_every_line_is_as_wide_as_the_terminal_allows(left: str, right: str, width: int) -> None:
    columns = Columns(Console(width=width), width, "ar", "en")
    texts = [[Text(kept_inside(one))] for one in (left, right)]
    lines = [line.plain.rstrip("\n") for line in columns.lines(texts[0], [Text("91%")], texts[1])]
    assert len({cell_len(line) for line in lines}) == 1
    assert cell_len(lines[0]) <= width
    for line in lines:
        depth = 0
        for letter in line:
            depth += (letter in OPEN) - (letter == CLOSE)
            assert 0 <= depth <= 1
        assert depth == 0


@given(WORDS)
def test_no_word_is_lost(text: str) -> None:
    columns = Columns(Console(width=110), 110, "ar", "en")
    lines = columns.lines([Text(kept_inside(text))], [], [])
    told = "".join(line.plain.split(CLOSE)[0] for line in lines)
    letters = {"\u200e": "", "\u2066": "", "\u2067": "", " ": "", "\n": ""}
    assert told.translate(str.maketrans(letters)) == kept_inside(text).replace(" ", "")


def test_wide_terminals_get_columns_and_others_do_not() -> None:
    comparison = arabic_and_french()

    def side_by_side(out: str) -> bool:
        return any("تلتزم" in line and "peuvent" in line for line in out.splitlines())

    assert side_by_side(shown(comparison))
    for other in (shown(comparison, width=80), shown(comparison, terminal=False)):
        assert not side_by_side(other)
        assert "91%  one-to-one · moved" in Text.from_ansi(other).plain
    assert "\x1b" not in shown(comparison, terminal=False)


def test_colour_changes_no_width() -> None:
    plain = Console(force_terminal=True, width=120, color_system=None)
    with plain.capture() as captured:
        plain.print(comparison_view(arabic_and_french()))
    coloured = Text.from_ansi(shown(arabic_and_french())).plain
    assert [line.rstrip() for line in coloured.splitlines()] == [
        line.rstrip() for line in captured.get().splitlines()
    ]


def test_escapes_and_overrides_stay_out_of_the_terminal() -> None:
    out = shown(hostile("جملة \x1b[2J \u202e\u2069\u2069 عكسية"))
    assert "\x1b[2J" not in out
    assert "\u202e" not in out
    assert shown(hostile("كلمة " * 2_000_000)).count("\n") < 2_000


def columns_of(line: str) -> list[tuple[int, int]]:
    """Where the text of each column begins and ends: what stands in the outermost isolates."""
    spans, depth, begin = [], 0, 0
    for place, letter in enumerate(line):
        if letter in OPEN:
            depth += 1
            begin = place + 1 if depth == 1 else begin
        elif letter == CLOSE:
            depth -= 1
            if depth == 0:
                spans.append((begin, place))
    return spans


@pytest.mark.parametrize("made", [arabic_and_french, two_arabic])
def test_a_terminal_that_reorders_keeps_the_columns(browser: Browser, made) -> None:
    """A browser orders each line by the Unicode rules, as the better terminals do."""
    lines = Text.from_ansi(shown(made())).plain.splitlines()
    rows = [line for line in lines if line.startswith("\u200e")]
    assert rows
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    # A base direction taken from the text is the harder case: terminals do that, too.
    page.set_content(
        "<meta charset=utf-8>" + "".join(f'<pre dir="auto">{row}</pre>' for row in rows)
    )
    for place, row in enumerate(rows):
        edges = [page.evaluate(EDGES, [place, *span]) for span in columns_of(row)]
        assert len(edges) == 3
        assert edges[0][1] <= edges[1][0] + 1, row
        assert edges[1][1] <= edges[2][0] + 1, row
    page.close()
