// The event stream itself, in whatever place holds it for all tabs: begins again when it breaks, from behind the last
// event that came, and says "stopped" when nothing came for so long that the screen can't be trusted.
import type { FromSource, LiveChange, LiveState } from './messages';

/** The server says something every 15 s. */
const kSilenceMs = 40_000;
const kRetryMinMs = 1_000;
const kRetryMaxMs = 10_000;
const kLookMs = 5_000;

export interface SourceParts {
  open: (url: string) => EventSource;
  now: () => number;
}

const kBrowser: SourceParts = { open: (url) => new EventSource(url), now: () => Date.now() };

export class LiveSource {
  #tell: (message: FromSource) => void;
  #parts: SourceParts;
  #stream: EventSource | null = null;
  #state: LiveState = 'reconnecting';
  #since: number | null = null;
  #lastId = '';
  #heardAt: number;
  #retryMs = kRetryMinMs;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setInterval> | undefined;

  constructor(tell: (message: FromSource) => void, parts: SourceParts = kBrowser) {
    this.#tell = tell;
    this.#parts = parts;
    this.#heardAt = parts.now();
  }

  get state(): FromSource {
    return { kind: 'state', state: this.#state, since: this.#since };
  }

  start() {
    if (this.#look) return;
    this.#heardAt = this.#parts.now();
    this.#look = setInterval(() => this.#watch(), kLookMs);
    this.#open();
  }

  /** Ends it, and forgets where it was: whoever starts it again may be somebody else. */
  stop() {
    clearInterval(this.#look);
    this.#look = undefined;
    this.#close();
    this.#lastId = '';
    this.#since = null;
    this.#state = 'reconnecting';
    this.#retryMs = kRetryMinMs;
  }

  retryNow() {
    if (!this.#look || this.#state === 'live') return;
    this.#retryMs = kRetryMinMs;
    this.#open();
  }

  #open() {
    this.#close();
    const query = this.#lastId ? `?after=${encodeURIComponent(this.#lastId)}` : '';
    const stream = this.#parts.open(`/api/v1/events${query}`);
    this.#stream = stream;
    const on = (name: string, take: (data: string) => void) =>
      stream.addEventListener(name, (event) => {
        const { data, lastEventId } = event as MessageEvent<string>;
        this.#lastId = lastEventId;
        this.#heardAt = this.#parts.now();
        take(data);
      });
    on('hello', () => {
      this.#since ??= this.#parts.now();
      this.#retryMs = kRetryMinMs;
      this.#become('live');
    });
    on('tick', () => this.#become('live'));
    on('reset', () => this.#tell({ kind: 'reset' }));
    on('changed', (data) => this.#tell({ kind: 'changed', change: JSON.parse(data) as LiveChange }));
    stream.onerror = () => this.#broke(stream);
  }

  /** Begun again by itself and not by the browser, which would not wait longer each time. */
  #broke(stream: EventSource) {
    if (this.#stream !== stream) return;
    const isRefused = stream.readyState === 2;
    this.#close();
    if (this.#state === 'live') this.#become('reconnecting');
    if (isRefused) this.#tell({ kind: 'refused' });
    this.#retry = setTimeout(() => this.#open(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, kRetryMaxMs);
  }

  #watch() {
    if (this.#parts.now() - this.#heardAt < kSilenceMs) return;
    this.#become('stopped');
    // A connection that says nothing may be dead without knowing it.
    if (this.#stream) this.#open();
  }

  #become(state: LiveState) {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell(this.state);
  }

  #close() {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = null;
  }
}
