"""Languages of agreements and of queries."""

from __future__ import annotations

import json

import py3langid
import pytest

from clausesearch.text.language import detect_language, query_language
from clausesearch.training.trigrams import latin_trigrams
from tests.support import AGREEMENTS, ROOT

TEXTS = [
    (AGREEMENTS["ports"], "ar"),
    (AGREEMENTS["universities"], "en"),
    (AGREEMENTS["villes"], "fr"),
    ("Las partes acuerdan cooperar en materia de educación y cultura durante tres años.", "es"),
    ("طرفین توافق کردند که همکاری‌های خود را در زمینه آموزش گسترش دهند.", "fa"),
    ("اتفق الطرفان (AMPCPP, DF) على 104 مشاريع مع Union for the Mediterranean.", "ar"),
    ("12 / 2025 …", "und"),
    ("", "und"),
]
QUERIES = [
    ("السيادة الوطنية", "ar"),
    ("لجنة", "ar"),
    ("training courses for activists", "en"),
    ("fisheries", "en"),
    ("durée de l'accord et renouvellement", "fr"),
    ("jumelage", "fr"),
    ("échange de jeunes", "fr"),
    ("2025", "und"),
    ("حاکمیت ملی", "und"),
]


@pytest.mark.parametrize(("text", "lang"), TEXTS)
def test_language_of_an_agreement(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    "path", sorted((ROOT / "seeds").glob("agreements/*/*.txt")), ids=lambda path: path.stem
)
def test_language_of_the_shipped_agreements(path) -> None:
    assert detect_language(path.read_text(encoding="utf-8")) == path.parent.name


@pytest.mark.parametrize(("query", "lang"), QUERIES)
def test_language_of_a_query(query: str, lang: str) -> None:
    assert query_language(query) == lang


def rows() -> list[dict[str, str]]:
    files = sorted((ROOT / "seeds" / "clauses").glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


def test_held_out_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    from clausesearch.text import language

    clauses = rows()
    table = latin_trigrams([row for n, row in enumerate(clauses) if n % 5])
    monkeypatch.setattr(language, "_trigrams", lambda: table)
    held = [(row[f"q_{lang}"], lang) for row in clauses[::5] for lang in ("en", "fr")]
    right = sum(query_language(query) == lang for query, lang in held)
    assert right / len(held) > 0.98


def test_the_table_is_the_one_the_clauses_give() -> None:
    path = ROOT / "clausesearch" / "text" / "latin_trigrams.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    shipped = {t: int(w) for t, w in (line.split("\t") for line in lines)}
    made = latin_trigrams(rows())
    assert len(shipped.keys() & made.keys()) / len(shipped) > 0.99, (
        "python -m clausesearch.training.trigrams"
    )


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (("Los municipios organizan cada verano un encuentro de jóvenes deportistas y comparten "
         "los gastos de viaje, alojamiento y comida. Una comisión de seis personas vigila la "
         "aplicación del acuerdo y presenta un informe a las dos alcaldías cada año."), "es"),
        (("Les dues ciutats organitzen cada estiu una trobada de joves esportistes i comparteixen "
         "les despeses del viatge. Una comissió de sis persones vetlla per l'aplicació de l'acord "
         "i presenta un informe a les dues alcaldies cada any, abans de les festes."), "ca"),
        (("I comuni organizzano ogni estate un incontro di giovani sportivi e dividono le spese "
         "di viaggio, di alloggio e dei pasti. Una commissione di sei persone segue l'applicazione "
         "dell'accordo e presenta una relazione alle due amministrazioni ogni anno."), "it"),
        (("De twee gemeenten organiseren elke zomer een ontmoeting van jonge sporters en delen de "
         "kosten van de reis en het verblijf. Een commissie van zes personen volgt de uitvoering "
         "van het akkoord en brengt elk jaar verslag uit aan de beide burgemeesters."), "nl"),
        (("De to kommuner holder hver sommer et stævne for unge sportsfolk og deler udgifterne til "
         "rejse og ophold. Et udvalg af seks personer følger aftalen og aflægger en rapport for "
         "begge borgmestre hvert år, før efteråret begynder."), "da"),
        (("The two towns hold a meeting of athletes each summer and share the costs of travel "
         "and lodging. A committee of six shall follow the work and report to both mayors by the "
         "end of the year."), "en"),
        (("Les deux communes organisent chaque été une rencontre de jeunes sportifs et partagent "
         "les frais du voyage et du logement. Un comité de six personnes suit l'application de "
         "l'accord et rend compte aux deux maires dans le mois qui suit la rencontre."), "fr"),
    ],
)  # fmt: skip
def test_small_words_settle_two_languages_and_no_neighbour(
    text: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    known = py3langid.classify

    def classify(sample: str) -> tuple[str, float]:
        asked.append(sample)
        found: tuple[str, float] = known(sample)
        return found

    monkeypatch.setattr(py3langid, "classify", classify)
    assert detect_language(text) == lang
    assert bool(asked) is (lang not in ("en", "fr"))
