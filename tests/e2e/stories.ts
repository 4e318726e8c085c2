// What people do on the page, in one process and one browser, in this order. Run by tests/e2e/run.
import { after } from 'node:test';
import { close_connections } from '../support/wire.ts';

await import('./story.test.ts');
await import('./editing.test.ts');
await import('./live.test.ts');
await import('./picture.test.ts');
await import('./map.test.ts');
await import('./queue.test.ts');
await import('./status.test.ts');
await import('./attachments.test.ts');

after(close_connections);
