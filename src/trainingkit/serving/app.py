"""A Voila that is closed by construction, and the one function that runs it."""

import gc
import logging
import shutil
import signal
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from socket import socket
from typing import Any

from jupyter_client.provisioning import KernelProvisionerFactory
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from traitlets import Any as AnyTrait
from voila.app import Voila

from trainingkit.errors import TrainingkitError
from trainingkit.serving.addresses import allowed_hosts, lan_addresses
from trainingkit.serving.assets import Assets
from trainingkit.serving.catalogue import Catalogue, Entry
from trainingkit.serving.closed_handler import NotFound
from trainingkit.serving.event_log import tell
from trainingkit.serving.forking.provisioner import make_known
from trainingkit.serving.forking.template import Template, can_fork
from trainingkit.serving.fullness import Fullness
from trainingkit.serving.help_lines import load_help, school_beside
from trainingkit.serving.identity import Nobody
from trainingkit.serving.kernel_channels import ShellAndOutput
from trainingkit.serving.kernel_config import kernel_config
from trainingkit.serving.kernel_socket import KernelSocket
from trainingkit.serving.kernels import StoryKernels
from trainingkit.serving.messages import ASKS, FRAME_LIMIT
from trainingkit.serving.open_files import raise_open_files
from trainingkit.serving.plain_pages import Away, Gallery, Health, HelpPage, Static
from trainingkit.serving.private_folder import private_folder
from trainingkit.serving.probers import networks
from trainingkit.serving.quiet_log import keep_logs_quiet, log
from trainingkit.serving.request_log import log_request
from trainingkit.serving.room import GRACE, Room
from trainingkit.serving.site import Site, page_templates
from trainingkit.serving.story_page import StoryPage

PORT = 8866
PORTS_TRIED = 20
USUAL_CLASS = 30
TEND_EVERY = 1000  # ms
PING_EVERY = 15_000  # ms; a laptop that was shut is noticed after three

ROUTES: list[tuple[str, type]] = [
    (r"/", Gallery),
    (r"/story/([a-z0-9-]{1,80})", StoryPage),
    (r"/api/kernels/(?P<kernel_id>[0-9a-f-]{36})/channels", KernelSocket),
    (r"/static/([a-z0-9.-]{1,80})", Static),
    (r"/away", Away),
    (r"/help", HelpPage),
    (r"/health", Health),
]


class NoPort(TrainingkitError):
    """Neither the port nor one of the next few is free."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a server can be reached, once it answers."""

    url: str
    lan_urls: tuple[str, ...]
    places: int
    entries: tuple[Entry, ...] = ()  # what the gallery lists
    unreadable: tuple[Entry, ...] = ()  # stories that could be anybody's, whether the gallery lists them or not
    fullness: Fullness | None = None  # how full the room has been, kept up while it is open
    got_ready: Callable[[], int] = int  # how many places have been ready, at most, so far


