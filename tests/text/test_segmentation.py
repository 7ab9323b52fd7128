"""Segmentation: golden cases per language, the laws of every span, hostile input, real articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausesearch.records import Clause, Kind
from clausesearch.text.folding import INVISIBLE
from clausesearch.text.segmentation import segment
from tests.support import shared

GOLDEN = Path(__file__).parent / "golden"


@dataclass
class Case:
    lang: str
    text: str
    expected: list[str] = field(default_factory=list)
    why: str = ""


def read_cases(lang: str) -> list[Case]:
    cases: list[Case] = []
    raw = (GOLDEN / f"{lang}.txt").read_text(encoding="utf-8")
    for part in raw.split("== text\n")[1:]:
        case, lines = Case(lang, ""), []
        for line in part.rstrip("\n").split("\n"):
            if line.startswith("-> "):
                case.expected.append(line[3:])
            elif line.startswith("xx "):
                case.why = line[3:]
            else:
                lines.append(line)
        case.text = "\n".join(lines).replace("<RLE>", "\u202b").replace("<PDF>", "\u202c")
        cases.append(case)
    return cases


def parametrized() -> list[object]:
    found: list[object] = []
    for lang in ("ar", "fr", "en"):
        for number, case in enumerate(read_cases(lang), start=1):
            marks = [pytest.mark.xfail(strict=True, reason=case.why)] if case.why else []
            found.append(pytest.param(case, id=f"{lang}{number}", marks=marks))
    return found


@pytest.mark.parametrize("case", parametrized())
def test_golden(case: Case):
    assert [clause.text for clause in segment(case.text, case.lang)] == case.expected


@pytest.mark.parametrize(("lang", "least"), [("ar", 40), ("fr", 20), ("en", 20)])
def test_enough_golden_cases(lang: str, least: int):
    assert sum(not case.why for case in read_cases(lang)) >= least


def only(text: str, lang: str, words: str) -> Clause:
    found = [clause for clause in segment(text, lang) if words in clause.text]
    assert len(found) == 1
    return found[0]


def test_items_hang_on_their_lead_in():
    text = "وتسعى الشراكة إلى:\n• تكوين المرشدين؛\n• ترميم الأضرحة العتيقة."
    leads = [clause.lead_in for clause in segment(text, "ar")]
    assert leads == ["وتسعى الشراكة إلى", "وتسعى الشراكة إلى"]


def test_lead_in_is_outside_every_span():
    text = "The Parties shall: (a) train officers; (b) open a laboratory."
    for clause in segment(text, "en"):
        assert clause.lead_in == "The Parties shall"
        assert clause.lead_in not in clause.text


def test_a_coordinated_commitment_carries_the_governing_phrase():
    text = "قرر المجلسان إنشاء محطة لمعالجة المياه، وتوسيع شبكة الإنارة العمومية."
    assert only(text, "ar", "الإنارة").lead_in == "قرر المجلسان"


def test_a_shared_subject_is_the_lead_in():
    text = "The club will renovate the stadium on the hill and will also offer free coaching."
    assert only(text, "en", "coaching").lead_in == "The club"


def test_who_speaks_is_the_lead_in():
    text = "وأضاف مدير الميناء أن الأرصفة ستوسع قبل الصيف، مشيرا إلى أن التمويل متوفر."
    first, second = segment(text, "ar")
    assert first.lead_in == "وأضاف مدير الميناء أن"
    assert second.lead_in == "وأضاف مدير الميناء مشيرا إلى أن"


def test_the_title_of_an_item_is_its_heading():
    text = "1. حماية الغابات: اتفق الطرفان على غرس مليون شجرة. 2. الحرائق: التزما بشراء طائرتين."
    assert [clause.heading for clause in segment(text, "ar")] == ["حماية الغابات", "الحرائق"]


def test_a_chapter_stands_over_its_articles():
    text = "Chapter II – Health\n\nArticle 4. The hospitals shall share their ambulances."
    assert segment(text, "en")[0].heading == "Chapter II – Health › Article 4"


def test_each_block_is_read_in_its_own_language():
    text = "يلتزم الطرفان بنشر النص.\n\nThe Parties shall publish the text in both languages."
    assert [clause.lang for clause in segment(text)] == ["ar", "en"]


def test_a_single_line_is_never_lost():
    assert [clause.text for clause in segment("تطوير برامج المكتبات", "ar")] == [
        "تطوير برامج المكتبات"
    ]


def test_hard_wrapped_lines_are_one_sentence():
    text = (
        "The two ports of the bay shall exchange their tide tables and their weather\n"
        "warnings every morning, and shall keep a common register of the vessels that\n"
        "call at either of them during the season. The register is public and is kept\n"
        "by the harbour master of the larger port, who sends a copy to the other one\n"
        "at the end of every month."
    )
    texts = [clause.text for clause in segment(text, "en")]
    assert any("weather\nwarnings" in one for one in texts)
    assert any("kept\nby the harbour master" in one for one in texts)


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from(list("اتفقولميسنه ،؛.:«»“”\"()-–•0123١٢٣\n\tab,;eé'") + list(INVISIBLE)),
    st.sampled_from(
        [
            "المادة 1: ",
            "وتعزيز ",
            "سيعمل ",
            "and will ",
            " et de faire ",
            "1. ",
            "2. ",
            ":\n- ",
            "أن ",
        ]
    ),
)
TEXT = st.lists(ALPHABET, max_size=120).map("".join)


@given(TEXT, st.sampled_from([None, "ar", "fr", "en", "xx"]))
@settings(max_examples=400, deadline=None)
def test_spans_are_exact_ordered_and_trimmed(text: str, lang: str | None):
    end = 0
    for number, clause in enumerate(segment(text, lang, "name"), start=1):
        assert clause.number == number
        assert clause.agreement == "name"
        assert clause.text == text[clause.start : clause.end]
        assert end <= clause.start < clause.end
        edges = clause.text[0] + clause.text[-1]
        assert not any(edge.isspace() or edge in INVISIBLE for edge in edges)
        assert clause.kind in Kind
        end = clause.end


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_a_trailing_newline_changes_nothing(text: str):
    assert segment(text, "ar") == segment(text + "\n", "ar")


HOSTILE = {
    "one word": "a" * 500_000,
    "spaces": " " * 500_000,
    "newlines": "\n" * 500_000,
    "stops": ". " * 175_000,
    "brackets": "(" * 250_000 + ")" * 250_000,
    "closing marks": "»" * 500_000,
    "straight quotes": '"' * 500_000,
    "commas": "، و" * 75_000,
    "colons": "أ: " * 75_000,
    "numbers": "1. " * 25_000,
    "rising numbers": "".join(f"{n % 30 + 1}. نص " for n in range(15_000)),
    "masdars": "وتعزيز كذا، " * 15_000,
    "verbs": "وسيعمل الطرفان على التعاون، " * 15_000,
    "that": "أكد أن " * 30_000,
    "and": "and will do " * 40_000,
    "sources": "المصدر:\n" * 15_000,
    "articles": "المادة 1: \n" * 15_000,
    "marks": "\u064b" * 250_000,
    "short lines": "ab\n" * 25_000,
    "quotations": "“a” " * 50_000,
    "fields": "word Name: x " * 10_000,
    "notes": "Stop. [1] " * 10_000,
    "titles": "word The word AAAAAA BBBB " * 10_000,
    "colons after verbs": "سيعمل الطرف: " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name: str):
    """Work that grew with the square of these sizes would run for minutes, not for a second."""
    text = HOSTILE[name]
    clauses = segment(text)
    assert all(clause.text == text[clause.start : clause.end] for clause in clauses[:1000])


#: Words that tell a clause of the five real articles, the most words it may have, and its article.
REAL = [
    ("000", "لمدة عشر سنوات قابلة", 24),
    ("000", "لجنة مشتركة", 24),
    ("000", "الوحدة الترابية", 30),
    ("000", "برامج تدريبية", 20),
    ("001", "بدورات تكوينية", 16),
    ("001", "قاعدة معطيات", 12),
    ("001", "توسيع قاعدة المنخرطين", 32),
    ("001", "فروع جديدة", 28),
    ("001", "نظم المعلومات", 16),
    ("003", "بخمس سنوات", 14),
    ("003", "للتجديد الضمني", 8),
    ("003", "تمويل أوروبي", 16),
    ("003", "نقط اتصال", 24),
    ("002", "تضافر الجهود", 20),
]


def real_article(start: str) -> str:
    folder = shared("seeds")
    return next(folder.glob(f"{start}_*.txt")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("article", "words", "most"), REAL)
def test_a_clause_of_a_real_article_stands_by_itself(article: str, words: str, most: int):
    clause = only(real_article(article), "ar", words)
    assert len(clause.text.split()) <= most


def test_the_list_of_a_real_article_keeps_its_lead_in():
    items = [clause for clause in segment(real_article("001"), "ar") if "تهدف" in clause.lead_in]
    assert len(items) == 5
    assert all(clause.kind is Kind.COMMITMENT for clause in items)


def test_an_unmarked_list_of_a_real_article_keeps_its_lead_in():
    items = [clause for clause in segment(real_article("000"), "ar") if "التالية" in clause.lead_in]
    assert len(items) == 5


@pytest.mark.parametrize(
    ("article", "words", "kind"),
    [
        ("000", "عشر سنوات", Kind.PROVISION),
        ("000", "لجنة مشتركة", Kind.PROVISION),
        ("003", "الضمني", Kind.PROVISION),
        ("003", "تمويل أوروبي", Kind.COMMITMENT),
        ("002", "مثمرة", Kind.STATEMENT),
    ],
)
def test_kind_of_a_clause_of_a_real_article(article: str, words: str, kind: Kind):
    assert only(real_article(article), "ar", words).kind is kind


@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_no_boilerplate_of_a_real_article_is_in_a_clause(start: str):
    text = real_article(start)
    clauses = segment(text)
    for words in ("Related posts", "Top", "المصدر:", "\nالعمق", "موسكو- البعث"):
        assert not any(words in clause.text for clause in clauses)
    if start == "003":
        assert clauses[-1].end < text.index("المصدر:")


def test_segment_alters_nothing_and_keeps_no_state():
    text = "يلتزم الطرفان بالتشاور. وتسري المذكرة عامين."
    assert segment(text) == segment(text)
