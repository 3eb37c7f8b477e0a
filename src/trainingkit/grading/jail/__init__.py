"""Functions that learners wrote, run shut in: data goes in, data comes out, and nothing is compared inside."""
