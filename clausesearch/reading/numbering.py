"""Numbers of list items as they are shown: 3, c, iii, ج."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"  # arabicAlpha (ECMA-376, 17.18.59)
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # arabicAbjad


def label(number: int, kind: str = "decimal") -> str:
    """Return ``number`` (from 1) as ``kind`` writes it; kinds we do not know are decimal.

    The kinds are those of ST_NumberFormat (ECMA-376, part 1, 17.18.59).
    """
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        written = _roman(number)
        return written.upper() if kind == "upperRoman" else written
    letters = {
        "lowerLetter": _LATIN,
        "upperLetter": _LATIN.upper(),
        "arabicAlpha": _ALPHABET,
        "arabicAbjad": _ABJAD,
    }.get(kind)
    if letters and number > 0:  # after the last letter: aa, bb, …
        return letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 9)
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("hindiNumbers", "arabicIndic"):
        return "".join(chr(0x0660 + int(digit)) for digit in str(max(number, 0)))
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
