// What a client knows of its writes: which were acknowledged, and which were under way when the program died and so may be
// there or not. Compared with the program afterwards: an acknowledged write is there, once.
import assert from 'node:assert/strict';
import type { Client } from '../support/client.ts';
import { all_pages, location_input, make_sla, unique } from '../support/samples.ts';
import { is_gone } from './gone.ts';
import { IncidentLedger, type Known } from './incident_ledger.ts';

interface Entry {
  id: string;
  /** The state that was acknowledged last. */
  state: State;
  /** The state that a write without an answer may have brought about. */
  perhaps: State | null;
}

interface State {
  version: number;
  city: string;
  sla_id: string | null;
}

/** A create without an answer: sent again with its key, it must make one thing. */
interface Unanswered {
  name: string;
  key: string;
}

export class Ledger {
  readonly #client: Client;
  readonly #incidents: IncidentLedger;
  readonly #places = new Map<string, Entry>();
  readonly #names = new Set<string>();
  readonly #unanswered: Unanswered[] = [];
  #slas: { id: string; name: string }[] = [];
  acknowledged = 0;

  constructor(client: Client) {
    this.#client = client;
    this.#incidents = new IncidentLedger(client);
  }

  async prepare(): Promise<void> {
    await this.#incidents.prepare();
    for (let index = 0; index < 4; index += 1) this.#slas.push(await make_sla(this.#client));
  }

  /** Writes of one client, one after the other, until the program is gone. */
  async write_until_gone(random: () => number, is_over: () => boolean): Promise<void> {
    const own: Entry[] = [];
    const opened: Known[] = [];
    try {
      while (!is_over()) {
        const dice = random();
        const entry = own[Math.floor(random() * own.length)];
        const incident = opened[Math.floor(random() * opened.length)];
        if (!entry || dice < 0.25) own.push(await this.#create());
        else if (dice < 0.4) await this.#update(entry, random);
        else if (dice < 0.55) await this.#bind(entry, random);
        else if (!incident || dice < 0.7) opened.push(await this.#incidents.open());
        else if (dice < 0.95) await this.#incidents.move(incident, random);
        else await this.#mark_default(random);
        this.acknowledged += 1;
      }
    } catch (error) {
      if (!is_gone(error)) throw error;
    }
  }

  async #create(): Promise<Entry> {
    const [name, key] = [unique('place'), unique('key')];
    let body: { id: string } & State;
    try {
      body = (await this.#client.ok('create_location', { body: this.#input(name), key })) as typeof body;
    } catch (error) {
      if (is_gone(error)) this.#unanswered.push({ name, key });
      throw error;
    }
    this.#names.add(name);
    const entry = { id: body.id, state: state_of(body), perhaps: null };
    this.#places.set(entry.id, entry);
    return entry;
  }

  #input(name: string) {
    return location_input({ name, sla_id: this.#slas[0]?.id ?? null });
  }

  async #change(entry: Entry, intended: State, send: () => Promise<State>): Promise<void> {
    entry.perhaps = intended;
    entry.state = await send();
    entry.perhaps = null;
  }

  #update(entry: Entry, random: () => number): Promise<void> {
    const city = `City ${Math.floor(random() * 1e9)}`;
    const version = entry.state.version + 1;
    return this.#change(entry, { ...entry.state, city, version }, async () => {
      const path = { location_id: entry.id };
      return state_of(
        (await this.#client.ok('update_location', { path, version: version - 1, body: { city } })) as State,
      );
    });
  }

  #bind(entry: Entry, random: () => number): Promise<void> {
    const others = this.#slas.filter(({ id }) => id !== entry.state.sla_id);
    const sla_id = others[Math.floor(random() * others.length)]?.id ?? null;
    const intended = { ...entry.state, sla_id, version: entry.state.version + 1 };
    return this.#change(entry, intended, async () => {
      await this.#client.ok('bind_locations', { body: { sla_id, select: { ids: [entry.id] } } });
      return intended;
    });
  }

  async #mark_default(random: () => number): Promise<void> {
    const sla_id = this.#slas[Math.floor(random() * this.#slas.length)]?.id as string;
    const { version } = await this.#client.ok('get_sla', { path: { sla_id } });
    const answer = await this.#client.call('mark_sla_default', { path: { sla_id }, version });
    assert.ok([200, 412].includes(answer.status), JSON.stringify(answer.body));
  }

  /** Sends again what had no answer, and compares everything with what the program has. */
  async check(): Promise<void> {
    for (const { name, key } of this.#unanswered.splice(0)) {
      const made = (await this.#client.ok('create_location', { body: this.#input(name), key })) as {
        id: string;
      } & State;
      this.#names.add(name);
      this.#places.set(made.id, { id: made.id, state: state_of(made), perhaps: null });
    }
    await this.#incidents.check();
    const listed = (await all_pages((query) => this.#client.ok('list_locations', { query }))).filter(
      ({ id }) => id !== this.#incidents.place_id,
    );
    const names = listed.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, 'a write is there twice');
    assert.deepEqual(
      names.filter((name) => !this.#names.has(name)),
      [],
      'something is there that nobody wrote',
    );
    const found = new Map(listed.map((item) => [item.id, state_of(item as State)]));
    for (const entry of this.#places.values()) {
      const now = found.get(entry.id);
      assert.ok(now, 'an acknowledged location is lost');
      const matches = [entry.state, entry.perhaps].some(
        (state) => JSON.stringify(state) === JSON.stringify(now),
      );
      assert.ok(
        matches,
        `written ${JSON.stringify(entry.state)}, perhaps ${JSON.stringify(entry.perhaps)}, found ${JSON.stringify(now)}`,
      );
      [entry.state, entry.perhaps] = [now, null];
    }
    const slas = await all_pages((query) => this.#client.ok('list_slas', { query }));
    assert.ok(slas.filter(({ is_default }) => is_default).length <= 1, 'two defaults');
    const bound = slas
      .filter(({ id }) => id !== this.#incidents.sla_id)
      .reduce((sum, { location_count }) => sum + location_count, 0);
    assert.equal(
      bound,
      listed.filter(({ sla_id }) => sla_id !== null).length,
      'the counts of the SLAs are wrong',
    );
  }
}

function state_of({ version, city, sla_id }: State): State {
  return { version, city, sla_id: sla_id ?? null };
}
