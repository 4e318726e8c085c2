// Downloads the locations of the current filter, streamed by the server.
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type LocationSearch, toQuery } from '@/lib/location_search';
import { stringifyPlainSearch } from '@/lib/search_params';

function exportAddress(search: LocationSearch, format: 'csv' | 'json'): string {
  return `/api/v1/locations/export${stringifyPlainSearch({ format, ...toQuery(search) })}`;
}

export function ExportMenu({ search }: { search: LocationSearch }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />}>
          {t('words.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={exportAddress(search, 'csv')} download>
          {t('words.export_csv')}
        </Menu.Item>
        <Menu.Item component="a" href={exportAddress(search, 'json')} download>
          {t('words.export_json')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
