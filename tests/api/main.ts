// All API tests in one process, which share one program (tests/support/world.ts), in this order; the last file looks back
// at what the others exercised. Run by tests/api/run, once for each engine.
import { after } from 'node:test';
import { close_connections } from '../support/wire.ts';
import { world } from '../support/world.ts';

await import('./slas.test.ts');
await import('./default_sla.test.ts');
await import('./calendars.test.ts');
await import('./locations.test.ts');
await import('./location_lists.test.ts');
await import('./location_map.test.ts');
await import('./binding.test.ts');
await import('./evses.test.ts');
await import('./incidents.test.ts');
await import('./incident_lists.test.ts');
await import('./incident_actions.test.ts');
await import('./incident_crowd.test.ts');
await import('./status_incidents.test.ts');
await import('./attachments.test.ts');
await import('./links.test.ts');
await import('./queue.test.ts');
await import('./deadlines.test.ts');
await import('./reapplication.test.ts');
await import('./saved_views.test.ts');
await import('./catalogue.test.ts');
await import('./bad_input.test.ts');
await import('./preconditions.test.ts');
await import('./sessions.test.ts');
await import('./tokens.test.ts');
await import('./audit.test.ts');
await import('./exports.test.ts');
await import('./imports.test.ts');
await import('./feeds.test.ts');
await import('./events.test.ts');
await import('./authorization.test.ts');
await import('./other_organisation.test.ts');
await import('./command.test.ts');
await import('./limits.test.ts');
await import('./every_operation.test.ts');

after(async () => {
  await (await world()).program.dispose();
  close_connections();
});
