// A listener to the event stream: keeps what it heard, in order, each event held against the contract.

import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { Client, Schemas } from './client.ts';
import { check_event } from './contract_check.ts';
import { wait_until } from './waiting.ts';

export interface LiveEvent {
  name: string;
  id: string;
  data: Schemas['LiveChange'];
}

export class Listener {
  readonly heard: LiveEvent[] = [];
  is_ended = false;
  readonly #request: http.ClientRequest;
  #rest = '';

  private constructor(client: Client, headers: Record<string, string>, query: string) {
    const { target } = client;
    this.#request = http.request({
      ...('port' in target ? { host: '127.0.0.1', port: target.port } : { socketPath: target.socketPath }),
      path: `/api/v1/events${query}`,
      headers: { Accept: 'text/event-stream', ...client.identity('GET'), ...headers },
      agent: false,
    });
    const end = () => {
      this.is_ended = true;
    };
    this.#request.once('error', end);
    this.#request.once('response', (response) => {
      assert.equal(response.statusCode, 200);
      response.setEncoding('utf8').on('data', (text: string) => this.#take(text));
      response.once('close', end);
      response.once('error', end);
    });
    this.#request.end();
  }

  /** From now on, or from behind an event; ready when it has said hello. */
  static async open(
    client: Client,
    from: { last_event_id?: string; after?: string } = {},
  ): Promise<Listener> {
    const listener = new Listener(
      client,
      from.last_event_id === undefined ? {} : { 'Last-Event-ID': from.last_event_id },
      from.after === undefined ? '' : `?after=${from.after}`,
    );
    await listener.event('hello', () => true);
    return listener;
  }

  #take(text: string): void {
    const events = (this.#rest + text).split('\n\n');
    this.#rest = events.pop() ?? '';
    for (const event of events) {
      const fields = new Map(event.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
      const name = fields.get('event') ?? '';
      const data: unknown = JSON.parse(fields.get('data') ?? '');
      check_event(name, data);
      this.heard.push({ name, id: fields.get('id') ?? '', data: data as Schemas['LiveChange'] });
    }
  }

  /** The first event of a name for which something holds, as soon as it has come. */
  async event(name: string, holds: (data: Schemas['LiveChange']) => boolean): Promise<LiveEvent> {
    return wait_until(`the event ${name} is heard (heard: ${JSON.stringify(this.heard).slice(-600)})`, () =>
      this.heard.find((event) => event.name === name && holds(event.data)),
    );
  }

  change_of(entity_id: string): Promise<LiveEvent> {
    return this.event('changed', (data) => data.entity_id === entity_id);
  }

  get changes(): Schemas['LiveChange'][] {
    return this.heard.filter(({ name }) => name === 'changed').map(({ data }) => data);
  }

  get last_id(): string {
    return this.heard.at(-1)?.id ?? '';
  }

  async ended(): Promise<void> {
    await wait_until('the stream has ended', () => this.is_ended);
  }

  close(): void {
    this.#request.destroy();
  }
}
