"""One training run from corpora to a model folder with its card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from clausesearch.embedding.static import StaticEncoder
from clausesearch.training.card import Run, write_card
from clausesearch.training.checkpoint import Checkpoint, discard, fingerprint_of
from clausesearch.training.corpora import read_corpora, sample, with_everyday
from clausesearch.training.decontaminate import Decontaminator, evaluation_texts, own_gold
from clausesearch.training.evaluate import measure
from clausesearch.training.fitting import fit
from clausesearch.training.folder import RunLog, claim
from clausesearch.training.held_out import hold_out
from clausesearch.training.prior import WIDTH, prior_vectors
from clausesearch.training.tasks import TaskMaker, pairs_seen, tokenizer_texts
from clausesearch.training.teacher import TeacherCache, teacher_available
from clausesearch.training.tokenizer import train_tokenizer
from clausesearch.training.write import write_model

if TYPE_CHECKING:
    from pathlib import Path

    from clausesearch.training.corpora import Corpora
    from clausesearch.training.fitting import Report
    from clausesearch.training.recipe import Settings
    from clausesearch.training.tasks import Meaning


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes; None where there is nothing to read."""

    out: Path
    seeds: Path
    corpora: Path | None = None
    evalsets: Path | None = None
    teacher_cache: Path | None = None


def run_training(
    places: Places,
    settings: Settings,
    report: Report,
    *,
    restart: bool = False,
    held_out: bool = False,
) -> None:
    """Train a model and write it, its card and its log to ``places.out``.

    The teacher is used where its package is installed and ``places.teacher_cache`` is given. A run
    that was stopped goes on after its last whole epoch, unless it is to ``restart``. With
    ``held_out`` the texts that recipes are chosen by are kept out of it (``held_out.py``).

    Raises:
        InputError: ``places.seeds`` holds no written clauses.
        UsageError: ``places.out`` holds something else, or the checkpoint of another run.
    """
    claim(places.out)
    if restart:
        discard(places.out)
    log = RunLog(places.out)
    try:
        log("settings", **settings.as_dict())
        _run(places, settings, report, log, held_out=held_out)
    finally:
        log.close()


def _run(
    places: Places, settings: Settings, report: Report, log: RunLog, *, held_out: bool
) -> None:
    corpora, dropped, checked = _gather(places, settings, report, log)
    if held_out:
        corpora, kept_out = hold_out(corpora)
        pairs = sum(map(len, kept_out.pairs.values()))
        log("held out", written=len(kept_out.written), pairs=pairs)
    meaning: Meaning | None = None
    if places.teacher_cache is not None and teacher_available():
        meaning = partial(
            TeacherCache(places.teacher_cache).vectors,
            report=lambda done, total: report("teacher", done, total, ""),
        )
    taught = "taught" if meaning is not None else None
    checkpoint = Checkpoint(places.out, fingerprint_of(settings.as_dict(), corpora, taught))
    state = checkpoint.load()
    if state is None:
        log.open()
        report("tokenizer", 0, 0, f"{settings.pieces:,} pieces")
        tokenizer = train_tokenizer(tokenizer_texts(corpora, settings), settings.pieces)
        log("tokenizer", pieces=tokenizer.get_vocab_size())
    else:
        log.open(state.log_size)
        # Not trained again: the trainer is not held to the last digit from machine to machine.
        tokenizer = Tokenizer.from_str(state.tokenizer)
    pieces = tokenizer.get_vocab_size()
    report("pieces", 0, 0, "")
    maker = TaskMaker(tokenizer, corpora, settings, meaning)
    prior = None
    if state is None and meaning is not None and settings.prior and settings.dim == WIDTH:
        prior = prior_vectors(tokenizer, corpora, meaning, settings.prior)
    fitted = fit(maker, tokenizer, pieces, settings, report, log, checkpoint, state, prior)
    write_model(places.out, tokenizer, fitted.vectors)
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
        steps=fitted.steps,
        seconds=fitted.seconds,
        teacher=meaning is not None,
    )
    write_card(places.out, run, corpora, measures)
    log("done", minutes=round(run.seconds / 60, 1))
    checkpoint.discard()


def _gather(
    places: Places,
    settings: Settings,
    report: Report,
    log: RunLog,
) -> tuple[Corpora, dict[str, int], int]:
    """Return the corpora without evaluation text, what was dropped, and how much it was held to."""
    report("reading", 0, 0, "")
    corpora = read_corpora(places.seeds, places.corpora)
    corpora = with_everyday(corpora, places.seeds, settings.everyday)
    for note in corpora.notes:
        report("note", 0, 0, note)
        log("note", text=note)
    corpora = sample(corpora, settings.most, settings.seed)
    gold = [*own_gold(places.seeds)]
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
