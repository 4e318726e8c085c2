// Values inside a form by their dotted path, as the server's pointers name them.
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | null | undefined)?.[part], values);
}

export function withValueAt<Values>(values: Values, path: string, value: unknown): Values {
  const [first, ...rest] = path.split('.') as [string, ...string[]];
  const outer = values as Record<string, unknown>;
  const inner = rest.length === 0 ? value : withValueAt(outer[first] ?? {}, rest.join('.'), value);
  return { ...outer, [first]: inner } as Values;
}

/** Equal as far as JSON can tell; NaN (nothing typed) equals itself. */
export function sameValue(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
