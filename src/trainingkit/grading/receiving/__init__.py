"""Taking in what was handed in: from the exchange, a stick or a zip, checked before a byte of it is written."""
