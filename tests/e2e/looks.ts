// How every page looks, in a process and a browser of its own. Run by tests/e2e/run.
import { after } from 'node:test';
import { close_connections } from '../support/wire.ts';

await import('./looks.test.ts');

after(close_connections);
