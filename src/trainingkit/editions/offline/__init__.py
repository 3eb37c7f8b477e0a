"""The page that plays a story without a server."""
