"""Which requests leave a line in the log: none from which one could tell that somebody has left."""

from tornado.web import RequestHandler

from trainingkit.serving.event_log import tell
from trainingkit.serving.quiet_log import masked

NEVER_LOGGED = ("/help", "/away", "/static/", "/health")
OF_A_VISIT = ("/story/", "/api/")
FULL = 503


def log_request(handler: RequestHandler) -> None:
    """One event for a request: method, path without ids, status, milliseconds. Help and leaving leave no line.

    That the room is full is said once. From then on whoever comes in takes the place of somebody who has left, so
    no story and no connection leaves a line any more unless something went wrong with it.
    """
    path, status, site = handler.request.path, handler.get_status(), handler.settings["site"]
    if path.startswith(NEVER_LOGGED):
        return
    if status == FULL:
        if not site.was_full:
            tell("room-full")
        site.was_full = True
        return
    if site.was_full and status < 400 and path.startswith(OF_A_VISIT):
        return
    shown = masked(path) if status < 400 else "refused"
    took = round(1000 * handler.request.request_time())
    tell("request", method=handler.request.method, path=shown, status=status, ms=took)
