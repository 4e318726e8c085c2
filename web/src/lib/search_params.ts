// Search parameters as plain text in the URL (?q=123 stays "123"), and the small ones that most lists share.
export type PlainSearch = Record<string, unknown>;

export function parsePlainSearch(search: string): PlainSearch {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifyPlainSearch(search: PlainSearch): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    parameters.set(
      name,
      value instanceof Object ? JSON.stringify(value) : `${value as string | number | boolean}`,
    );
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.includes(value as Value) ? (value as Value) : undefined;
}

/** Without the keys that say nothing, so that URLs stay short. */
export function compact<Search extends object>(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

export interface ListSearch {
  q?: string;
  archived?: 'true';
}

export function listSearch(search: PlainSearch): ListSearch {
  return compact({ q: text(search.q), archived: oneOf(search.archived, ['true'] as const) });
}

const kSlaSorts = ['name', 'locations', 'updated'] as const;

export interface SlaListSearch extends ListSearch {
  sort?: (typeof kSlaSorts)[number];
}

export function slaListSearch(search: PlainSearch): SlaListSearch {
  return compact({ ...listSearch(search), sort: oneOf(search.sort, kSlaSorts) });
}
