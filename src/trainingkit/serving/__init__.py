"""Stories served to browsers by a closed Voila; ``serving.app.serve`` is the way in.

Nothing is imported here: every kernel starts through this package and should not load a web server for it.
"""

import sys

# It builds a parser of web addresses when it is imported, which takes longer than all else that a server loads.
# jsonschema does without it, and nothing here checks whether a text is an address.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
