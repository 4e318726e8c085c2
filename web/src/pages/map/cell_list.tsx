// What is in view, worst first, as a list: everything that the map shows and does, for the keyboard, for ears, and for browsers that
// can't draw it.
import { Text } from '@mantine/core';
import { IconFlagFilled, IconZoomIn } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LocationMapCell } from '@/api/types';
import { byUrgency, keyOf, stateOf } from '@/lib/map_view';
import classes from './map_page.module.css';
import { StateSign } from './state_sign';

const kRowsMax = 50;

interface CellListProps {
  cells: readonly LocationMapCell[];
  chosen: string | undefined;
  onPick: (cell: LocationMapCell) => void;
}

export function CellList({ cells, chosen, onPick }: CellListProps) {
  const { t } = useTranslation();
  const sorted = cells.toSorted(byUrgency);
  return (
    <>
      <ul className={classes.rows} data-testid="map-list">
        {sorted.slice(0, kRowsMax).map((cell) => (
          <li key={keyOf(cell)}>
            <button
              type="button"
              className={classes.row}
              aria-current={cell.location_id !== null && cell.location_id === chosen ? 'true' : undefined}
              onClick={() => onPick(cell)}
            >
              <StateSign state={stateOf(cell)} />
              {cell.location_id ? <OneLocation cell={cell} /> : <ManyLocations cell={cell} />}
            </button>
          </li>
        ))}
      </ul>
      {sorted.length > kRowsMax && (
        <Text size="xs" c="dimmed" p="sm">
          {t('map.more_places', { count: sorted.length - kRowsMax })}
        </Text>
      )}
    </>
  );
}

function OneLocation({ cell }: { cell: LocationMapCell }) {
  const { t } = useTranslation();
  const up =
    cell.evse_count === 0
      ? t('locations.up_none')
      : t('locations.up', { up: cell.evse_up_count, total: cell.evse_count });
  return (
    <span className={classes.rowText}>
      <span className={classes.rowName}>
        {cell.name}
        {(cell.flagged_count ?? 0) > 0 && (
          <IconFlagFilled role="img" aria-label={t('map.flagged_sign')} size={14} className={classes.flag} />
        )}
      </span>
      <span className={classes.rowFacts}>{[cell.city, up].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function ManyLocations({ cell }: { cell: LocationMapCell }) {
  const { t } = useTranslation();
  const facts = [
    cell.down_count > 0 ? t('map.down', { count: cell.down_count }) : t('map.all_up'),
    cell.out_count > 0 && t('map.out', { count: cell.out_count }),
    (cell.flagged_count ?? 0) > 0 && t('map.flagged', { count: cell.flagged_count ?? 0 }),
  ];
  return (
    <>
      <span className={classes.rowText}>
        <span className={classes.rowName}>{t('map.many', { count: cell.count, city: cell.city })}</span>
        <span className={classes.rowFacts}>{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <IconZoomIn role="img" aria-label={t('map.zoom_there')} size={16} className={classes.goes} />
    </>
  );
}
