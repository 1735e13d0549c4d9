"""What may stand in a cell: one file for each sort of value, reading text and writing it."""
