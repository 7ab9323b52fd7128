"""The tokenizer: folding as a normalizer, words and punctuation apart, Unigram pieces."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from clausesearch.text.folding import INVISIBLE, MARKS, SAME

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = "<unk>"
_INSIDE = "##"
_BEGIN = "▁"


def folding_normalizer() -> normalizers.Normalizer:
    """Return :func:`clausesearch.text.folding.fold` as a normalizer, step for step.

    The steps may follow one another because no letter of ``SAME`` is the image of another.
    """
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in MARKS)
    dropped = "".join(key for key, value in SAME.items() if not value)
    steps = [
        normalizers.NFKD(),
        normalizers.Lowercase(),
        normalizers.Replace(Regex(f"[{ranges}{INVISIBLE}{dropped}]+"), ""),
    ]
    by_image: dict[str, str] = {}
    for key, value in SAME.items():
        if value:
            by_image[value] = by_image.get(value, "") + key
    steps += [normalizers.Replace(Regex(f"[{keys}]"), image) for image, keys in by_image.items()]
    return normalizers.Sequence([*steps, normalizers.NFC()])


# Folded words whose own first letters look like «ال» or «و»; the commonest of agreements.
_OWN_AL = "التزام|التحاق|التماس|الكترون|الزام"
_OWN_WAW = (
    "وثائق|وثيق|وجه|وجود|وحد|ورش|ورق|وزار|وزير|وساط|وسائ|وسط|وسيل|وصول|وضع|وطن|وظائف|وظيف|وفاق|وفد|"
    "وفود|وقاي|وقت|وقع|وقود|وكال|وكلا|وكيل|ولاي|واجب|وارد|واسع|واقع"
)
# What Arabic writes onto the beginning of a word: and, so; with, as; the, for the. Three letters
# must be left, so that «الى» and «ولد» stay whole. A rarer word of that look is cut, too, and the
# same way each time, so that little is lost.
_CLITICS = (
    f"\\A(?!{_OWN_AL}|{_OWN_WAW})"
    f"(?:[وفبكل](?={_OWN_AL})|[وف]?(?:[بك]?ال|لل)|و(?!ال))(?=[\u0620-\u064a]{{3}})"
)


def word_splitter(clitics: bool = True) -> pre_tokenizers.PreTokenizer:
    """Return the rule that cuts words: at white space, around each sign, around numbers.

    A number stays whole here, so that a year can be a piece. Whatever is neither letter, mark nor
    digit stands alone, so that an unknown sign never takes its word with it.
    """
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{M}\p{N}]"), "isolated"),
            pre_tokenizers.Digits(individual_digits=False),
            *([pre_tokenizers.Split(Regex(_CLITICS), "isolated")] if clitics else []),
        ]
    )


def train_tokenizer(texts: Iterable[str], pieces: int, clitics: bool = True) -> Tokenizer:
    """Train a tokenizer of at most ``pieces`` pieces on ``texts``.

    The pieces are chosen by the Unigram model (Kudo 2018, arXiv:1804.10959). A word is then cut by
    the longest piece first, which does as well with such pieces (Uzan et al. 2024,
    arXiv:2403.01289) and loads three times faster, for want of a lattice.
    """
    splitter = word_splitter(clitics)
    chooser = Tokenizer(models.Unigram())
    chooser.normalizer = folding_normalizer()
    chooser.pre_tokenizer = pre_tokenizers.Sequence(
        [splitter, pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        show_progress=False,
        max_piece_length=16,
    )
    chooser.train_from_iterator(texts, trainer)
    chosen: list[tuple[str, float]] = json.loads(chooser.to_str())["model"]["vocab"]
    # The trainer's order of equals, and the last digits of its scores, change from run to run.
    chosen.sort(key=lambda entry: (-round(entry[1], 4), entry[0]))
    tokenizer = Tokenizer(
        models.WordPiece(
            _word_pieces([piece for piece, _ in chosen], pieces),
            unk_token=UNKNOWN,
            max_input_chars_per_word=100,
            continuing_subword_prefix=_INSIDE,
        )
    )
    tokenizer.normalizer = folding_normalizer()
    tokenizer.pre_tokenizer = splitter
    return tokenizer


def _word_pieces(chosen: list[str], limit: int) -> dict[str, int]:
    """Spell Unigram pieces, best first, as pieces that begin a word or continue one.

    Every letter is kept both ways, so that a word of known letters is never unknown.
    """
    letters = [piece for piece in chosen if len(piece) == 1 and piece != _BEGIN]
    spelled = [UNKNOWN]
    spelled += [form for letter in letters for form in (letter, _INSIDE + letter)]
    for piece in chosen:
        if piece.startswith(_BEGIN):
            spelled.append(piece[1:])
        elif piece != UNKNOWN:
            spelled.append(_INSIDE + piece)
    kept = [piece for piece in dict.fromkeys(spelled) if piece][:limit]
    return {piece: number for number, piece in enumerate([UNKNOWN, *sorted(kept[1:])])}
