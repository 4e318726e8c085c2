// The rows of a table as cards, for screens too narrow for columns. Virtual like the table itself.
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataTableProps } from './data_table';
import classes from './data_table.module.css';

const kCardHeight = 92;
const kFetchAheadCards = 30;

export function DataCards<Row>(props: DataTableProps<Row>) {
  const { columns, rows, idOf, nameOf, selection, hasMore, onEnd, onOpen } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => kCardHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - kFetchAheadCards) onEnd?.();
  }, [hasMore, last, rows.length, onEnd]);
  const title = columns.filter((column) => column.card === 'title');
  const lines = columns.filter((column) => column.card === 'line');
  const side = columns.filter((column) => column.card === 'side');

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={props.label}>
      <ul className={classes.cards} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = idOf(row);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the card is what the keyboard uses
            <li
              key={id}
              ref={virtualizer.measureElement}
              data-index={item.index}
              data-id={id}
              data-selected={selection?.has(id) || undefined}
              data-state={props.stateOf?.(row)}
              className={classes.card}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a,button,input,label')) onOpen?.(row);
              }}
            >
              {selection && (
                <Checkbox
                  aria-label={t('words.select_row', { name: nameOf(row) })}
                  checked={selection.has(id)}
                  onChange={() => selection.toggle(id)}
                />
              )}
              <div className={classes.cardBody}>
                <div className={classes.cardTitle}>
                  {title.map((column) => (
                    <span key={column.id}>{column.cell(row)}</span>
                  ))}
                </div>
                <div className={classes.cardLines}>
                  {lines.map((column) => (
                    <span key={column.id}>{column.cell(row)}</span>
                  ))}
                </div>
              </div>
              <div className={classes.cardSide}>
                {side.map((column) => (
                  <span key={column.id}>{column.cell(row)}</span>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {props.loadingMore && <div className={classes.more}>{t('words.loading_more')}</div>}
    </section>
  );
}
