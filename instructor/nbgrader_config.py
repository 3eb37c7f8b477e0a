"""nbgrader's settings for this course: run its commands in this folder.

Nothing here marks anything: under stock ``nbgrader autograde`` every form raises and earns no points.
"""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "fmse"
# Where learners fetch and hand in: a folder that all seats can reach. The environment may name another.
# c.Exchange.root = "/srv/nbgrader/exchange"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.part", ".*.new"]
# A submission whose locked cells were removed gets them back before anything is marked.
c.OverwriteCells.add_missing_cells = True
# What learners wrote is shown to instructors as text, never run in their browser.
c.HTMLExporter.sanitize_html = True
