"""create → first 200 of /lab through the gateway, against `docker run` of the same image and limits and the same poll.

The two take turns (A B A B …), each from nothing to an answer, on the same engine. What is timed on our side begins with the
POST and ends with the 200 that a signed-in browser gets; on the other side it begins with the start of `docker run -d`.
"""

import statistics
import sys
import time
import urllib.parse

import harness

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 20


def ours(server, browser, n):
    name = f"bench-{n}"
    begin = time.monotonic()
    body = {"name": name, "template": "python-data-science", "resources": {"cpu": "2", "memory": "2Gi", "pids": 1024}}
    workspace = server.api("POST", "/workspaces", body)
    url = workspace["apps"][0]["url"]
    cookie = browser.open_app(url)
    origin = urllib.parse.urlsplit(url).netloc
    harness.poll_until_200("127.0.0.1", server.apps_port, "/lab", {"Host": origin, "Cookie": cookie})
    took = time.monotonic() - begin
    server.api("DELETE", f"/workspaces/{workspace['id']}?confirm={name}")
    while server.api("GET", f"/workspaces/{workspace['id']}")["state"] != "deleted":
        time.sleep(0.05)
    server.api("DELETE", f"/workspaces/{workspace['id']}?confirm={name}&purge=true")
    return took


def plain(image, command):
    begin = time.monotonic()
    container = harness.sh(
        "docker", "run", "-d", "--init", "--cpus", "2", "--memory", "2g", "--memory-swap", "2g", "--pids-limit", "1024",
        "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", "1000:1000", image, "/bin/sh", "-c", command,
    )
    try:
        address = harness.sh("docker", "inspect", "-f", "{{.NetworkSettings.IPAddress}}", container)
        harness.poll_until_200(address, 8888, "/lab", {"Host": f"{address}:8888"})
        return time.monotonic() - begin
    finally:
        harness.sh("docker", "rm", "-f", "-v", container)


def app_command():
    """The command of the template's app, as the workspace runs it."""
    for line in (harness.HOME / "templates/python-data-science/template.yaml").read_text().splitlines():
        if line.strip().startswith("command:"):
            return line.split("command:", 1)[1].strip().strip("'\"")
    raise RuntimeError("no command in the template")


def main():
    server = harness.Server()
    try:
        server.start()
        browser = harness.Browser(server)
        browser.sign_in("admin", (server.data / "admin-password").read_text().strip())
        ours(server, browser, "warm")  # builds the image where it is missing
        image = server.api("GET", "/images/python-data-science")["reference"]
        command = app_command()
        plain(image, command)
        a, b = [], []
        for n in range(RUNS):
            a.append(ours(server, browser, n))
            b.append(plain(image, command))
        harness.figures("studiolo create -> 200", a)
        harness.figures("docker run -> 200", b)
        ratio = statistics.median(a) / statistics.median(b)
        print(f"p95 ratio {harness.p(a, 95) / harness.p(b, 95):.2f}")
        harness.verdict("start", ratio, 1.15, ratio <= 1.15)
    finally:
        server.dispose()


main()
