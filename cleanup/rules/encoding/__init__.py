"""Damage done to characters before anyone read the text."""
