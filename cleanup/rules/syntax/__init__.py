"""Clauses built after the grammar of the source language."""
