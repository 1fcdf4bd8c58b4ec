"""Finds the damage that machine translation does to English news, repairs what is safe, explains and can undo every edit."""
