"""What the benches share: a server of their own on free ports, its API, and figures. Standard library only."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse

HOME = pathlib.Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One Studiolo with its own data folder; everything is on 127.0.0.1."""

    def __init__(self, **env):
        self.data = pathlib.Path(tempfile.mkdtemp(prefix="studiolo-bench-"))
        self.port, self.apps_port = free_port(), free_port()
        self.env = {
            **os.environ,
            "STUDIOLO_DATA_DIR": str(self.data),
            "STUDIOLO_PORT": str(self.port),
            "STUDIOLO_APPS_PORT": str(self.apps_port),
            **env,
        }
        self.process = None

    def start(self):
        """Starts it and tells the seconds until it was ready."""
        begin = time.monotonic()
        log = open(self.data / "bench-server.log", "ab")
        self.process = subprocess.Popen([HOME / "studiolo", "server"], env=self.env, stdout=log, stderr=log)
        while True:
            if self.process.poll() is not None:
                raise SystemExit((self.data / "bench-server.log").read_text()[-4000:])
            try:
                status, _ = self.get("/q/health/ready")
                if status == 200:
                    return time.monotonic() - begin
            except OSError:
                pass
            if time.monotonic() - begin > 120:
                raise SystemExit("the server didn't get ready in 120 s")
            time.sleep(0.01)

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": f"localhost:{self.port}"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    @property
    def token(self):
        return (self.data / "admin.token").read_text().strip()

    def api(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                method,
                "/api/v1" + path,
                body=None if body is None else json.dumps(body),
                headers={
                    "Host": f"localhost:{self.port}",
                    "Authorization": "Bearer " + self.token,
                    **({} if body is None else {"Content-Type": "application/json"}),
                    **(headers or {}),
                },
            )
            response = connection.getresponse()
            text = response.read()
            if response.status >= 400:
                raise RuntimeError(f"{method} {path}: {response.status} {text[:400]!r}")
            return json.loads(text) if text else None
        finally:
            connection.close()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def dispose(self):
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def sql(self, statement):
        """What a statement answers, run in the server's own database."""
        home = self.data / "postgres"
        port = (home / "data" / "postmaster.pid").read_text().splitlines()[3]
        return sh(
            "psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "studiolo", "postgres",
            "-c", statement, env={**os.environ, "PGPASSWORD": (home / "password").read_text().strip()},
        )

    def rss_mib(self):
        """Resident memory of the server's own process, without its database."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no VmRSS")


class Browser:
    """As much of a browser as signing in to an app's origin needs: redirects and a cookie per origin."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}

    def request(self, url, method="GET", body=None, headers=None):
        parts = urllib.parse.urlsplit(url)
        jar = self.cookies.setdefault(parts.netloc, {})
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=30)
        try:
            sent = {"Host": parts.netloc, "Accept": "text/html", **(headers or {})}
            if jar:
                sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in jar.items())
            target = parts.path + ("?" + parts.query if parts.query else "")
            connection.request(method, target or "/", body=body, headers=sent)
            response = connection.getresponse()
            for name, value in response.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    jar[key] = rest.partition(";")[0]
            return response.status, response.getheader("Location"), response.read()
        finally:
            connection.close()

    def sign_in(self, username, password):
        """Signs in to the control origin, changing a one-time password on the way."""
        root = f"http://localhost:{self.server.port}"
        own = {"Content-Type": "application/json", "Accept": "application/json", "Origin": root}
        body = json.dumps({"username": username, "password": password})
        status, _, text = self.request(root + "/api/v1/session", "POST", body, own)
        if status >= 400:
            raise RuntimeError(text)
        me = json.loads(text)
        if me["passwordChangeRequired"]:
            change = json.dumps({"current": password, "next": "a-password-for-the-bench"})
            status, _, text = self.request(
                root + "/api/v1/account/password", "PUT", change, {**own, "X-Csrf-Token": me["csrfToken"]}
            )
            if status >= 400:
                raise RuntimeError(text)

    def open_app(self, url):
        """Follows the redirects that sign in to an app's origin; answers the cookie header to use there."""
        for _ in range(6):
            status, location, _ = self.request(url)
            if status not in (302, 303, 307) or location is None:
                break
            url = urllib.parse.urljoin(url, location)
        jar = self.cookies[urllib.parse.urlsplit(url).netloc]
        return "; ".join(f"{k}={v}" for k, v in jar.items())


def poll_until_200(host, port, path, headers, deadline=60.0, pause=0.005):
    """Seconds until the first 200, asking again as soon as an answer or a refusal came."""
    begin = time.monotonic()
    while time.monotonic() - begin < deadline:
        connection = http.client.HTTPConnection(host, port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            if response.status == 200:
                return time.monotonic() - begin
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(pause)
    raise RuntimeError(f"no 200 from {host}:{port}{path} in {deadline} s")


def p(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def figures(name, values, unit="ms", scale=1000):
    scaled = [v * scale for v in values]
    print(
        f"{name}: median {statistics.median(scaled):.0f} {unit}, p95 {p(scaled, 95):.0f} {unit}, "
        f"min {min(scaled):.0f}, max {max(scaled):.0f}, n {len(scaled)}"
    )


def verdict(name, ratio, bar, holds):
    print(f"{name} ratio {ratio:.2f} bar {bar} {'ok' if holds else 'short'}")


def wrk(seconds, connections, url, headers, script=None):
    """Requests per second and the 99th percentile in milliseconds; fails if an answer wasn't a success."""
    options = [option for name, value in headers.items() for option in ("-H", f"{name}: {value}")]
    if script:
        options += ["-s", str(script)]
    report = sh("wrk", "-t", "2", "-c", str(connections), "-d", f"{seconds}s", "--timeout", "10s", "--latency", *options, url)
    if "Non-2xx" in report or "Socket errors" in report:
        raise RuntimeError(report)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", report).group(1))
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", report).groups()
    return rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def wait_for_port(port, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")


def sh(*command, **kwargs):
    return subprocess.run(command, check=True, capture_output=True, text=True, **kwargs).stdout.strip()
