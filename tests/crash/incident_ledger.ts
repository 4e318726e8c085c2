// What a client knows of the incidents it opened and moved, as ledger.ts does of locations: an acknowledged one is there, once,
// with every acknowledged line in its log and no other.
import assert from 'node:assert/strict';
import type { Client, Schemas } from '../support/client.ts';
import { acted, log_of, make_site } from '../support/incidents.ts';
import { all_pages, incident_input, unique } from '../support/samples.ts';
import { is_gone } from './gone.ts';

interface State {
  version: number;
  is_paused: boolean;
}

export interface Known {
  id: string;
  state: State;
  /** The state that a move without an answer may have brought about. */
  perhaps: State | null;
}

const state_of = ({ version, paused }: Schemas['Incident']): State => ({
  version,
  is_paused: paused !== null,
});

export class IncidentLedger {
  readonly #client: Client;
  readonly #known = new Map<string, Known>();
  readonly #unanswered: { title: string; key: string }[] = [];
  place_id = '';
  sla_id = '';

  constructor(client: Client) {
    this.#client = client;
  }

  async prepare(): Promise<void> {
    const { place, sla } = await make_site(this.#client, [60_000, 60_000]);
    [this.place_id, this.sla_id] = [place.id, sla.id];
  }

  async open(): Promise<Known> {
    const [title, key] = [unique('Broken'), unique('key')];
    try {
      return await this.#open(title, key);
    } catch (error) {
      if (is_gone(error)) this.#unanswered.push({ title, key });
      throw error;
    }
  }

  async #open(title: string, key: string): Promise<Known> {
    const body = incident_input(this.place_id, { title });
    const incident = await this.#client.ok('create_incident', { body, key });
    const known = { id: incident.id, state: state_of(incident), perhaps: null };
    this.#known.set(known.id, known);
    return known;
  }

  async move(known: Known, random: () => number): Promise<void> {
    const { version, is_paused } = known.state;
    const is_comment = random() < 0.5;
    known.perhaps = { version: version + 1, is_paused: is_comment ? is_paused : !is_paused };
    const { incident } = is_comment
      ? await acted(this.#client, known.id, 'comment', { text: 'Noted.' })
      : is_paused
        ? await acted(this.#client, known.id, 'resume')
        : await acted(this.#client, known.id, 'pause', { reason: 'parts' });
    assert.deepEqual(state_of(incident), known.perhaps);
    [known.state, known.perhaps] = [state_of(incident), null];
  }

  /** Sends again what had no answer, and compares everything with what the program has. */
  async check(): Promise<void> {
    for (const { title, key } of this.#unanswered.splice(0)) await this.#open(title, key);
    const query = { location_id: this.place_id, state: 'any' as const };
    const listed = await all_pages((page) =>
      this.#client.ok('list_incidents', { query: { ...query, ...page } }),
    );
    assert.equal(new Set(listed.map(({ number }) => number)).size, listed.length, 'a number is there twice');
    assert.deepEqual(listed.map(({ id }) => id).toSorted(), [...this.#known.keys()].toSorted());
    for (const incident of listed) {
      const known = this.#known.get(incident.id) as Known;
      const now = state_of(incident);
      const matches = [known.state, known.perhaps].some(
        (state) => JSON.stringify(state) === JSON.stringify(now),
      );
      const { state, perhaps } = known;
      assert.ok(matches, JSON.stringify({ written: state, perhaps, found: now }));
      if (perhaps) assert.equal((await log_of(this.#client, incident.id)).length, now.version);
      [known.state, known.perhaps] = [now, null];
    }
  }
}
