"""Headings, paragraphs and sentences cut or glued in the wrong place."""
