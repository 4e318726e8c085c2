// All tests of the page in one process and one browser, in this order. Run by tests/e2e/run.
import { after } from 'node:test';
import { close_connections } from '../support/wire.ts';
import { close_browser } from './browser.ts';

await import('./story.test.ts');
await import('./editing.test.ts');
await import('./looks.test.ts');

after(async () => {
  await close_browser();
  close_connections();
});
