"""The handed-in notebook, compared with its release, and the marked one that nbgrader shows in its place."""
