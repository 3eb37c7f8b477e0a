"""What a pack holds on paper: for the lesson, for those who prepare it, and for those who are told of it."""
