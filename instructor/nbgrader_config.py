"""nbgrader's settings for this course: run its commands in this folder.

Submissions are marked by trainingkit, also where nbgrader or formgrader is asked. Without it nbgrader stops; without
these settings nbgrader runs learners' notebooks: an untouched form raises and earns no points, but whoever redefines
`form` has them all. Never run autograde without this file.
"""

from importlib.resources import files

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "fmse"
# Where learners fetch and hand in: a folder that all seats can reach. The environment may name another.
# c.Exchange.root = "/srv/nbgrader/exchange"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.part", ".*.new"]
# What is handed in is checked, and the time of receipt is ours.
c.ExchangeFactory.collect = "trainingkit.grading.receiving.exchange.ReceiptCollect"
# Verdicts: nbgrader writes and shows what trainingkit has marked, and runs nothing of a learner's.
c.Autograde.exporter_class = "trainingkit.grading.hooks.MarkedExporter"
c.Autograde.pre_convert_hook = "trainingkit.grading.hooks.before_autograde"
# What learners wrote is shown to instructors as text, never run in their browser.
c.HTMLExporter.sanitize_html = True
# No page asks another machine for a program, and nothing is typeset as mathematics.
c.HTMLExporter.template_file = str(files("trainingkit.grading.notebook") / "formgrade.html.j2")
c.HTMLExporter.require_js_url = c.HTMLExporter.jquery_url = c.HTMLExporter.mathjax_url = "data:,"
# Feedback is our own page, made from the records; the same command makes it anew after a regrade.
c.GenerateFeedback.exporter_class = "trainingkit.grading.feedback.hook.FeedbackExporter"
c.GenerateFeedback.force = True
