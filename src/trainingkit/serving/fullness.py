"""How full the room has been, told so coarsely that it shows nobody leaving.

Whoever leads a lesson wants to know whether everybody is in. But who watches a count fall sees that somebody has left,
and in a room of thirty often who; and a pupil who leaves may have a reason that is nobody's business. So what is told

- is one of four words, never a number;
- only ever rises, as long as the server runs. Nothing that anybody does to leave, and no absence, can change it: it is
  the fullest that the room has been, not how full it is. A delay, or a word that may fall in the end, would only say
  later that somebody has left;
- counts visits that are connected, not kernels: a kernel outlives its page for a while, and an open page that is
  loaded again has two, so a leaver who comes back would be counted twice.

It does not tell how many places are ready *now* either: a place is got ready again when one is given up, so that number
rises when somebody leaves. A second lesson begins with a new server, or goes on without news.
"""

from enum import IntEnum


class Band(IntEnum):
    """How many places have been taken so far."""

    NONE = 0
    SOME = 1
    MOST = 2
    ALL = 3


class Fullness:
    """The fullest that a room has been.

    Parameters
    ----------
    size : int
        How many are expected, at least 1.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.band = Band.NONE

    def seen(self, connected: int) -> bool:
        """Look at how many are connected; whether that is news."""
        band = self._of(connected)
        news = band > self.band
        self.band = max(self.band, band)
        return news

    def _of(self, connected: int) -> Band:
        if connected >= self.size:
            return Band.ALL
        if 2 * connected > self.size:
            return Band.MOST
        return Band.SOME if connected else Band.NONE
