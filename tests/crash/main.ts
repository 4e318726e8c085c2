// All crash tests in one process, in this order. Run by tests/crash/run.
import { after } from 'node:test';
import { close_connections } from '../support/wire.ts';

await import('./kills.test.ts');
await import('./hand_overs.test.ts');
await import('./imports.test.ts');
await import('./faults.test.ts');

after(close_connections);
