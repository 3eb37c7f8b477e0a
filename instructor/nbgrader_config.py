"""nbgrader's settings for this course: run its commands in this folder.

Submissions are marked by trainingkit, also where nbgrader or formgrader is asked. Without it nbgrader stops; without
these settings every form raises and earns no points.
"""

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
# Feedback is our own page, made from the records; the same command makes it anew after a regrade.
c.GenerateFeedback.exporter_class = "trainingkit.grading.feedback.hook.FeedbackExporter"
c.GenerateFeedback.force = True
