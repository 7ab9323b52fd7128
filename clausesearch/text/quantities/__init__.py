"""Numbers, durations, frequencies, shares, amounts and dates of a text, in three languages."""

from clausesearch.text.quantities.measures import currency_word
from clausesearch.text.quantities.model import Quantity, QuantityKind
from clausesearch.text.quantities.reading import read_quantities

__all__ = ["Quantity", "QuantityKind", "currency_word", "read_quantities"]
