"""What a trainee is told of a result: composed from the records, one page, returned through nbgrader."""
