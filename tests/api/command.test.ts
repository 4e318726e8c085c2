// The command line as an operator of the machine uses it: import with its exit codes, export, users, tokens, configuration;
// beside a running program and without one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client } from '../support/client.ts';
import { as_array, ocpi_221, packed } from '../support/feeds.ts';
import { binary, Program } from '../support/program.ts';
import { make_sla, unique } from '../support/samples.ts';
import { complete_setup, type Person, token_of } from '../support/world.ts';

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

describe('the command line', () => {
  let program: Program;
  let admin: Person;
  before(async () => {
    program = await Program.start();
    admin = await complete_setup(program);
    await make_sla(admin, { is_default: true });
  });
  after(() => program.dispose());

  function run(words: string[], input = '', place = program.place): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = spawn(binary, [...words, ...place], { env: program.environment });
      const outcome: Outcome = { code: null, out: '', err: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        outcome.out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        outcome.err += text;
      });
      child.once('close', (code) => resolve({ ...outcome, code }));
      // A command that refuses at once reads nothing.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }

  function file(name: string, bytes: Buffer): string {
    const path = join(program.data_folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  test('SLA-08 import ends with a report and 0; with refusals 2; with nothing to read 1', async () => {
    const good = file('good.json.gz', packed(as_array([ocpi_221(unique('C')), ocpi_221(unique('C'))])));
    const clean = await run(['import', 'ocpi', good]);
    assert.equal(clean.code, 0, clean.out + clean.err);
    assert.match(clean.out, /locations\s+2\s+0\s+0/);

    const broken = ocpi_221(unique('C'), { coordinates: { latitude: '555', longitude: '5' } });
    const mixed = await run([
      'import',
      'ocpi',
      file('mixed.json', as_array([ocpi_221(unique('C')), broken])),
    ]);
    assert.equal(mixed.code, 2, mixed.out + mixed.err);
    assert.match(mixed.out, /refused object 1 at byte \d+/);
    assert.match(mixed.out, /out_of_range \/coordinates\/latitude = 555/);

    const whole = as_array([ocpi_221(unique('C')), ocpi_221(unique('C'))]);
    const cut = await run(['import', 'ocpi', file('cut.json', whole.subarray(0, whole.length - 20))]);
    assert.equal(cut.code, 2, cut.out + cut.err);

    const nothing = await run(['import', 'ocpi', file('nothing.json', Buffer.from('hello'))]);
    assert.equal(nothing.code, 1, nothing.out + nothing.err);
    const absent = await run(['import', 'ocpi', '/no/such/file']);
    assert.equal(absent.code, 1, absent.out + absent.err);
  });

  test('export writes what the API exports', async () => {
    const csv = await run(['export', 'locations', '--format', 'csv']);
    assert.equal(csv.code, 0, csv.err);
    const { body } = await admin.send('GET', '/api/v1/locations/export');
    assert.equal(csv.out, body);
  });

  test('a user is invited by a command, and signs in by the link', async () => {
    const email = `${unique('bram')}@people.example`;
    const added = await run(['user', 'add', email, '--name', 'Bram de Vries', '--role', 'viewer']);
    assert.equal(added.code, 0, added.err);
    const link = /https?:\/\/\S+/.exec(added.out)?.[0];
    assert.ok(link, added.out);
    const nobody = new Client(program.target);
    await nobody.ok('accept_link', { body: { token: token_of(link), password: 'long enough to pass' } });
    const listed = await run(['user', 'list']);
    assert.match(listed.out, new RegExp(email));
    const { items } = await admin.ok('list_audit', {
      query: { entity_type: 'user', action: 'created', limit: 1 },
    });
    assert.equal(items[0]?.actor.kind, 'system');
  });

  test('a token made by a command works, and its secret is printed once', async () => {
    const made = await run([
      'token',
      'create',
      '--name',
      'Nightly export',
      '--user',
      admin.user.email,
      '--scope',
      'locations:read',
    ]);
    assert.equal(made.code, 0, made.err);
    const secret = /cw_[A-Za-z0-9_-]{43}/.exec(made.out)?.[0];
    assert.ok(secret, made.out);
    await new Client(program.target, { kind: 'token', secret }).ok('count_locations');
    assert.doesNotMatch((await run(['token', 'list'])).out, /cw_[A-Za-z0-9_-]{43}/);
  });

  test('the configuration is checked, shown without passwords, and a wrong one refused', async () => {
    const good = await run(['config', 'check']);
    assert.equal(good.code, 0, good.err);
    const secret = ['--data', program.data_folder, '--database', 'postgresql://chargeward:geheim@nowhere/x'];
    assert.doesNotMatch((await run(['config', 'check'], '', secret)).out, /geheim/);
    const wrong = await run(['config', 'check', '--listen', 'nowhere']);
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /listen/);
    const open = await run(['config', 'check', '--listen', '0.0.0.0:8080']);
    assert.equal(open.code, 1, 'no public address without TLS unless told so');
    const told = await run(['config', 'check', '--listen', '0.0.0.0:8080', '--allow-insecure-listen']);
    assert.equal(told.code, 0, told.err);
  });

  test('doctor and version answer; what is no command is 64 and says how', async () => {
    assert.equal((await run(['doctor'])).code, 0);
    assert.match((await run(['version'], '', [])).out, /^chargeward \d/);
    const unknown = await run(['dance'], '', []);
    assert.equal(unknown.code, 64, unknown.err);
    assert.notEqual(unknown.err, '');
  });

  test('without a running program the same commands work on the data', async () => {
    await program.stop();
    const path = file('late.json', as_array([ocpi_221(unique('C'))]));
    const imported = await run(['import', 'ocpi', path]);
    assert.equal(imported.code, 0, imported.out + imported.err);
    await program.launch();
    assert.doesNotMatch(program.log, /cw_[A-Za-z0-9_-]{43}|tulips/, 'no secret is in the log');
  });

  test('SLA-12 due answers JSON lines with deadline and explanation without a data folder; a bad line ends with 2', async () => {
    const line = {
      tz: 'Europe/Berlin',
      opened_at: '2026-11-27T14:00:00Z',
      target_seconds: 86_400,
      restrict_to_weekdays: true,
      holidays: [{ date: '2026-11-30', name: 'St Andrew' }],
    };
    const good = await run(['due'], `${JSON.stringify(line)}\n`, []);
    assert.equal(good.code, 0, good.err);
    const answer = JSON.parse(good.out);
    assert.equal(answer.due, '2026-12-01T14:00:00Z');
    assert.deepEqual(
      answer.explain.map(
        (stretch: { reason?: string; name?: string }) => stretch.name ?? stretch.reason ?? 'counts',
      ),
      ['counts', 'weekend', 'St Andrew', 'counts'],
    );
    const mixed = await run(['due'], `{"tz":"UTC"}\n${JSON.stringify(line)}\n`, []);
    assert.equal(mixed.code, 2);
    const [bad, fine] = mixed.out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    assert.equal(bad.error, 'opened_at is missing');
    assert.equal(fine.due, answer.due);
  });
});
