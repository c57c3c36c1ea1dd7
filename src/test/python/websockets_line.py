"""WebSockets by `websockets`, driven over the standard streams by the tests of the server. ForeignProgram says what is
told and said. Runs with the library's older asyncio client (10 and later) and with the one that followed it (13)."""

import asyncio
import base64
import json
import sys

try:
    import websockets
except ImportError:
    sys.exit(
        sys.executable + " lacks the package websockets. Debian/Ubuntu: sudo apt install python3-websockets;"
        " anywhere: pip install websockets, and name that python with -Dblackbox.python=..."
    )

try:
    from websockets.asyncio.client import connect

    HEADERS = "additional_headers"
except ImportError:
    from websockets import connect

    HEADERS = "extra_headers"


def say(line, heard, **more):
    sys.stdout.write(json.dumps({"line": line, "heard": heard, **more}) + "\n")
    sys.stdout.flush()


def status(refused):
    """The status of an answer that is no 101, as either client has it; 0 where there was none."""
    response = getattr(refused, "response", None)
    return getattr(refused, "status_code", getattr(response, "status_code", 0))


class Line:
    def __init__(self, number):
        self.number = number
        self.told = asyncio.Queue()
        self.socket = None

    async def live(self, url, headers, subprotocols):
        try:
            self.socket = await connect(url, subprotocols=subprotocols or None, **{HEADERS: headers})
        except (OSError, asyncio.TimeoutError, websockets.exceptions.WebSocketException) as refused:
            say(self.number, "refused", status=status(refused))
            return
        say(self.number, "open", subprotocol=self.socket.subprotocol or "")
        obeying = asyncio.ensure_future(self.obey())
        try:
            while True:
                message = await self.socket.recv()
                if isinstance(message, str):
                    say(self.number, "text", text=message)
        except websockets.exceptions.ConnectionClosed:
            await self.socket.wait_closed()
            code = self.socket.close_code
            say(self.number, "end", code=1006 if code is None else code, reason=self.socket.close_reason or "")
        finally:
            obeying.cancel()

    async def obey(self):
        while True:
            command = await self.told.get()
            try:
                await getattr(self, command["do"])(command)
            except websockets.exceptions.ConnectionClosed:
                pass  # the end is told by who reads

    async def send(self, command):
        parts = command["parts"]
        await self.socket.send(parts[0] if len(parts) == 1 else parts)

    async def binary(self, command):
        await self.socket.send(base64.b64decode(command["base64"]))

    async def ping(self, command):
        """The library tells a pong only if it carries what the ping did."""
        pong = await self.socket.ping(base64.b64decode(command["base64"]))
        pong.add_done_callback(
            lambda done: done.cancelled() or done.exception() or say(self.number, "pong", base64=command["base64"])
        )

    async def close(self, command):
        await self.socket.close(command["code"], command["reason"])

    def cut(self):
        """Does not wait for what was told before."""
        if self.socket is not None:
            self.socket.transport.abort()


async def main():
    lines = {}
    living = set()
    loop = asyncio.get_running_loop()
    while True:
        text = await loop.run_in_executor(None, sys.stdin.buffer.readline)
        if not text:
            return
        command = json.loads(text)
        number = command["line"]
        if command["do"] == "open":
            lines[number] = Line(number)
            life = asyncio.ensure_future(
                lines[number].live(command["url"], command["headers"], command["subprotocols"])
            )
            living.add(life)
            life.add_done_callback(living.discard)
        elif command["do"] == "cut":
            lines[number].cut()
        else:
            lines[number].told.put_nowait(command)


asyncio.run(main())
