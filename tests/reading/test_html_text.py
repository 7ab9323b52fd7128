"""Web pages to text."""

from __future__ import annotations

import pytest

from clausesearch.reading.formats import Format
from clausesearch.reading.worker import extract

ARTICLE = """<article><h1>توقيع اتفاقية شراكة بين حزبين</h1>
<p>وقع الحزبان يوم الاثنين بالرباط اتفاقية شراكة تروم تعزيز التعاون في
   مجالات التكوين وتبادل الخبرات.</p>
<h2>أهداف الاتفاقية</h2>
<p>وتهدف الاتفاقية بالأساس إلى:</p>
<ol><li>تنظيم دورات تكوينية مشتركة كل سنة<ul><li>في الرباط</li><li>في القاهرة</li></ul></li>
<li value="4">تبادل الزيارات بين وفود <b>الشباب</b> و<a href="/w">النساء</a></li></ol>
<table><tr><th>المجال</th><th>المدة</th></tr><tr><td>التدريب</td><td>ثلاث سنوات</td></tr></table>
<p>سطر<br>وسطر آخر</p></article>"""
TEXT = """توقيع اتفاقية شراكة بين حزبين
وقع الحزبان يوم الاثنين بالرباط اتفاقية شراكة تروم تعزيز التعاون في مجالات التكوين وتبادل الخبرات.

أهداف الاتفاقية
وتهدف الاتفاقية بالأساس إلى:
1. تنظيم دورات تكوينية مشتركة كل سنة
- في الرباط
- في القاهرة
4. تبادل الزيارات بين وفود الشباب والنساء
المجال | المدة
التدريب | ثلاث سنوات
سطر
وسطر آخر"""
HEAD = """<title>توقيع اتفاقية - موقع</title>
<meta property="og:title" content="توقيع اتفاقية شراكة بين حزبين">
<meta property="article:published_time" content="2025-04-07T10:00:00+01:00">
<link rel="canonical" href="https://news.example/ar/1">"""
MENU = '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>'
ASIDE = '<aside><h3>اقرأ أيضا</h3><a href="/2">خبر آخر لا علاقة له</a></aside>'
ASIDE += "<footer>جميع الحقوق محفوظة 2025</footer><script>var x = 'رمز';</script>"


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    html = f'<!doctype html><html dir="rtl"><head><meta charset="{charset}">{head}</head>'
    return f"{html}<body>{body}</body></html>".encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_an_article_without_what_stands_around_it(charset: str) -> None:
    read = extract(page(MENU + ARTICLE + ASIDE, HEAD, charset), Format.HTML)
    assert read.text == TEXT
    assert read.title == "توقيع اتفاقية شراكة بين حزبين"
    assert read.notes == ("published on 2025-04-07 at https://news.example/ar/1",)


def test_no_date_is_made_up() -> None:
    read = extract(page(ARTICLE.replace("الاثنين", "07/04/2025")), Format.HTML)
    assert read.notes == ()


def test_a_title_the_text_lacks_is_its_first_line() -> None:
    body = "<article>" + "<p>The parties shall plant trees along the river.</p>" * 9 + "</article>"
    read = extract(page(body, "<title>Accord of Riverside</title>"), Format.HTML)
    assert read.text.startswith("Accord of Riverside\n\nThe parties shall plant")


@pytest.mark.parametrize(
    "body",
    [
        "Article 1. The parties shall fish.<br>Article 2. They shall plant trees.",
        "<pre>Article 1. The parties shall fish.\nArticle 2. They shall plant trees.</pre>",
        "<b>Article 1. The parties shall fish.</b><div>Article 2. They shall plant trees.",
        "<table><tr><td>Article 1. The parties shall fish.<tr>Article 2. They shall plant trees.",
        "<p>Article 1. The parties shall fish.<p>Article 2. They shall plant trees.",
    ],
)
def test_a_page_that_is_no_article(body: str) -> None:
    read = extract(page(MENU + body), Format.HTML)
    lines = "Article 1. The parties shall fish.\nArticle 2. They shall plant trees."
    assert read.text == lines
    assert "الرئيسية" not in read.text


def test_a_long_text_without_paragraphs_is_whole() -> None:
    articles = [f"Article {n}. The parties shall restore canal number {n}." for n in range(200)]
    read = extract(page("<div>" + "<br><br>".join(articles) + "</div>"), Format.HTML)
    assert read.text.splitlines() == articles


@pytest.mark.parametrize("body", ["", "<script>var text = 1;</script>", "<img src=a.png>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="text"):
        extract(page(body), Format.HTML)


def test_a_declaration_of_xml_and_entities_do_no_harm() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    data = f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY a0 "ha">{laughs}]>'
    data += "<html><body><p>The parties shall &a29; fish &amp; plant.</p></body></html>"
    read = extract(data.encode(), Format.HTML)
    assert "fish & plant" in read.text
    assert len(read.text) < 4000
