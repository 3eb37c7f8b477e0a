"""The package that a school's learning platform (Moodle and its like) takes in: SCORM 1.2, completion only."""
