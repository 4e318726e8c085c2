// SQLite's own check of the file, on a copy, so that nothing but the program ever touches the real one.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Program } from '../support/program.ts';

const file = 'chargeward.sqlite3';

/** Only while the program is down: a copy of files that change is none. */
export function check_integrity(program: Program): void {
  assert.ok(!program.is_running);
  const folder = mkdtempSync(join(tmpdir(), 'chargeward-copy-'));
  try {
    for (const name of [file, `${file}-wal`]) {
      const from = join(program.data_folder, name);
      if (existsSync(from)) copyFileSync(from, join(folder, name));
    }
    const database = new DatabaseSync(join(folder, file));
    const checked = database.prepare('PRAGMA integrity_check').all();
    const keys = database.prepare('PRAGMA foreign_key_check').all();
    database.close();
    assert.deepEqual(
      checked.map((row) => Object.values(row)[0]),
      ['ok'],
    );
    assert.deepEqual(keys, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
