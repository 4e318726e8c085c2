// Which of the things in the cache a change makes old: by the first word of a query's key, as `refresh` does after the
// page's own changes. Changes are gathered for a moment, so that an import does not ask a thousand times.
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { LiveChange } from './messages';

type EntityType = LiveChange['entity_type'];

/** Where things of a type are kept in the cache, and what else shows names or numbers of them. */
const kShownIn: Record<EntityType, [own: string, ...others: string[]]> = {
  sla: ['slas', 'locations', 'search'],
  location: ['locations', 'slas', 'customers', 'search', 'incidents'],
  evse: ['locations', 'incidents'],
  charge_point: ['locations'],
  contact: ['contacts', 'slas', 'locations', 'search'],
  customer: ['customers', 'slas', 'locations', 'search'],
  user: ['users'],
  token: ['tokens'],
  organisation: ['organisation'],
  import: ['imports'],
  calendar: ['calendars', 'slas'],
  incident: ['incidents'],
  queue_settings: ['queue_settings', 'incidents'],
};

const kGatheredMs = 200;
/** While changes keep coming, the page asks no more often than this. */
const kPauseMs = 600;

/** The id under which the cache keeps what changed; null: it can't be said. An EVSE is kept with its location. */
function cachedId({ entity_type, entity_id }: LiveChange): string | null {
  if (entity_type === 'charge_point') return null;
  return entity_id?.split('/')[0] ?? null;
}

export class ChangedQueries {
  #client: QueryClient;
  /** For each kind the ids of what changed, or that anything may have. */
  #changed = new Map<string, Set<string> | 'any'>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -kPauseMs;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  add(change: LiveChange) {
    const [own, ...others] = kShownIn[change.entity_type];
    const id = cachedId(change);
    const ids = this.#changed.get(own) ?? new Set();
    if (id === null || ids === 'any') this.#changed.set(own, 'any');
    else this.#changed.set(own, ids.add(id));
    for (const kind of [...others, 'history', 'audit']) this.#changed.set(kind, 'any');
    if (this.#timer !== undefined) return;
    const pause = this.#askedAt + kPauseMs - performance.now();
    this.#timer = setTimeout(() => this.#ask(), Math.max(kGatheredMs, pause));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed.clear();
  }

  #ask() {
    this.#timer = undefined;
    this.#askedAt = performance.now();
    const changed = this.#changed;
    this.#changed = new Map();
    void this.#client.invalidateQueries({ predicate: ({ queryKey }) => isOld(queryKey, changed) });
  }
}

/** Lists and counts by their kind; one thing by its id, too. */
function isOld([kind, what, id]: QueryKey, changed: Map<string, Set<string> | 'any'>): boolean {
  const ids = changed.get(String(kind));
  if (!ids) return false;
  return what !== 'one' || ids === 'any' || ids.has(String(id));
}
