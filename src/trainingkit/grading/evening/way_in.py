"""A page that leads the browser of this account in.

Every account of a machine sees with which words a browser is started. So these are the name of a file that nobody else
can read, and the link is in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}"><title>Marking evening</title></head>
<body><p><a href="{link}">Open the marking evening</a></p></body>
</html>
"""


@contextmanager
def way_in(link: str) -> Iterator[Path]:
    """A page that goes to a link, as long as it is needed.

    Parameters
    ----------
    link : str

    Yields
    ------
    Path
        The page, in a folder of its own, both for their owner alone. It may be deleted before.

    Raises
    ------
    OSError
        It cannot be written.
    """
    with TemporaryDirectory(prefix="review-", ignore_cleanup_errors=True) as folder:
        page = Path(folder, "open.html")
        with os.fdopen(os.open(page, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(PAGE.format(link=escape(link)))
        yield page
