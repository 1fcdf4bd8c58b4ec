"""Spacing and punctuation marks."""
