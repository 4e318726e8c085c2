// The table behind every list: rows are virtual, further pages are fetched as one scrolls, columns can be
// hidden, headings sort, rows can be selected. On narrow screens the same rows become cards.
import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCards } from './data_cards';
import classes from './data_table.module.css';
import { useRowKeys } from './use_row_keys';

export interface DataColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Share of the width that is left, or a fixed number of pixels. */
  width: number;
  fixed?: boolean;
  numeric?: boolean;
  /** The values of `sort` this heading switches between; the first one is taken first. */
  sorts?: readonly string[];
  /** The sorts without a minus begin with the largest. */
  largestFirst?: boolean;
  /** Where the column stands on a card; without it the card leaves it out. */
  card?: 'title' | 'line' | 'side';
  always?: boolean;
}

export interface RowSelection {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  toggleLoaded: (ids: string[]) => void;
}

export interface DataTableProps<Row> {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  total?: number | undefined;
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
  hidden?: Record<string, boolean>;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  selection?: RowSelection | undefined;
  /** Shown as `data-state` of the row: one that left the list, or one that waits for an answer. */
  stateOf?: (row: Row) => 'gone' | 'busy' | undefined;
  hasMore?: boolean;
  loadingMore?: boolean;
  onEnd?: () => void;
}

const kRowHeight = 37;
const kSelectWidth = 48;
const kFetchAheadRows = 60;

function sortState(column: { sorts?: readonly string[]; largestFirst?: boolean }, sort: string | undefined) {
  if (!column.sorts || !sort || !column.sorts.includes(sort)) return undefined;
  return sort.startsWith('-') || column.largestFirst ? 'descending' : 'ascending';
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  return narrow ? <DataCards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, idOf, nameOf, selection, hidden, onOpen, onEnd, hasMore } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const shown = columns.filter((column) => column.always || hidden?.[column.id] !== false);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => kRowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - kFetchAheadRows) onEnd?.();
  }, [hasMore, last, rows.length, onEnd]);
  useRowKeys({
    count: rows.length,
    container: scroller,
    show: (index) => virtualizer.scrollToIndex(index),
    open: (index) => onOpen?.(rows[index] as Row),
    select: selection ? (index) => selection.toggle(idOf(rows[index] as Row)) : undefined,
  });

  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const span = shown.length + (selection ? 1 : 0);
  const allLoaded = rows.length > 0 && rows.every((row) => selection?.has(idOf(row)));
  const someLoaded = !allLoaded && rows.some((row) => selection?.has(idOf(row)));
  const free = shown.reduce((sum, column) => sum + (column.fixed ? 0 : column.width), 0);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={props.label}>
      <table className={classes.table} aria-rowcount={props.total ?? (hasMore ? -1 : rows.length)}>
        <colgroup>
          {selection && <col style={{ width: kSelectWidth }} />}
          {shown.map((column) => (
            <col
              key={column.id}
              style={{ width: column.fixed ? column.width : `${(column.width / free) * 100}%` }}
            />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection && (
              <th scope="col" className={classes.select}>
                <Checkbox
                  aria-label={t('words.select_loaded')}
                  checked={allLoaded}
                  indeterminate={someLoaded}
                  onChange={() => selection.toggleLoaded(rows.map(idOf))}
                />
              </th>
            )}
            {shown.map((column) => (
              <Heading key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} span={span} />}
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const id = idOf(row);
            const selected = selection?.has(id);
            return (
              <tr
                key={id}
                data-row={item.index}
                data-id={id}
                aria-rowindex={item.index + 2}
                aria-selected={selection ? selected : undefined}
                className={classes.row}
                data-selected={selected || undefined}
                data-state={props.stateOf?.(row)}
                onClick={(event) => openFromRow(event, () => onOpen?.(row))}
              >
                {selection && (
                  <td className={classes.select}>
                    <Checkbox
                      aria-label={t('words.select_row', { name: nameOf(row) })}
                      checked={selected ?? false}
                      onChange={() => selection.toggle(id)}
                    />
                  </td>
                )}
                {shown.map((column) => (
                  <td key={column.id} className={column.numeric ? classes.numeric : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Spacer height={after} span={span} />}
        </tbody>
      </table>
      {props.loadingMore && <div className={classes.more}>{t('words.loading_more')}</div>}
    </section>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row without content cannot have the focus
    <tr aria-hidden="true">
      <td colSpan={span} className={classes.spacer} style={{ height }} />
    </tr>
  );
}

/** A click on a row opens it, unless it was meant for something in the row or for selecting text. */
function openFromRow(event: React.MouseEvent, open: () => void) {
  if ((event.target as HTMLElement).closest('a,button,input,label,[role="button"]')) return;
  if (event.ctrlKey || event.metaKey || window.getSelection()?.toString()) return;
  open();
}

interface HeadingProps<Row> {
  column: DataColumn<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const { t } = useTranslation();
  const state = sortState(column, sort);
  const sorts = column.sorts;
  const className = column.numeric ? classes.numeric : undefined;
  if (!sorts || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const next = sorts[(sorts.indexOf(sort ?? '') + 1) % sorts.length] as string;
  return (
    <th scope="col" className={className} aria-sort={state ?? 'none'}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(next)}>
        {column.header}
        {state === 'ascending' && <IconArrowUp size={14} aria-label={t('words.sort_ascending')} />}
        {state === 'descending' && <IconArrowDown size={14} aria-label={t('words.sort_descending')} />}
      </UnstyledButton>
    </th>
  );
}
