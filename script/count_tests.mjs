// Counts what test programs reported: prints a line `failed: …` with the reason
// for each test that did, then `N passed, N failed, N skipped`. Called by
// script/test with a folder of GoogleTest's JSON files or with the JSON report of
// Vitest. A folder without a file is a failure: nothing was run.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const count = { passed: 0, failed: 0, skipped: 0 };

function tell(name, reason) {
  console.log(`failed: ${name}: ${reason.replace(/\s+/g, ' ').slice(0, 300)}`);
}

function countGoogleTest(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const suite of report.testsuites) {
    for (const test of suite.testsuite) {
      if (test.failures) {
        count.failed += 1;
        tell(`${suite.name}.${test.name}`, test.failures[0].failure);
      } else if (test.result === 'SKIPPED' || test.status === 'NOTRUN') count.skipped += 1;
      else count.passed += 1;
    }
  }
}

function countVitest(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  count.passed += report.numPassedTests;
  count.failed += report.numFailedTests || (report.success ? 0 : 1);
  count.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) tell(test.fullName, test.failureMessages[0] ?? '');
    if (file.status === 'failed' && failed.length === 0) tell(file.name, file.message);
  }
}

const [source] = process.argv.slice(2);
if (statSync(source).isDirectory()) {
  const files = readdirSync(source).filter((name) => name.endsWith('.json'));
  for (const name of files) countGoogleTest(join(source, name));
  if (files.length === 0) count.failed += 1;
} else {
  countVitest(source);
}
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 ? 1 : 0;
