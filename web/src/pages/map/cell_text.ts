// What a cell of the map is in words: for the list, for the tooltip, and for ears.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocationMapCell } from '@/api/types';

export function useCellText(): (cell: LocationMapCell) => string {
  const { t } = useTranslation();
  return useCallback(
    (cell) => {
      if (cell.location_id) {
        const up =
          cell.evse_count === 0
            ? t('locations.up_none')
            : t('locations.up', { up: cell.evse_up_count, total: cell.evse_count });
        return [cell.name, cell.city, up].filter(Boolean).join(' · ');
      }
      const down = cell.down_count > 0 ? t('map.down', { count: cell.down_count }) : t('map.all_up');
      const many = t('map.many', { count: cell.count, city: cell.city });
      return [many, down].join(' · ');
    },
    [t],
  );
}
