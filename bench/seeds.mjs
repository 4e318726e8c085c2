// Data to measure on: made once per size by seed_load, copied where a measurement writes.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary, output_of } from './program.mjs';

export function make_seeds(root) {
  const folders = new Map();

  async function folder_of(count) {
    if (!folders.has(count)) {
      const folder = join(root, `seed-${count}`);
      if (!existsSync(join(folder, 'seed.json')))
        await output_of(binary('bench/seed_load'), ['locations', folder, String(count)]);
      folders.set(count, folder);
    }
    return folders.get(count);
  }

  // {folder, token, session, slas, ids}: ids are of some thousand locations.
  const described = (folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8')) });

  // Incidents in a folder of locations; the seconds it took. Given `sla`, at its locations; given `due_from`, with
  // deadlines in the minute from then on.
  async function add_incidents(folder, { closed, open, sla, due_from }) {
    const args = [folder, String(closed), String(open)];
    if (sla) args.push(sla);
    if (due_from) args.push(String(due_from));
    return Number(await output_of(binary('bench/incident_load'), args));
  }

  return {
    // To read only: the same folder each time.
    locations: async (count) => described(await folder_of(count)),
    copy_of: async (count) => {
      const copy = mkdtempSync(join(root, 'copy-'));
      cpSync(await folder_of(count), copy, { recursive: true });
      return described(copy);
    },
    // To read only, and with incidents.
    incidents: async (count, { closed, open }) => {
      const folder = join(root, `seed-${count}-${closed}-${open}`);
      if (!existsSync(join(folder, 'incidents'))) {
        rmSync(folder, { recursive: true, force: true });
        cpSync(await folder_of(count), folder, { recursive: true });
        writeFileSync(join(folder, 'incidents'), String(await add_incidents(folder, { closed, open })));
      }
      return described(folder);
    },
    add_incidents,
  };
}
