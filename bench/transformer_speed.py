"""How fast a transformer of e5-small's shape encodes the same clauses, beside ours, in one run.

    python -m bench.transformer_speed [--clauses 256] [--rounds 5]

Twelve layers, 384 wide, random weights: the time does not depend on what the weights say. Its
tokenizer is left out (ours is counted), and its clauses are sorted by length and padded in batches
of 32, so the comparison flatters it. Ours encodes all 12,000 written clauses, no text twice, with
an encoder that was opened for it and remembers no word yet. Both sides take turns, and the median
of the ratios is printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median

from bench.model import CLAUSES, sample_clauses
from clausesearch.embedding import load_encoder
from clausesearch.embedding.static import StaticEncoder

_BATCH = 32
_ALL = 1_000_000
#: multilingual-e5-small cuts clauses like these into about as many pieces; ours are a little fewer.
_VOCABULARY = 250_037


def transformer(lengths: list[int]) -> Callable[[], None]:
    """Return what encodes texts of so many pieces with a transformer of e5-small's shape."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=_VOCABULARY,
        hidden_size=384,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=1536,
    )
    model = BertModel(config, add_pooling_layer=False)
    model.train(False)
    ordered = sorted(lengths)
    batches = []
    for start in range(0, len(ordered), _BATCH):
        part = ordered[start : start + _BATCH]
        ids = torch.randint(0, _VOCABULARY, (len(part), max(part)))
        mask = torch.tensor([[int(i < length) for i in range(max(part))] for length in part])
        batches.append((ids, mask))

    def encode() -> None:
        with torch.inference_mode():
            for ids, mask in batches:
                model(input_ids=ids, attention_mask=mask).last_hidden_state.mean(1)

    return encode


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _fresh(texts: list[str]) -> Callable[[], object]:
    """Return what encodes ``texts`` with an encoder that has encoded nothing."""
    encoder = load_encoder()
    return lambda: encoder.encode(texts)


def main() -> None:
    """Print both speeds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clauses", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    many = list(dict.fromkeys(sample_clauses(CLAUSES, _ALL)))
    # Every n-th, so that both sides see the same mixture of languages and lengths.
    texts = many[:: len(many) // options.clauses][: options.clauses]
    encoder = load_encoder()
    assert isinstance(encoder, StaticEncoder)
    other = transformer([len(ids) for ids in encoder.tokenize(texts)])
    other()
    rounds = [(seconds(_fresh(many)), seconds(other)) for _ in range(options.rounds)]
    ours = len(many) / median(mine for mine, _ in rounds)
    theirs = len(texts) / median(its for _, its in rounds)
    each = len(many) / len(texts)
    ratios = sorted(each * its / mine for mine, its in rounds)
    print(f"bundled: {ours:,.0f} clauses a second, tokenizer included")
    print(f"transformer, 12 layers of 384: {theirs:,.0f} clauses a second, without its tokenizer")
    print(f"ratio {median(ratios):.0f} ({ratios[0]:.0f} to {ratios[-1]:.0f})")


if __name__ == "__main__":
    main()
