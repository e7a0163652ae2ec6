"""Adds up what the test runners reported and prints one line; exits with 1 if a test failed or none ran."""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree

logs = pathlib.Path(sys.argv[1])
root = pathlib.Path(__file__).resolve().parent.parent.parent
passed = failed = skipped = 0
java_ran = (logs / "java.log").exists()

for report in root.glob("*/target/*-reports/TEST-*.xml") if java_ran else []:
    suite = xml.etree.ElementTree.parse(report).getroot()
    count = {key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")}
    failed += count["failures"] + count["errors"]
    skipped += count["skipped"]
    passed += count["tests"] - count["failures"] - count["errors"] - count["skipped"]

page = logs / "page.json"
if page.exists():
    result = json.loads(page.read_text())
    passed += result["numPassedTests"]
    failed += result["numFailedTests"]
    skipped += result["numPendingTests"] + result["numTodoTests"]

e2e = root / "e2e/report/e2e.json"
if (logs / "e2e.log").exists() and e2e.exists():
    stats = json.loads(e2e.read_text())["stats"]
    passed += stats["expected"] + stats["flaky"]
    failed += stats["unexpected"]
    skipped += stats["skipped"]

images = logs / "images.log"
if images.exists():
    found = re.findall(r"^(\d+) passed, (\d+) failed$", images.read_text(), re.MULTILINE)
    for good, bad in found:
        passed += int(good)
        failed += int(bad)

print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
