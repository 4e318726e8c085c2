// Data to measure on: made once per size by seed_load, copied where a measurement writes.
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
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

  return {
    // To read only: the same folder each time.
    locations: async (count) => described(await folder_of(count)),
    copy_of: async (count) => {
      const copy = mkdtempSync(join(root, 'copy-'));
      cpSync(await folder_of(count), copy, { recursive: true });
      return described(copy);
    },
  };
}
