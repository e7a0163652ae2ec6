"""The gateway against nginx and configurable-http-proxy: requests per second, all in front of the same nginx.

One machine runs it all: wrk with 2 threads and 64 connections, then the proxy under test, then nginx with one worker that answers
1 KB or 1 MB from memory. The proxies take turns (A B C A B C …), 3 rounds of 6 s after 15 s of warm-up each; the median counts.
nginx proxies with one worker and kept-alive connections; our gateway also checks the app session and rewrites headers.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import urllib.parse

import harness

APP_PORT = 8888  # of the template: the simulated runtime says that every workspace is at 127.0.0.1
WARM_UP = 15  # seconds; the JVM compiles while it runs
ROUNDS = 3
SECONDS = int(sys.argv[1]) if len(sys.argv) > 1 else 6

NGINX = """
daemon off; master_process off; pid {work}/{name}.pid; error_log /dev/null;
events {{ worker_connections 1024; }}
http {{
    access_log off; client_body_temp_path {work}/{name}-body; proxy_temp_path {work}/{name}-proxy;
    fastcgi_temp_path {work}/f; uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
    keepalive_requests 1000000000; default_type text/plain; sendfile on; tcp_nopush on;
    {body}
}}
"""
UPSTREAM = "server {{ listen 127.0.0.1:{port}; root {work}/root; }}"
PROXY = """
    upstream app {{ server 127.0.0.1:{upstream}; keepalive 128; }}
    server {{ listen 127.0.0.1:{port}; location / {{
        proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
        proxy_buffer_size 128k; proxy_buffers 16 128k; proxy_max_temp_file_size 0; }} }}
"""


def nginx(work, name, body):
    config = work / f"{name}.conf"
    config.write_text(NGINX.format(work=work, name=name, body=body))
    return subprocess.Popen(["/usr/sbin/nginx", "-c", config, "-e", "/dev/null"])


def peers(work, children):
    root = work / "root"
    root.mkdir()
    (root / "lab").mkdir()
    (root / "1k").write_bytes(b"x" * 1024)
    (root / "1m").write_bytes(b"x" * (1 << 20))
    (root / "api").mkdir()
    (root / "api/status").write_text("ok")
    children.append(nginx(work, "upstream", UPSTREAM.format(port=APP_PORT, work=work)))
    port = harness.free_port()
    children.append(nginx(work, "proxy", PROXY.format(port=port, upstream=APP_PORT)))
    chp = harness.free_port()
    harness.sh("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", work, "configurable-http-proxy@5.1.0")
    program = work / "node_modules/.bin/configurable-http-proxy"
    options = ["--ip", "127.0.0.1", "--port", str(chp), "--api-port", str(harness.free_port()), "--log-level", "error"]
    children.append(
        subprocess.Popen([program, *options, "--default-target", f"http://127.0.0.1:{APP_PORT}"],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    )
    for listening in (APP_PORT, port, chp):
        harness.wait_for_port(listening)
    return {"nginx": f"http://127.0.0.1:{port}", "configurable-http-proxy": f"http://127.0.0.1:{chp}"}


def measure(targets, path):
    rates = {name: [] for name in targets}
    for name, (base, headers) in targets.items():
        harness.wrk(WARM_UP, 64, base + path, headers)
    for _ in range(ROUNDS):
        for name, (base, headers) in targets.items():
            rates[name].append(harness.wrk(SECONDS, 64, base + path, headers)[0])
    medians = {name: statistics.median(values) for name, values in rates.items()}
    for name, values in rates.items():
        print(f"{path} {name}: {medians[name]:.0f} requests/s (of {', '.join(f'{v:.0f}' for v in values)})")
    return medians


def main():
    server = harness.Server(STUDIOLO_RUNTIME="memory")
    children = []
    with tempfile.TemporaryDirectory(prefix="studiolo-bench-") as folder:
        try:
            targets = {name: (base, {}) for name, base in peers(pathlib.Path(folder), children).items()}
            server.start()
            browser = harness.Browser(server)
            browser.sign_in("admin", (server.data / "admin-password").read_text().strip())
            workspace = server.api("POST", "/workspaces", {"name": "bench", "template": "python-data-science"})
            while server.api("GET", f"/workspaces/{workspace['id']}")["state"] != "running":
                pass
            origin = urllib.parse.urlsplit(workspace["apps"][0]["url"]).netloc
            cookie = browser.open_app(workspace["apps"][0]["url"])
            targets["studiolo"] = (f"http://127.0.0.1:{server.apps_port}", {"Host": origin, "Cookie": cookie})
            small = measure(targets, "/1k")
            large = measure({name: targets[name] for name in ("nginx", "studiolo")}, "/1m")
            to_nginx = small["studiolo"] / small["nginx"]
            to_chp = small["studiolo"] / small["configurable-http-proxy"]
            large_to_nginx = large["studiolo"] / large["nginx"]
            harness.verdict("gateway-1m-nginx", large_to_nginx, 0.8, large_to_nginx >= 0.8)
            harness.verdict("gateway-1k-chp", to_chp, 5, to_chp >= 5)
            harness.verdict("gateway", to_nginx, 0.6, to_nginx >= 0.6 and to_chp >= 5 and large_to_nginx >= 0.8)
        finally:
            for child in children:
                child.terminate()
                child.wait()
            server.dispose()


main()