class ClosedVoila(Voila):
    """Voila with a list of routes of our own and nothing besides: no listing, contents, kernel or theme service."""

    site: Site = AnyTrait()
    private: Path = AnyTrait()
    warm_kernels: int = AnyTrait(0)
    template: Template | None = AnyTrait(None)
    lan_address_list: list[str] = AnyTrait([])
    on_ready: Callable[[Opened], None] | None = AnyTrait(None)

    def setup_template_dirs(self) -> None:
        """None: Voila renders nothing here, and would look in the user's Jupyter folders."""
        self.template_paths = []
        self.static_paths = []

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings with our kernels in place of the ones it has made (and not yet used)."""
        settings = super().init_settings()
        self.kernel_manager = self.site.kernels = StoryKernels(
            parent=self,
            connection_dir=self.connection_dir,
            kernel_spec_manager=self.kernel_spec_manager,
            allowed_message_types=["comm_msg", *ASKS],
        )
        make_known(KernelProvisionerFactory.instance(parent=self.kernel_manager))
        self.kernel_manager.room = self.site.room
        self.kernel_manager.warm, self.kernel_manager.stamps = self._warm()
        self.kernel_manager.template = self.template
        return settings | {
            "kernel_manager": self.kernel_manager,
            "kernel_websocket_connection_class": ShellAndOutput,
            "site": self.site,
            "default_handler_class": NotFound,
            "log_function": log_request,
            "compress_response": True,
            "websocket_max_message_size": FRAME_LIMIT,
            "ws_ping_interval": PING_EVERY,
        }

    def init_handlers(self) -> list[tuple[str, type]]:
        return ROUTES

    def _warm(self) -> tuple[dict[str, int], dict[str, Any]]:
        """Kernels to hold ready, shared among the stories that can be played, and the state of each story's files."""
        playable = {self.site.catalogue.notebook(e.slug): e for e in self.site.catalogue.playable(self.site.today())}
        each = ceil(self.warm_kernels / max(1, len(playable)))
        return dict.fromkeys(playable, max(1, each)), {notebook: entry.stamp for notebook, entry in playable.items()}

    def listen(self) -> None:
        """Answer requests until told to stop."""
        self.ioloop = IOLoop.current()
        server = HTTPServer(
            self.app,
            max_header_size=16 * 1024,
            max_body_size=1024,  # nobody has anything to send us
            max_buffer_size=1024 * 1024,
            idle_connection_timeout=60,
            body_timeout=10,
        )
        server.add_sockets(self._bind())
        self.ioloop.add_callback(self._opened)
        # Asked between two callbacks, never in the middle of one: a line is written once, a kernel started whole.
        self.ioloop.asyncio_loop.add_signal_handler(signal.SIGINT, self.ioloop.stop)
        try:
            self.ioloop.start()
            tell("stopping")
        finally:
            self.ioloop.asyncio_loop.remove_signal_handler(signal.SIGINT)
            server.stop()
            self.stop()

    def _bind(self) -> list[socket]:
        """The first free port from the wished one on, for this machine or for the local network."""
        address = "0.0.0.0" if self.lan_address_list else "127.0.0.1"
        for port in range(self.port, self.port + PORTS_TRIED):
            try:
                sockets = bind_sockets(port, address)
            except OSError:
                continue
            self.port = sockets[0].getsockname()[1]
            self.site.cookie_name = f"visit-{self.port}"
            try:
                sockets += bind_sockets(self.port, "::1")  # what some browsers take "localhost" for
            except OSError:
                log.debug("This machine has no IPv6 loopback.")
            return sockets
        raise NoPort(f"Ports {self.port} to {self.port + PORTS_TRIED - 1} are all taken.")

    def _opened(self) -> None:
        gc.freeze()  # what is loaded stays; looking through it again would hold everybody up for 0.05 s
        kernels = self.kernel_manager
        kernels.start_warming()
        self._tending = PeriodicCallback(self._tend, TEND_EVERY)
        self._tending.start()
        url = f"http://localhost:{self.port}/"
        stories = len(self.site.catalogue.playable(self.site.today()))
        tell("opened", port=self.port, places=self.site.room.places, stories=stories)
        if self.on_ready:
            lan_urls = tuple(f"http://{address}:{self.port}/" for address in self.lan_address_list)
            catalogue, today = self.site.catalogue, self.site.today()
            entries, unreadable = catalogue.entries(today), catalogue.unreadable(today)
            self.on_ready(
                Opened(
                    url,
                    lan_urls,
                    self.site.room.places,
                    tuple(entries),
                    tuple(unreadable),
                    self.site.fullness,
                    lambda: kernels.most_ready,
                )
            )
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    async def _tend(self) -> None:
        self.site.fullness.seen(self.site.room.connected)
        self.site.ready()  # which is told once
        await self.kernel_manager.tend(self.site.room.clock())

    def stop(self) -> None:
        """End the kernels, then take their folder away; Voila does it the other way round."""
        try:
            self.ioloop.run_sync(self.kernel_manager.close, timeout=30)
        finally:
            shutil.rmtree(self.private, ignore_errors=True)


