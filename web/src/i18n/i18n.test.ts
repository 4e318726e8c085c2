// Both languages have exactly the same keys and variables, every key is used, and every used key exists.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { de } from './de';
import { en } from './en';

function flatten(node: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') found.set(path, value);
    else for (const [inner, text] of flatten(value as object, path)) found.set(inner, text);
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    const isSource = /\.tsx?$/.test(name) && !name.includes('.test.') && !name.includes('.gen.');
    return isSource && !path.includes('/i18n/en/') && !path.includes('/i18n/de/') ? [path] : [];
  });
}

const english = flatten(en);
const german = flatten(de);
const kPlural = /_(zero|one|other)$/;
const code = sources(join(import.meta.dirname, '..'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const literals = new Set(
  [...code.matchAll(/(?<!\w)t\(\s*'([a-z_A-Z0-9.]+)'/g)].map((match) => match[1] as string),
);
// t(condition ? 'one.key' : 'another.key')
for (const match of code.matchAll(/(?<!\w)t\([^()]*\? '([\w.]+)' : '([\w.]+)'/g)) {
  literals.add(match[1] as string).add(match[2] as string);
}
const patterns = [...code.matchAll(/(?<!\w)t\(\s*`([^`]+)`/g)].map(
  (match) =>
    new RegExp(
      `^${(match[1] as string).replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[A-Za-z0-9_]+')}$`,
    ),
);

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{([^},]+)/g)].map((match) => (match[1] as string).trim()).sort();
}

describe('languages', () => {
  it('have the same keys', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same variables in each text', () => {
    for (const [key, text] of english) {
      if (key.endsWith('_zero')) continue;
      expect(variables(german.get(key) ?? ''), key).toEqual(variables(text));
    }
  });

  it('have no empty text', () => {
    for (const [key, text] of [...english, ...german]) expect(text.trim(), key).not.toBe('');
  });

  it('are used: no key is left over', () => {
    const unused = [...english.keys()]
      .map((key) => key.replace(kPlural, ''))
      .filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect([...new Set(unused)]).toEqual([]);
  });

  it('are complete: every key that is asked for exists', () => {
    const known = new Set([...english.keys()].flatMap((key) => [key, key.replace(kPlural, '')]));
    const missing = [...literals].filter((key) => key.includes('.') && !known.has(key));
    expect(missing).toEqual([]);
  });
});
