// Keeps the rows of a live list from jumping away under the pointer: what is in a row is always the newest, but rows change
// their places, come and go only when nobody is at them. Pure.
export interface Arranged<Row> {
  rows: Row[];
  /** Rows that are shown although they are no longer in the list. */
  gone: ReadonlySet<string>;
  /** How many would change their place, come or go. */
  waiting: number;
}

/** The length of the longest run that is in order already: all others would have to move. */
function inOrder(places: number[]): number {
  const tails: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    tails[low] = place;
  }
  return tails.length;
}

/** Pages that were fetched one after the other can hold a row that moved meanwhile twice; the first one counts. */
export function unique<Row>(rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  return [...new Map(rows.toReversed().map((row) => [idOf(row), row])).values()].toReversed();
}

export function arrange<Row>(
  shown: readonly Row[],
  latest: readonly Row[],
  held: boolean,
  idOf: (row: Row) => string,
): Arranged<Row> {
  if (!held || shown.length === 0) return { rows: [...latest], gone: new Set(), waiting: 0 };
  const places = new Map(latest.map((row, index) => [idOf(row), index]));
  const gone = new Set<string>();
  const kept: number[] = [];
  const rows = shown.map((row) => {
    const place = places.get(idOf(row));
    if (place === undefined) {
      gone.add(idOf(row));
      return row;
    }
    kept.push(place);
    return latest[place] as Row;
  });
  // What stands behind all that is shown (a further page) pushes nothing away.
  const last = kept.length > 0 ? Math.max(...kept) : -1;
  const known = new Set(shown.map(idOf));
  const tail = latest.slice(last + 1).filter((row) => !known.has(idOf(row)));
  const inserted = latest.length - kept.length - tail.length;
  const moved = kept.length - inOrder(kept);
  return { rows: [...rows, ...tail], gone, waiting: gone.size + inserted + moved };
}
