"""In what the two sides of a match differ, and which words of one language do."""

from clausesearch.compare.differences.finding import differences
from clausesearch.compare.differences.wording import word_differences

__all__ = ["differences", "word_differences"]
