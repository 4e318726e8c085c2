// The real program under test: started on a free port with a temporary data folder, stopped, killed and started again by
// the tests, and gone with all it wrote when the test process ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from './client.ts';
import { create_database, type Database, type Engine, engine } from './database.ts';
import { wait_until } from './waiting.ts';

const root = resolve(import.meta.dirname, '../..');
export const binary = resolve(process.env.CHARGEWARD_PROGRAM ?? join(root, 'build/release/bin/chargeward'));

export interface Start {
  engine?: Engine;
  /** A database that is there already; else a fresh one is made. */
  database?: Database;
  data_folder?: string;
  environment?: Record<string, string>;
  arguments?: string[];
  /** What the program is run under, such as strace. */
  under?: string[];
}

async function free_port(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Not limited: a test sends more in a second than a person in a day. Tests of the limits set their own. */
const unlimited = {
  CHARGEWARD_RATE_PER_CALLER: '0',
  CHARGEWARD_RATE_PER_ADDRESS: '0',
  CHARGEWARD_RATE_SIGN_IN: '0',
};

const running = new Set<Program>();
process.once('exit', () => {
  for (const program of running) program.discard();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

export class Program {
  readonly port: number;
  readonly data_folder: string;
  readonly database: Database;
  readonly #start: Start;
  readonly #owns_folder: boolean;
  #child: ChildProcess | null = null;
  /** What it has said so far, over all its starts. */
  log = '';

  private constructor(port: number, database: Database, start: Start) {
    this.port = port;
    this.database = database;
    this.#start = start;
    this.#owns_folder = start.data_folder === undefined;
    this.data_folder = start.data_folder ?? mkdtempSync(join(tmpdir(), 'chargeward-test-'));
  }

  static async start(start: Start = {}): Promise<Program> {
    const database = start.database ?? (await create_database(start.engine ?? engine));
    const program = new Program(await free_port(), database, start);
    running.add(program);
    await program.launch();
    return program;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get target(): { port: number } {
    return { port: this.port };
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get is_running(): boolean {
    return this.#child !== null;
  }

  /** Over the local socket, as the machine's operator, in an organisation (its id, or '' while there is none). */
  local(organisation: string): Client {
    return new Client(
      { socketPath: join(this.data_folder, 'chargeward.sock') },
      { kind: 'local', organisation },
    );
  }

  /** The arguments and the environment that a second command on the same data needs. */
  get environment(): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.data_folder,
      TZ: 'Pacific/Auckland',
      ...unlimited,
      ...this.#start.environment,
    };
  }

  get place(): string[] {
    const { url } = this.database;
    return ['--data', this.data_folder, ...(url ? ['--database', url] : [])];
  }

  /** Starts it, and waits until it says that it is ready. */
  async launch(): Promise<void> {
    this.spawn();
    await this.ready();
  }

  spawn(): void {
    const [first, ...rest] = [
      ...(this.#start.under ?? []),
      binary,
      'serve',
      ...this.place,
      '--listen',
      `127.0.0.1:${this.port}`,
      ...(this.#start.arguments ?? []),
    ] as [string, ...string[]];
    const child = spawn(first, rest, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.log += text;
      });
      (stream as unknown as { unref: () => void }).unref();
    }
    child.unref();
    const ended = () => {
      if (this.#child === child) this.#child = null;
    };
    child.once('exit', ended);
    child.once('error', (error) => {
      this.log += `${error.message}\n`;
      ended();
    });
    this.#child = child;
  }

  async ready(timeout_ms = 30_000): Promise<void> {
    await wait_until(
      'the program is ready',
      async () => {
        if (!this.#child) throw new Error(`the program ended at its start:\n${this.log.slice(-3000)}`);
        return (await this.status_of('/readyz')) === 200;
      },
      timeout_ms,
    );
  }

  /** The status of a GET, or 0 when nothing answers. */
  async status_of(path: string): Promise<number> {
    try {
      return (await new Client(this.target).send('GET', path)).status;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code) return 0;
      throw error;
    }
  }

  /** Ends it with a signal and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    const gone = new Promise<number | null>((resolved) => child.once('exit', (code) => resolved(code)));
    child.ref();
    child.kill(signal);
    return gone;
  }

  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Stops it for good and removes all it wrote. */
  async dispose(): Promise<void> {
    await this.stop();
    this.discard();
    if (this.#start.database === undefined) await this.database.drop();
  }

  /** The same without waiting, for the end of the process. */
  discard(): void {
    running.delete(this);
    this.#child?.kill('SIGKILL');
    if (this.#owns_folder) rmSync(this.data_folder, { recursive: true, force: true });
  }

  /** The secret in the link that it prints for the set-up, a moment after it is ready. */
  async setup_token(): Promise<string> {
    return wait_until(
      'the set-up link is printed',
      () => [...this.log.matchAll(/\/setup#([A-Za-z0-9_-]+)/g)].at(-1)?.[1],
    );
  }
}
