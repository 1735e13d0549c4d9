"""Tables, and where they come from and go to: CSV files in a folder, or sheets of a workbook."""
