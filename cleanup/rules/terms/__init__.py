"""Institutions, offices, operations and outlets with a settled English name."""
