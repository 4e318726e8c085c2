// Holds the stream for the tabs that joined: starts it with the first, ends it with the last, begins anew when somebody
// else signed in. Runs in the shared worker or, where there is none, in the tab that leads.
import type { FromSource, FromTab } from './messages';
import { LiveSource, type SourceParts } from './source';

export interface Tab {
  tell: (message: FromSource) => void;
}

export class LiveHub {
  #tabs = new Set<Tab>();
  #user: string | null = null;
  #source: LiveSource;

  constructor(parts?: SourceParts) {
    this.#source = new LiveSource((message) => {
      for (const tab of this.#tabs) tab.tell(message);
    }, parts);
  }

  take(tab: Tab, message: FromTab) {
    if (message.kind === 'retry') {
      this.#source.retryNow();
      return;
    }
    this.#tabs.add(tab);
    if (this.#user !== message.user) {
      this.#user = message.user;
      this.#source.stop();
    }
    this.#source.start();
    tab.tell(this.#source.state);
  }

  leave(tab: Tab) {
    this.#tabs.delete(tab);
    if (this.#tabs.size === 0) this.#source.stop();
  }
}
