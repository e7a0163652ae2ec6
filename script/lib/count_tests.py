#!/usr/bin/env python3
"""Counts tests in Surefire/Failsafe XML, Vitest JSON and Playwright JSON reports: `N passed, N failed, N skipped`.

A report that can't be read counts as one failure: a run that ended half-way must not look green.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def junit(path):
    root = ElementTree.parse(path).getroot()
    suites = [root] if root.tag == "testsuite" else root.findall("testsuite")
    passed = failed = skipped = 0
    for suite in suites:
        total = int(suite.get("tests", 0))
        bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        left_out = int(suite.get("skipped", 0))
        passed, failed, skipped = passed + total - bad - left_out, failed + bad, skipped + left_out
    return passed, failed, skipped


def json_report(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    if "stats" in report:  # Playwright; a flaky test passed at its second try, and that is no pass
        stats = report["stats"]
        return stats["expected"], stats["unexpected"] + stats["flaky"], stats["skipped"]
    return (
        report["numPassedTests"],
        report["numFailedTests"],
        report.get("numPendingTests", 0) + report.get("numTodoTests", 0),
    )


def reports(root, since):
    java = [p for d in ("surefire-reports", "failsafe-reports") for p in root.glob(f"*/target/{d}/TEST-*.xml")]
    scripts = sorted((root / "target" / "test-logs").glob("*.json"))
    return [p for p in sorted(java) + scripts if p.stat().st_mtime >= since]


def main(arguments):
    root = Path(arguments[0])
    since = float(arguments[1]) if len(arguments) > 1 else 0.0
    sums = [0, 0, 0]
    for path in reports(root, since):
        try:
            counts = junit(path) if path.suffix == ".xml" else json_report(path)
        except (ElementTree.ParseError, ValueError, KeyError, OSError) as fault:
            print(f"unreadable report {path}: {fault}", file=sys.stderr)
            counts = (0, 1, 0)
        sums = [a + b for a, b in zip(sums, counts)]
    print("{} passed, {} failed, {} skipped".format(*sums))
    return 1 if sums[1] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
