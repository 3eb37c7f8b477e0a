"""Papers: set as PDFs, told as text."""
