"""One training run from corpora to a model folder with its card."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from clausesearch.embedding.static import StaticEncoder
from clausesearch.training.card import Run, write_card
from clausesearch.training.corpora import read_corpora, sample
from clausesearch.training.decontaminate import Decontaminator, evaluation_texts
from clausesearch.training.evaluate import measure
from clausesearch.training.prior import WIDTH, prior_vectors
from clausesearch.training.recipe import Step, train
from clausesearch.training.tasks import TaskMaker, pairs_seen, tokenizer_texts
from clausesearch.training.teacher import TeacherCache, teacher_available
from clausesearch.training.tokenizer import train_tokenizer
from clausesearch.training.write import write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    #: Called with a stage, what is done of it, its total (0 where it has no steps), and a remark.
    Report = Callable[[str, int, int, str], None]

    from clausesearch.training.corpora import Corpora
    from clausesearch.training.recipe import Settings
    from clausesearch.training.tasks import Meaning

LOG_NAME = "training-log.jsonl"


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes; None where there is nothing to read."""

    out: Path
    seeds: Path
    corpora: Path | None = None
    evalsets: Path | None = None
    teacher_cache: Path | None = None


def run_training(places: Places, settings: Settings, report: Report) -> None:
    """Train a model and write it, its card and its log to ``places.out``.

    The teacher is used where its package is installed and ``places.teacher_cache`` is given.

    Raises:
        InputError: ``places.seeds`` holds no written clauses.
    """
    places.out.mkdir(parents=True, exist_ok=True)
    with (places.out / LOG_NAME).open("w", encoding="utf-8") as file:

        def log(event: str, **facts: object) -> None:
            file.write(json.dumps({"event": event, **facts}, ensure_ascii=False) + "\n")
            file.flush()

        log("settings", **settings.as_dict())
        _run(places, settings, report, log)


def _run(
    places: Places,
    settings: Settings,
    report: Report,
    log: Callable[..., None],
) -> None:
    corpora, dropped, checked = _gather(places, settings, report, log)
    report("tokenizer", 0, 0, f"{settings.pieces:,} pieces")
    tokenizer = train_tokenizer(tokenizer_texts(corpora, settings), settings.pieces)
    pieces = tokenizer.get_vocab_size()
    log("tokenizer", pieces=pieces)
    meaning: Meaning | None = None
    if places.teacher_cache is not None and teacher_available():
        meaning = partial(
            TeacherCache(places.teacher_cache).vectors,
            report=lambda done, total: report("teacher", done, total, ""),
        )
    report("pieces", 0, 0, "")
    maker = TaskMaker(tokenizer, corpora, settings, meaning)
    started = time.monotonic()
    last = Step(0, 0, 0.0, 0.0)

    def each(step: Step) -> None:
        nonlocal last
        last = step
        report("training", step.number, step.total, f"loss {step.loss:.2f}")
        if step.number % 100 == 0 or step.number == step.total:
            log("step", number=step.number, loss=round(step.loss, 4))

    prior = None
    if meaning is not None and settings.prior and settings.dim == WIDTH:
        prior = prior_vectors(tokenizer, corpora, meaning, settings.prior)
    vectors = train(maker, pieces, settings, each, prior)
    write_model(places.out, tokenizer, vectors)
    report("measuring", 0, 0, "")
    encoder = StaticEncoder(places.out, str(places.out))
    measures = measure(encoder, places.evalsets) if places.evalsets is not None else []
    for one in measures:
        log("measure", task=one.task, value=round(one.value, 2), count=one.count)
    run = Run(
        settings=settings,
        pieces=pieces,
        pairs_seen=pairs_seen(maker(), settings),
        dropped=dropped,
        evaluation_count=checked,
        steps=last.number,
        seconds=time.monotonic() - started,
        teacher=meaning is not None,
    )
    write_card(places.out, run, corpora, measures)
    log("done", minutes=round(run.seconds / 60, 1))


def _gather(
    places: Places,
    settings: Settings,
    report: Report,
    log: Callable[..., None],
) -> tuple[Corpora, dict[str, int], int]:
    """Return the corpora without evaluation text, what was dropped, and how much it was held to."""
    report("reading", 0, 0, "")
    corpora = read_corpora(places.seeds, places.corpora)
    for note in corpora.notes:
        report("note", 0, 0, note)
        log("note", text=note)
    corpora = sample(corpora, settings.most, settings.seed)
    judged = places.seeds.parent / "bench" / "gold"
    gold = [places.seeds / "agreements", places.seeds / "pairs", judged]
    if places.corpora is not None:
        gold.append(places.corpora / "gold")
    decontaminator = Decontaminator(evaluation_texts(places.evalsets, *gold))
    if places.evalsets is None:
        note = "no --evalsets folder: only the gold agreements are kept out of training"
        report("note", 0, 0, note)
        log("note", text=note)
    report("decontaminating", 0, 0, f"against {len(decontaminator):,} texts")
    corpora, dropped = decontaminator.clean(corpora)
    log("decontaminated", evaluation_texts=len(decontaminator), dropped=dropped)
    return corpora, dropped, len(decontaminator)
