"""One file for each family of nouns: its tables' columns, its rules, and how rows become nouns."""
