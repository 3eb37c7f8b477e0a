"""Papers as data, set as PDFs that a screen reader can read, or told as plain text."""
