// Rows of a live list do not jump away under the pointer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, unique } from './row_order';

interface Row {
  id: string;
  text: string;
}

const rows = (ids: string, text = 'old'): Row[] => [...ids].map((id) => ({ id, text }));
const idOf = (row: Row) => row.id;
const ids = (list: Row[]) => list.map(idOf).join('');

describe('the order of rows', () => {
  it('OPS-07 is the server’s as long as nobody is there', () => {
    const { rows: shown, waiting } = arrange(rows('abc'), rows('cad', 'new'), false, idOf);
    expect(ids(shown)).toBe('cad');
    expect(waiting).toBe(0);
  });

  it('OPS-07 waits while somebody is there, but what is in the rows is new at once', () => {
    const { rows: shown, waiting } = arrange(rows('abcd'), rows('dabc', 'new'), true, idOf);
    expect(ids(shown)).toBe('abcd');
    expect(shown.every(({ text }) => text === 'new')).toBe(true);
    expect(waiting).toBe(1);
  });

  it('keeps a row that has left as it was, and says so', () => {
    const { rows: shown, gone, waiting } = arrange(rows('abc'), rows('ac', 'new'), true, idOf);
    expect(ids(shown)).toBe('abc');
    expect([...gone]).toEqual(['b']);
    expect(shown[1]).toEqual({ id: 'b', text: 'old' });
    expect(waiting).toBe(1);
  });

  it('lets new rows wait that would push others away, but not those of a further page', () => {
    const above = arrange(rows('abc'), rows('nabc'), true, idOf);
    expect(ids(above.rows)).toBe('abc');
    expect(above.waiting).toBe(1);
    const below = arrange(rows('abc'), rows('abcde'), true, idOf);
    expect(ids(below.rows)).toBe('abcde');
    expect(below.waiting).toBe(0);
  });

  it('counts what would move as few as can be: a row that goes from the end to the top is one change', () => {
    expect(arrange(rows('abcdefg'), rows('gabcdef'), true, idOf).waiting).toBe(1);
    expect(arrange(rows('abcd'), rows('dcba'), true, idOf).waiting).toBe(3);
  });

  it('never moves, drops or doubles a row that is shown, whatever comes', () => {
    const some = fc
      .uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { rows: shown, waiting } = arrange(rows(before), rows(after), true, idOf);
        if (before !== '') expect(ids(shown).startsWith(before)).toBe(true);
        expect(new Set(ids(shown)).size).toBe(shown.length);
        expect(waiting === 0).toBe(before === '' || ids(shown) === after);
      }),
    );
  });

  it('takes a row that two pages have once, from the first', () => {
    const pages = [...rows('ab', 'first'), ...rows('bc', 'second')];
    expect(unique(pages, idOf)).toEqual([...rows('ab', 'first'), { id: 'c', text: 'second' }]);
  });
});
