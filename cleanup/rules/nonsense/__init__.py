"""Clauses that make no sense, and statements that contradict each other."""
