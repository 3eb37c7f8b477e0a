"""How many files this process may have open. A class of thirty needs more than some systems allow at first."""

import sys

if sys.platform == "win32":

    def raise_open_files() -> None:
        """Nothing to do: there is no such limit here."""

else:
    import resource

    WANTED = 16_384  # a kernel takes about ten, a visitor two more

    def raise_open_files() -> None:
        """Raise the soft limit as far as needed and allowed."""
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
