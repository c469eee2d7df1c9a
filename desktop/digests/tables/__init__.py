"""Tables as text: CSV, TSV and what databases, spreadsheets and reading apps make of them."""
