// The databases that the program is tested on: SQLite in its data folder, or a fresh database on the PostgreSQL server
// that tests/support/with_postgres started. Every program of a test has one of its own.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

export type Engine = 'sqlite' | 'postgresql';

/** Set by the suite's run script; sqlite when a test file is run by hand. */
export const engine: Engine = process.env.CHARGEWARD_TEST_ENGINE === 'postgresql' ? 'postgresql' : 'sqlite';

const run = promisify(execFile);

/** The URL of the server's own database; undefined where no server was started. */
export const server_url = process.env.CHARGEWARD_TEST_POSTGRESQL;

export async function psql(url: string, statement: string): Promise<string> {
  const { stdout } = await run('psql', [
    '--no-psqlrc',
    '--quiet',
    '--tuples-only',
    '--no-align',
    '--set=ON_ERROR_STOP=1',
    `--dbname=${url}`,
    `--command=${statement}`,
  ]);
  return stdout.trim();
}

export interface Database {
  engine: Engine;
  /** For `--database`; undefined: SQLite in the data folder. */
  url: string | undefined;
  drop: () => Promise<void>;
}

export async function create_database(kind: Engine, server = server_url): Promise<Database> {
  if (kind === 'sqlite') return { engine: kind, url: undefined, drop: async () => {} };
  if (!server) throw new Error('run this behind tests/support/with_postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await psql(server, `CREATE DATABASE ${name}`);
  return {
    engine: kind,
    url: server.replace(/@\/[^?]*/, `@/${name}`),
    drop: async () => {
      await psql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
