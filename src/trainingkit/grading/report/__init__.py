"""What leaves the gradebook: a class in counts, grades for other systems, item responses as a table."""
