// The tidy test: holds the tree against the rules that no compiler checks.
// Run by script/lint as `node tests/tidy/tidy.mjs <folder>`; prints one line per
// finding and fails when one of them is an error. The rules are in rules.mjs, and
// tidy.test.mjs proves of each that it finds a planted example.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkTree } from './rules.mjs';

const TEXT = /\.(cpp|hpp|ts|tsx|mjs|js|css|sql|md|yaml|json|cmake|txt|html)$|^script\/|\/run$/;
const SIZE_MAX = 1_000_000;

function readTree(root) {
  const names = execFileSync('git', ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const tree = new Map();
  for (const path of names.split('\n')) {
    if (!TEXT.test(path)) continue;
    const full = join(root, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found?.isFile() && found.size < SIZE_MAX) tree.set(path, readFileSync(full, 'utf8'));
  }
  return tree;
}

const root = process.argv[2] ?? '.';
const tree = readTree(root);
const findings = checkTree(tree);
for (const { severity, path, line, text } of findings) {
  console.log(`${severity}: ${path}${line ? `:${line}` : ''}: ${text}`);
}
const errors = findings.filter(({ severity }) => severity === 'error').length;
console.log(`tidy: ${tree.size} files, ${errors} errors, ${findings.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
