"""Names: who is meant, which spellings are one, and what each is to be called."""
