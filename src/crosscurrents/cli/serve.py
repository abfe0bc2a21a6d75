"""``crosscurrents serve``: the app on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from crosscurrents.cli.options import DEFAULT_CASE, CaseOption

if TYPE_CHECKING:
    import socket

PORT = 8714
"""A port that no common service uses; when it is taken, --port names another, and 0 takes a free one."""

LOOPBACK = "127.0.0.1"


def serve(
    case: CaseOption = DEFAULT_CASE,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = True,
) -> None:
    """Show a case in the browser, on this machine only; nothing is sent anywhere."""
    import secrets
    import webbrowser

    import uvicorn

    from crosscurrents.app.assets import load_assets
    from crosscurrents.app.desk import Desk
    from crosscurrents.app.server import create_app
    from crosscurrents.cli.deciders import user_name

    assets = load_assets()
    desk = Desk(case)
    desk.open()
    listening = listen(port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    names = [f"{name}:{port}" for name in (LOOPBACK, "localhost")]
    address = f"http://{LOOPBACK}:{port}/#token={token}"
    typer.echo(f"{case} is shown at {address}\nStop it with Ctrl-C.")
    if browser:
        webbrowser.open(address)
    app = create_app(desk, assets, token, names, who=user_name())
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def listen(port: int) -> socket.socket:
    """Take the port on loopback alone.

    Raises:
        InputError: something else has it.
    """
    import socket

    from crosscurrents.errors import InputError

    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # so that a browser that is quicker than the server waits instead of failing
    except OSError as error:
        listening.close()
        raise InputError(f"port {port}", error.strerror or str(error), "name another with --port") from error
    return listening
