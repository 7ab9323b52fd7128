"""Text rules: folding, language, words, segmentation. Pure functions."""
