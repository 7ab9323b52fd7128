"""A field's own files: what is read, and that every mistake is named by file and line."""

from __future__ import annotations

import gzip
import json

import pytest

from clausesearch.errors import InputError, UsageError
from clausesearch.training.own import apart_texts, read_own

pytest.importorskip("torch", reason="training needs clausesearch[hub]")

from clausesearch.training.folder import claim

CLAUSE = {
    "id": "dam-1",
    "ar": "تصان بوابات السد قبل موسم الأمطار",
    "en": "The gates of the dam are serviced before the rains",
    "fr": "Les vannes du barrage sont entretenues avant les pluies",
    "q_ar": "صيانة السد",
    "q_en": "dam upkeep",
    "q_fr": "entretien du barrage",
}


def test_the_three_kinds_of_files_are_read(tmp_path):
    (tmp_path / "terms.tsv").write_text(
        "water\tسد|السد\tdam|dams\tbarrage\n\nwater\tقناة\tcanal\tcanal\n", encoding="utf-8-sig"
    )
    with gzip.open(tmp_path / "notes.fr-ar.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("le barrage\tالسد\n")
    (tmp_path / "pairs.tsv").write_text("en\tar\nthe canal\tالقناة\n", encoding="utf-8")
    (tmp_path / "clauses.jsonl").write_text(json.dumps(CLAUSE) + "\n", encoding="utf-8")
    own = read_own(
        [tmp_path / "terms.tsv"],
        [tmp_path / "notes.fr-ar.tsv.gz", tmp_path / "pairs.tsv"],
        [tmp_path / "clauses.jsonl"],
    )
    assert [concept.forms["en"] for concept in own.lexicon] == [("dam", "dams"), ("canal",)]
    assert [(source.langs, source.pairs) for source in own.parallel] == [
        (("fr", "ar"), (("le barrage", "السد"),)),
        (("en", "ar"), (("the canal", "القناة"),)),
    ]
    assert own.written[0].queries == (
        {"ar": "صيانة السد", "en": "dam upkeep", "fr": "entretien du barrage"},
    )


CASES = {
    "columns": ("lexicons", "x.tsv", "f\tسد\tdam\tbarrage\nf\tسد\tdam\n", "line 2: 3 columns"),
    "form": ("lexicons", "x.tsv", "f\tسد\tdam\t |\n", "line 1: no French form"),
    "empty": ("lexicons", "x.tsv", "\n\n", "is empty"),
    "header": ("parallel", "x.tsv", "the dam\tالسد\n", "line 1: no header"),
    "sides": ("parallel", "x.ar-en.tsv", "السد\tthe dam\nالسد\t\n", "line 2: an empty side"),
    "one side": ("parallel", "x.ar-en.tsv", "السد\n", "line 1: 1 column"),
    "only a header": ("parallel", "x.tsv", "ar\ten\n", "is empty"),
    "json": ("clauses", "x.jsonl", json.dumps(CLAUSE) + "\n{'ar'}\n", "line 2: is not a JSON"),
    "list": ("clauses", "x.jsonl", "[1]\n", "line 1: is not a JSON object"),
    "keys": (
        "clauses",
        "x.jsonl",
        json.dumps(CLAUSE | {"q_en": " ", "fr": 3}),
        "line 1: no text for fr, q_en",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_named_by_its_line(tmp_path, case):
    kind, name, content, problem = CASES[case]
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_own(**{kind: [tmp_path / name]})
    message = str(caught.value)
    assert str(tmp_path / name) in message
    assert problem in message
    assert "\n" not in message


def test_what_is_no_text_is_refused(tmp_path):
    (tmp_path / "latin.tsv").write_bytes("f\tx\té\tx\n".encode("latin-1"))
    (tmp_path / "x.ar-en.tsv.gz").write_bytes(b"no gzip")
    for path, problem in (
        (tmp_path / "latin.tsv", "save it as UTF-8"),
        (tmp_path / "none.tsv", "no such file"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(InputError, match=problem):
            read_own([path])
    with pytest.raises(InputError, match="cannot be read"):
        read_own(parallel=[tmp_path / "x.ar-en.tsv.gz"])


def test_evaluation_folders(tmp_path):
    (tmp_path / "gold" / "agreements").mkdir(parents=True)
    (tmp_path / "gold" / "agreements" / "a.txt").write_text("first\n\nsecond\n", "utf-8")
    (tmp_path / "gold" / "queries.jsonl").write_text('{"_id": "1", "text": "asked"}\n', "utf-8")
    (tmp_path / "gold" / "qrels.tsv").write_text("1\ta\t0\t5\t3\n", "utf-8")
    (tmp_path / "gold" / "pairs.tsv").write_text("left\tright\n", "utf-8")
    texts = set(apart_texts(tmp_path / "gold"))
    assert texts == {"first", "second", "asked", "left", "right"}
    with pytest.raises(InputError, match="no such folder"):
        list(apart_texts(tmp_path / "none"))
    (tmp_path / "bare").mkdir()
    with pytest.raises(InputError, match="holds no texts"):
        list(apart_texts(tmp_path / "bare"))
    (tmp_path / "bare" / "queries.jsonl").write_text("text\n", "utf-8")
    with pytest.raises(InputError, match="line 1: is not a JSON"):
        list(apart_texts(tmp_path / "bare"))


def test_only_an_empty_folder_or_one_of_ours_is_written_to(tmp_path):
    claim(tmp_path / "new" / "model")
    claim(tmp_path / "new" / "model")
    ours = tmp_path / "new" / "model"
    (ours / "modules.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="without our log"):
        claim(ours)
    (ours / "training-log.jsonl").write_text('{"event": "settings"}\n', encoding="utf-8")
    claim(ours)
    (ours / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match=r"thesis\.txt"):
        claim(ours)
    with pytest.raises(UsageError, match="is a file"):
        claim(ours / "thesis.txt")
