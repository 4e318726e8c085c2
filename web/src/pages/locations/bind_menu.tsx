// "Bind to agreement ▾": chooses one of the agreements, or none, for the selected locations.
import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconChevronDown, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { slaChoicesQuery } from '@/api/slas';
import { DefaultBadge } from '@/pages/slas/default_badge';

interface BindMenuProps {
  onPick: (sla: { id: string; name: string } | null) => void;
}

const kMenuHeight = 320;

export default function BindMenu({ onPick }: BindMenuProps) {
  const { t } = useTranslation();
  const { data: slas = [] } = useQuery(slaChoicesQuery);
  return (
    <Menu position="top-end" shadow="md" width={300}>
      <Menu.Target>
        <Button size="compact-md" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          {t('slas.bind_menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={kMenuHeight}>
          {slas.map((sla) => (
            <Menu.Item
              key={sla.id}
              onClick={() => onPick(sla)}
              rightSection={sla.is_default && <DefaultBadge />}
            >
              {sla.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLinkOff size={16} aria-hidden="true" />} onClick={() => onPick(null)}>
          {t('slas.loc_unbind')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
