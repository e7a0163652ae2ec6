"""The server's start, from the launcher's exec to ready, and its resident memory; with the AOT cache if there is one."""

import statistics

import harness

RUNS = 5
BAR = 4.0


def main():
    server = harness.Server(STUDIOLO_RUNTIME="memory")
    try:
        first = server.start()
        server.stop()
        later = []
        for _ in range(RUNS):
            later.append(server.start())
            rss = server.rss_mib()
            server.stop()
        print(f"first start, database made: {first:.2f} s")
        harness.figures("later starts", later)
        print(f"resident memory when ready: {rss:.0f} MiB")
        median = statistics.median(later)
        harness.verdict("boot", median / BAR, 1.0, median <= BAR)
    finally:
        server.dispose()


main()
