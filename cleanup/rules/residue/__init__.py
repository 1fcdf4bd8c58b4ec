"""Text left in another language, and words transliterated instead of translated."""
