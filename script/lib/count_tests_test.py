#!/usr/bin/env python3
"""Tests of count_tests.py: python3 script/lib/count_tests_test.py"""

import contextlib
import io
import os
import tempfile
import unittest
from pathlib import Path

import count_tests


class CountTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def count(self, since="0"):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            code = count_tests.main([str(self.root), since])
        return out.getvalue().strip(), code

    def test_sums_every_kind_of_report(self):
        self.write("cli/target/surefire-reports/TEST-a.xml", '<testsuite tests="5" failures="0" errors="0" skipped="1"/>')
        self.write("server/target/failsafe-reports/TEST-b.xml", '<testsuite tests="3" failures="0" errors="0" skipped="0"/>')
        self.write("target/test-logs/ui.json", '{"numPassedTests":7,"numFailedTests":0,"numPendingTests":1}')
        self.write("target/test-logs/e2e.json", '{"stats":{"expected":2,"unexpected":0,"flaky":0,"skipped":0}}')
        self.assertEqual(self.count(), ("16 passed, 0 failed, 2 skipped", 0))

    def test_errors_and_flaky_tests_are_failures(self):
        self.write("cli/target/surefire-reports/TEST-a.xml", '<testsuite tests="5" failures="1" errors="1" skipped="0"/>')
        self.write("target/test-logs/e2e.json", '{"stats":{"expected":2,"unexpected":0,"flaky":1,"skipped":0}}')
        self.assertEqual(self.count(), ("5 passed, 3 failed, 0 skipped", 1))

    def test_a_half_written_report_is_a_failure(self):
        self.write("cli/target/surefire-reports/TEST-a.xml", "<testsuite tests=")
        self.assertEqual(self.count(), ("0 passed, 1 failed, 0 skipped", 1))

    def test_reports_of_an_earlier_run_do_not_count(self):
        old = self.write("cli/target/surefire-reports/TEST-a.xml", '<testsuite tests="5" failures="5" errors="0" skipped="0"/>')
        os.utime(old, (1000, 1000))
        self.assertEqual(self.count("2000"), ("0 passed, 0 failed, 0 skipped", 0))


if __name__ == "__main__":
    unittest.main()