def serve(
    root: Path,
    *,
    port: int = PORT,
    class_size: int | None = None,
    warm: int | None = None,
    audience: str | None = None,
    lan: bool = False,
    preview: bool = False,
    open_browser: bool = True,
    school: Path | None = None,
    on_ready: Callable[[Opened], None] | None = None,
    grace: float = GRACE,
    forked: bool = True,
    probers: Iterable[str] = (),
) -> None:
    """Serve the stories under a folder until interrupted. Prints nothing.

    Parameters
    ----------
    root : Path
        A folder of story folders, or one story folder.
    port : int
        The port to listen on, 0 for any; if it is taken, the next free one of twenty.
    class_size : int, optional
        How many will play at once, at least 1; 30 if it is not given.
    warm : int, optional
        How many kernels to hold ready, shared among the stories, at least one for each; each takes about 20 MB,
        or 50 MB where they are not forked.
        As many as the class has, if its size is given.
    audience : {"pupil", "teacher", "officer"}, optional
        Only stories for them.
    lan : bool
        Whether other devices in the local network may come; otherwise only this machine.
    preview : bool
        Whether pupils' stories that nobody has signed off may be opened.
    open_browser : bool
        Whether to open the gallery here.
    school : Path, optional
        The file with the school's own line of help; without it ``school.yml`` beside the stories, if there is one.
    on_ready : callable, optional
        Called once with the addresses, when the server answers.
    grace : float
        Seconds a kernel outlives its last connection.
    forked : bool
        Whether kernels are forked from one that is warm, where the system can.
    probers : iterable of str
        Addresses and networks of other machines that may ask under ``/health`` whether the server is well.

    Raises
    ------
    NoPort
        No port could be had.
    AuthorMistakes
        The school's file has errors.
    ValueError
        One of the probers is neither an address nor a network.
    """
    keep_logs_quiet()
    raise_open_files()
    addresses = lan_addresses() if lan else []
    catalogue = Catalogue(root, audience, preview)
    school = school or school_beside(catalogue.root)
    room, fullness = Room(places_for(class_size), time.monotonic, grace), Fullness(class_size or USUAL_CLASS)
    site = _open_site(catalogue, school, room, fullness, addresses, probers)
    template = _begin_template() if forked else None
    private = private_folder()
    app = ClosedVoila(
        config=kernel_config(private, school),
        log=_voila_log(),
        config_file_paths=[],
        identity_provider_class=Nobody,
        root_dir=str(catalogue.root),
        connection_dir_root=str(private),
        port=port,
        open_browser=open_browser,
        site=site,
        private=private,
        warm_kernels=(class_size or 0) if warm is None else warm,
        lan_address_list=addresses,
        template=template,
        on_ready=on_ready,
    )
    app.initialize([])
    app.start()


def places_for(class_size: int | None) -> int:
    """Kernels there may be in use: one each and a tenth more, for those who open a story twice; at least two more."""
    size = class_size or USUAL_CLASS
    return size + max(2, size // 10)


def _open_site(
    catalogue: Catalogue, school: Path | None, room: Room, fullness: Fullness, lan: list[str], probers: Iterable[str]
) -> Site:
    assets = Assets()
    return Site(
        catalogue=catalogue,
        assets=assets,
        pages=page_templates(assets),
        room=room,
        help=load_help(school),
        hosts=allowed_hosts(lan),
        cookie_name="visit",
        log=log,
        today=date.today,
        fullness=fullness,
        probers=networks(probers),
    )


def _begin_template() -> Template | None:
    """What kernels are forked from, where this system can; it loads while the server does."""
    if not can_fork():
        log.warning("This system cannot fork kernels, so they are started one by one, which takes longer.")
        return None
    template = Template()
    template.begin()
    return template


def _voila_log() -> logging.Logger:
    """What Voila and Jupyter say, from warnings up."""
    keep_logs_quiet()
    quiet = log.getChild("voila")
    quiet.setLevel(logging.WARNING)
    quiet.filters = log.filters
    return quiet
