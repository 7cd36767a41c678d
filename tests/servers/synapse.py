"""A Matrix server: Synapse, from PyPI, with SQLite, on loopback, alone in its federation."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from servers.running import PEERS, Facts, Start, client, free_port, installed, shared, told

NAME = "peers.test"
"""The server's name: the part of an address behind the colon."""

FREELY = {"per_second": 10_000, "burst_count": 10_000}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """Someone on the server, signed in on one device."""

    user_id: str
    password: str
    device_id: str
    token: str


@dataclass(frozen=True, slots=True)
class Synapse:
    """A running server."""

    url: str
    secret: str

    def account(self) -> Account:
        """Make an account and sign it in on a device."""
        name, password = f"a{secrets.token_hex(6)}", secrets.token_hex(8)
        nonce = self.call("GET", "/_synapse/admin/v1/register")["nonce"]
        proved = f"{nonce}\0{name}\0{password}\0notadmin"
        proof = hmac.new(self.secret.encode(), proved.encode(), hashlib.sha1).hexdigest()
        body = {"nonce": nonce, "username": name, "password": password, "mac": proof}
        made = self.call("POST", "/_synapse/admin/v1/register", body=body)
        return Account(made["user_id"], password, made["device_id"], made["access_token"])

    def sign_in(self, account: Account, device: str = "") -> Account:
        """Sign an account in once more, on the named device or on a new one."""
        who = {"type": "m.id.user", "user": account.user_id}
        body = {"type": "m.login.password", "identifier": who, "password": account.password}
        body |= {"device_id": device} if device else {}
        made = self.call("POST", "/_matrix/client/v3/login", body=body)
        return Account(account.user_id, account.password, made["device_id"], made["access_token"])

    def sign_out(self, account: Account) -> None:
        """Make a token void."""
        self.call("POST", "/_matrix/client/v3/logout", token=account.token, body={})

    def room(self, account: Account, name: str = "Repair week") -> str:
        """Make a room, and return its id."""
        body = {"name": name, "preset": "public_chat"}
        made = self.call("POST", "/_matrix/client/v3/createRoom", token=account.token, body=body)
        room: str = made["room_id"]
        return room

    def events(self, account: Account, room: str, kind: str = "m.room.message") -> list[Json]:
        """Return the events of one kind in a room, the oldest first."""
        path = f"/_matrix/client/v3/rooms/{quote(room, safe='')}/messages?dir=f&limit=1000"
        chunk: list[Json] = self.call("GET", path, token=account.token)["chunk"]
        return [event for event in chunk if event["type"] == kind]

    def media(self, account: Account, address: str) -> bytes:
        """Return what an `mxc:` address names."""
        path = f"/_matrix/client/v1/media/download/{address.removeprefix('mxc://')}"
        headers = {"Authorization": f"Bearer {account.token}"}
        return client().get(f"{self.url}{path}", headers=headers).raise_for_status().content

    def call(self, method: str, path: str, *, token: str = "", body: Any = None) -> Json:
        """Ask the server directly."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = client().request(method, f"{self.url}{path}", headers=headers, json=body)
        found: Json = told(answer)
        return found


@contextmanager
def synapse(folder: Path) -> Iterator[Synapse]:
    """Share the server whose data is in a folder."""
    with shared(folder, _start) as facts:
        yield Synapse(**facts)


def _start(folder: Path) -> Start:
    program = installed(PEERS / "bin" / "python")
    port = free_port()
    facts: Facts = {"url": f"http://127.0.0.1:{port}", "secret": secrets.token_hex(16)}
    settings = folder / "homeserver.yaml"
    settings.write_text(json.dumps(_settings(folder, port, facts["secret"])), encoding="utf-8")
    log = {"version": 1, "root": {"level": "WARNING", "handlers": ["out"]}}
    log["handlers"] = {"out": {"class": "logging.StreamHandler"}}
    (folder / "log.yaml").write_text(json.dumps(log), encoding="utf-8")
    module = ("-m", "synapse.app.homeserver", "--config-path", settings)
    return Start((program, *module), f"{facts['url']}/health", facts)


def _settings(folder: Path, port: int, secret: str) -> Json:
    """Return the settings; JSON is YAML as well."""
    seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    (folder / "signing.key").write_text(f"ed25519 a_test {seed}\n", encoding="utf-8")
    listener = {"port": port, "type": "http", "bind_addresses": ["127.0.0.1"], "tls": False}
    listener["resources"] = [{"names": ["client"], "compress": False}]
    freely = ("rc_message", "rc_registration", "rc_admin_redaction", "rc_room_creation")
    signing_in = {"address": FREELY, "account": FREELY, "failed_attempts": FREELY}
    return {
        "server_name": NAME,
        "listeners": [listener],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "log_config": str(folder / "log.yaml"),
        "media_store_path": str(folder / "media"),
        "pid_file": str(folder / "pid"),
        "signing_key_path": str(folder / "signing.key"),
        "registration_shared_secret": secret,
        "macaroon_secret_key": secrets.token_hex(16),
        "form_secret": secrets.token_hex(16),
        "report_stats": False,
        "bcrypt_rounds": 4,
        "trusted_key_servers": [],
        "federation_domain_whitelist": [],
        "presence": {"enabled": False},
        "rc_login": signing_in,
        **dict.fromkeys(freely, FREELY),
    }
