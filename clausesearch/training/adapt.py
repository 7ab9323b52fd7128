"""Adapt a static model to a field: go on from its vectors with the field's own texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from clausesearch.embedding.layout import fingerprint, read_layout
from clausesearch.embedding.loading import BUNDLED, BUNDLED_FOLDER
from clausesearch.embedding.weights import PieceVectors
from clausesearch.errors import ModelError, UsageError
from clausesearch.training.adapted_card import Adaptation, Judged, write_adapted_card
from clausesearch.training.checkpoint import Checkpoint, discard, fingerprint_of
from clausesearch.training.corpora import read_corpora, sample
from clausesearch.training.decontaminate import Decontaminator, evaluation_texts, own_gold
from clausesearch.training.fitting import fit
from clausesearch.training.folder import RunLog, claim
from clausesearch.training.mixture import Mixture, seen
from clausesearch.training.own import apart_texts, read_own
from clausesearch.training.recipe import Settings
from clausesearch.training.write import write_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from clausesearch.training.corpora import Corpora
    from clausesearch.training.fitting import Fitted, Report

    #: Name of the base and folder of the adapted model → what each scores on judged gold.
    Judge = Callable[[str, Path], Sequence[Judged]]

#: Low enough that what the field does not touch stays where it was.
ADAPTING = Settings(epochs=4, batch=1024, rate=0.006, bags=9000, most=2000)
#: A run of seconds.
ADAPTING_QUICKLY = replace(ADAPTING, epochs=2, batch=256, bags=600, most=200)

_SEEDS = Path(__file__).parents[2] / "seeds"
_NAMES = {"seeds/clauses": "clauses", "seeds/queries": "queries", "seeds/lexicon": "lexicon"}
# Rows of zeros would start at random; so small, they stay what they are.
_NEXT_TO_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Field:
    """What a user brings, and where the adapted model goes.

    ``seeds`` are our own clauses and lexicon, mixed in where they are there.
    """

    out: Path
    base: str = BUNDLED
    lexicons: tuple[Path, ...] = ()
    parallel: tuple[Path, ...] = ()
    clauses: tuple[Path, ...] = ()
    evaluation: tuple[Path, ...] = ()
    seeds: Path = _SEEDS


@dataclass(frozen=True, slots=True)
class _Base:
    name: str
    fingerprint: str
    tokenizer: Tokenizer
    vectors: NDArray[np.float32]


def adapt(
    field: Field,
    settings: Settings,
    report: Report,
    judge: Judge | None = None,
    *,
    restart: bool = False,
) -> Adaptation:
    """Adapt ``field.base`` and write the model, its card and its log to ``field.out``.

    The vocabulary stays that of the base. A run that was stopped goes on after its last whole
    epoch, unless it is to ``restart``. ``judge`` measures before and after, for the card.

    Raises:
        InputError: a file or an evaluation folder is not as documented.
        ModelError: the base is no static model.
        UsageError: nothing to learn from, ``field.out`` may not be written, or holds the checkpoint
            of another run.
    """
    if not (field.lexicons or field.parallel or field.clauses):
        raise UsageError(
            "nothing to learn from; name a file with --lexicon, --parallel or --clauses."
        )
    own = read_own(field.lexicons, field.parallel, field.clauses)
    apart = Decontaminator(_apart(field))
    base = _open_base(field)
    claim(field.out)
    if restart:
        discard(field.out)
    settings = replace(settings, dim=base.vectors.shape[1])
    log = RunLog(field.out)
    try:
        log("settings", base=base.name, base_fingerprint=base.fingerprint, **settings.as_dict())
        return _adapt(field, base, own, apart, settings, report, log, judge)
    finally:
        log.close()


def _adapt(
    field: Field,
    base: _Base,
    own: Corpora,
    apart: Decontaminator,
    settings: Settings,
    report: Report,
    log: RunLog,
    judge: Judge | None,
) -> Adaptation:
    ours = _ours(field, apart, settings, report, log)
    own, dropped = apart.clean(own)
    dropped = {_NAMES.get(name, name): count for name, count in dropped.items()}
    log("decontaminated", evaluation_texts=len(apart), dropped=dropped)
    if not (own.written or own.lexicon or any(source.pairs for source in own.parallel)):
        raise UsageError(
            "nothing is left to learn from: all of it stands in the --evaluation texts; "
            "bring other texts, or leave --evaluation out."
        )
    checkpoint = Checkpoint(
        field.out, fingerprint_of(settings.as_dict(), base.fingerprint, own, ours)
    )
    state = checkpoint.load()
    log.open(state.log_size if state else 0)
    maker = Mixture(base.tokenizer, own, ours, base.vectors, settings)
    prior = base.vectors + np.float32(_NEXT_TO_NOTHING) * ~base.vectors.any(axis=1, keepdims=True)
    fitted = fit(maker, base.tokenizer, len(prior), settings, report, log, checkpoint, state, prior)
    fitted.vectors[0] = base.vectors[0]
    write_model(field.out, base.tokenizer, fitted.vectors)
    outcome = Adaptation(
        model=str(field.out),
        base=base.name,
        base_fingerprint=base.fingerprint,
        settings=settings,
        pieces=len(prior),
        held=_held(own),
        seen={name: count * settings.epochs for name, count in seen(maker(), settings).items()},
        dropped=dropped,
        evaluation_count=len(apart),
        with_seeds=ours is not None,
        losses=fitted.losses,
        steps=fitted.steps,
        seconds=fitted.seconds,
    )
    return _finish(field, outcome, fitted, report, log, judge, checkpoint)


def _finish(
    field: Field,
    outcome: Adaptation,
    fitted: Fitted,
    report: Report,
    log: RunLog,
    judge: Judge | None,
    checkpoint: Checkpoint,
) -> Adaptation:
    if judge is not None:
        report("measuring", 0, 0, "")
        outcome = replace(outcome, scores=tuple(judge(field.base, field.out)))
        for one in outcome.scores:
            log("judged", collection=one.collection, before=one.before, after=one.after)
    write_adapted_card(field.out, outcome)
    log("done", minutes=round(fitted.seconds / 60, 1))
    checkpoint.discard()
    return outcome


def _open_base(field: Field) -> _Base:
    folder = BUNDLED_FOLDER if field.base == BUNDLED else Path(field.base).expanduser()
    for taken, name in ((folder, "the base"), (BUNDLED_FOLDER, "the bundled model")):
        if field.out.resolve() == taken.resolve():
            raise UsageError(f"{field.out} is {name}; name another folder with --out DIR.")
    if not folder.is_dir():
        raise ModelError(f"no folder {field.base}; name the folder of a static model with --from.")
    layout = read_layout(folder)
    if not layout.is_static or any(layout.prompts.values()):
        raise ModelError(
            f"{field.base} is no static model without prompts, and no other can be adapted; "
            "leave --from out for the bundled one."
        )
    vectors = PieceVectors(layout.first / "model.safetensors")
    path = layout.first / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the binding raises bare Exception
        raise ModelError(f"{path} is damaged ({error}); fetch the model again") from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    every = vectors.take(np.arange(vectors.count, dtype=np.int32))
    return _Base(field.base, fingerprint(folder), tokenizer, every)


def _apart(field: Field) -> Iterator[str]:
    for folder in field.evaluation:
        yield from apart_texts(folder)


def _ours(
    field: Field, apart: Decontaminator, settings: Settings, report: Report, log: RunLog
) -> Corpora | None:
    """Return a sample of our own texts without those that we measure on; None without them."""
    if not (field.seeds / "clauses").is_dir():
        note = (
            "the clauses and the lexicon of clausesearch are not installed with it: what the base "
            "knows is held by its own vectors alone; a checkout has them"
        )
        report("note", 0, 0, note)
        log("note", text=note)
        return None
    ours = sample(read_corpora(field.seeds), settings.most, settings.seed)
    gold = evaluation_texts(None, *own_gold(field.seeds))
    for decontaminator in (Decontaminator(gold), apart):
        ours, _ = decontaminator.clean(ours)
    return ours if ours.written else None


def _held(own: Corpora) -> dict[str, int]:
    held = {"lexicon": len(own.lexicon), "clauses": len(own.written)}
    for source in own.parallel:
        held[source.source] = held.get(source.source, 0) + len(source.pairs)
    return {name: count for name, count in held.items() if count}
