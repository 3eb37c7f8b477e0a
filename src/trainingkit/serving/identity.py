"""Visitors have no identity: whom a kernel belongs to is decided by the visit's cookie alone."""

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler


class Nobody(IdentityProvider):
    """Gives Jupyter the user it insists on, and sets no cookie, where the stock one keeps a random id for 30 days."""

    def get_user(self, handler: RequestHandler) -> User:
        return User(username="visitor")
