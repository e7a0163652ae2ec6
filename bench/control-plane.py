"""The control plane with 10,000 workspaces of 1,000 owners on the simulated runtime: list and get, and a restart.

The rows are copied in SQL from one workspace that the API made; 1,000 of them run, and the simulated engine is told so, as a real
one would know. Restart: the server is killed, started, and polled: ready, the gateway answers for a sample of 50 running workspaces,
the scan has compared all rows with the engine; then the number of rows that changed. Load: wrk, 16 connections, 15 s after 30 s of warm-up, lists of 50
and single gets in turn; the bar is 50 ms for the 99th percentile.
"""

import http.client
import pathlib
import tempfile
import time

import harness

OWNERS, EACH, RUNNING = 1000, 10, 1000
BAR_MS = 50
WARM_UP = 30  # seconds; the JVM compiles while it runs

FILL = f"""
insert into users select gen_random_uuid(), 'owner' || n, 'Owner ' || n, 'member', '!', false, now()
    from generate_series(1, {OWNERS}) n;
create temporary table seed as select * from workspace limit 1;
create temporary table fresh as select gen_random_uuid() as id, u.id as owner_id, 'w' || n as name, n <= {RUNNING // OWNERS} as runs
    from users u, generate_series(1, {EACH}) n where u.name like 'owner%';
insert into workspace (id, owner_id, name, description, type, template, template_version, image, apps, cpu_millis, memory_bytes, pids,
    parameters, env, secret_env, desired, generation, settled_generation, restart, requested_at, state, cause, actor, since, log_tail,
    address, started_at, created_at, version)
select f.id, f.owner_id, f.name, s.description, s.type, s.template, s.template_version, s.image, s.apps, s.cpu_millis, s.memory_bytes,
    s.pids, s.parameters, s.env, s.secret_env, case when f.runs then 'running' else 'stopped' end, 1, 1, false, now(),
    case when f.runs then 'running' else 'stopped' end, 'made for the bench', 'admin', now(), '[]',
    case when f.runs then '127.0.0.1' end, case when f.runs then date_trunc('second', now()) end,
    now() - random() * interval '30 days', 1
from fresh f, seed s;
analyze;
"""

LUA = """
local ids = {{{ids}}}
local n = 0
request = function()
    n = n + 1
    if n % 2 == 0 then return wrk.format("GET", "/api/v1/workspaces?limit=50") end
    return wrk.format("GET", "/api/v1/workspaces/" .. ids[n % #ids + 1])
end
"""


def until(what, begin, probe, seconds=60):
    while not probe():
        if time.monotonic() - begin > seconds:
            raise RuntimeError(f"waited {seconds} s in vain for: {what}")
        time.sleep(0.02)
    took = time.monotonic() - begin
    print(f"{what}: {took:.2f} s after the start")
    return took


def known(server, host):
    connection = http.client.HTTPConnection("127.0.0.1", server.apps_port, timeout=5)
    try:
        connection.request("GET", "/lab", headers={"Host": f"{host}.localhost:{server.apps_port}", "Accept": "text/html"})
        return connection.getresponse().status in (302, 303, 401)
    except OSError:
        return False
    finally:
        connection.close()


def fill(server):
    seed = server.api("POST", "/workspaces", {"name": "seed", "template": "python-data-science"})
    while server.api("GET", f"/workspaces/{seed['id']}")["state"] != "running":
        time.sleep(0.05)
    server.sql(FILL)
    running = server.sql("select id, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from workspace "
                         "where state = 'running'")
    return running.replace("|", " ")


def restart(server, found):
    server.kill()
    server.env["STUDIOLO_MEMORY_FOUND"] = found
    begin = time.monotonic()
    server.start()
    ready = time.monotonic() - begin
    print(f"ready: {ready:.2f} s after the start")
    hosts = [f"jupyterlab--w1--owner{n}" for n in range(1, OWNERS, OWNERS // 50)]
    routes = until("routes of 50 workspaces", begin, lambda: all(known(server, host) for host in hosts))
    before = server.sql("select now()")
    scanned = "select count(*) from scheduled_tasks where task_name = 'workspace-scan' and last_success > '{}'"
    verified = until("all compared with the engine", begin, lambda: server.sql(scanned.format(before)) == "1")
    touched = server.sql("select count(*) from workspace where name like 'w%' and version <> 1")
    print(f"workspaces touched: {touched}")
    return routes - ready, verified, int(touched)


def main():
    server = harness.Server(STUDIOLO_RUNTIME="memory")
    with tempfile.TemporaryDirectory(prefix="studiolo-bench-") as folder:
        work = pathlib.Path(folder)
        try:
            server.start()
            found = work / "found"
            found.write_text(fill(server))
            print(f"workspaces: {server.sql('select count(*) from workspace')}")
            routes, verified, touched = restart(server, str(found))
            ids = server.sql("select id from workspace order by random() limit 500").splitlines()
            script = work / "mix.lua"
            script.write_text(LUA.format(ids=", ".join(f'"{i}"' for i in ids)))
            headers = {"Host": f"localhost:{server.port}", "Authorization": f"Bearer {server.token}"}
            harness.wrk(WARM_UP, 16, f"http://127.0.0.1:{server.port}/", headers, script)
            rate, p99 = harness.wrk(15, 16, f"http://127.0.0.1:{server.port}/", headers, script)
            print(f"list and get: {rate:.0f} requests/s, 99th percentile {p99:.1f} ms; resident {server.rss_mib():.0f} MiB")
            harness.verdict("restart-routes", routes / 2, 1.0, routes <= 2)
            harness.verdict("restart-verified", verified / 10, 1.0, verified <= 10 and touched == 0)
            holds = p99 < BAR_MS and routes <= 2 and verified <= 10 and touched == 0
            harness.verdict("control-plane", p99 / BAR_MS, 1.0, holds)
        finally:
            server.dispose()


main()
