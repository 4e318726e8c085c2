// The equipment of a location: EVSEs with their connectors, and charge points. Edited in dialogs.
import {
  ActionIcon,
  Button,
  Group,
  Stack,
  Text,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { IconArchive, IconEdit, IconPlug, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChargePoint, Connector, Evse, LocationDetail } from '@/api/types';
import classes from '@/components/page.module.css';
import { Panel } from '@/components/panel';
import { formatPower } from '@/lib/format';
import { standardWords } from '@/lib/ocpi_words';
import { useCan } from '@/lib/session';
import { ArchiveChargePointDialog, ArchiveEvseDialog } from './archive_equipment';
import { ChargePointDialog } from './charge_point_dialog';
import { ConnectorDialog } from './connector_dialog';
import own from './equipment_panel.module.css';
import { EvseDialog } from './evse_dialog';
import { StatusBadge } from './status_badge';

type Open =
  | { kind: 'evse'; evse?: Evse }
  | { kind: 'archive_evse'; evse: Evse }
  | { kind: 'connector'; evse: Evse; connector?: Connector }
  | { kind: 'charge_point'; charge_point?: ChargePoint }
  | { kind: 'archive_charge_point'; charge_point: ChargePoint };

function evseName(evse: Evse): string {
  return evse.evse_id ?? evse.uid;
}

export function EquipmentPanel({ location }: { location: LocationDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Open | null>(null);
  const archived = location.archived_at !== null;
  const mayEdit = can('update_evse') && !archived;
  const evses = location.evses.filter((evse) => evse.archived_at === null);
  const charge_points = location.charge_points.filter((one) => one.archived_at === null);
  const close = () => setOpen(null);
  return (
    <>
      <Panel
        title={t('equipment.evses')}
        actions={
          mayEdit && <AddButton label={t('equipment.evse_new')} onClick={() => setOpen({ kind: 'evse' })} />
        }
      >
        {evses.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('equipment.evse_empty')}
          </Text>
        ) : (
          <ul className={own.list}>
            {evses.map((evse) => (
              <EvseRow
                key={evse.uid}
                evse={evse}
                charge_point={charge_points.find((one) => one.id === evse.charge_point_id)}
                mayEdit={mayEdit}
                onOpen={setOpen}
              />
            ))}
          </ul>
        )}
      </Panel>
      <Panel
        title={t('equipment.charge_points')}
        actions={
          mayEdit && (
            <AddButton
              label={t('equipment.charge_point_new')}
              onClick={() => setOpen({ kind: 'charge_point' })}
            />
          )
        }
      >
        {charge_points.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('equipment.charge_point_empty')}
          </Text>
        ) : (
          <ChargePointTable charge_points={charge_points} mayEdit={mayEdit} onOpen={setOpen} />
        )}
      </Panel>
      {open?.kind === 'evse' && <EvseDialog location={location} evse={open.evse} onClose={close} />}
      {open?.kind === 'archive_evse' && (
        <ArchiveEvseDialog location={location} evse={open.evse} onClose={close} />
      )}
      {open?.kind === 'connector' && (
        <ConnectorDialog location={location} evse={open.evse} connector={open.connector} onClose={close} />
      )}
      {open?.kind === 'charge_point' && (
        <ChargePointDialog location={location} charge_point={open.charge_point} onClose={close} />
      )}
      {open?.kind === 'archive_charge_point' && (
        <ArchiveChargePointDialog charge_point={open.charge_point} onClose={close} />
      )}
    </>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

interface EvseRowProps {
  evse: Evse;
  charge_point: ChargePoint | undefined;
  mayEdit: boolean;
  onOpen: (open: Open) => void;
}

function EvseRow({ evse, charge_point, mayEdit, onOpen }: EvseRowProps) {
  const { t } = useTranslation();
  const name = evseName(evse);
  return (
    <li className={own.evse} data-testid="evse">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Group gap={8}>
          <StatusBadge status={evse.status} />
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {[evse.physical_reference, charge_point?.name].filter(Boolean).map((text) => (
            <Text key={text} size="xs" c="dimmed">
              {text}
            </Text>
          ))}
        </Group>
        {mayEdit && (
          <Group gap={2} wrap="nowrap">
            <IconAction
              label={t('equipment.connector_new')}
              onClick={() => onOpen({ kind: 'connector', evse })}
            >
              <IconPlus size={16} aria-hidden="true" />
            </IconAction>
            <IconAction
              label={t('equipment.evse_edit', { name })}
              onClick={() => onOpen({ kind: 'evse', evse })}
            >
              <IconEdit size={16} aria-hidden="true" />
            </IconAction>
            <IconAction
              label={t('equipment.archive_evse', { name })}
              onClick={() => onOpen({ kind: 'archive_evse', evse })}
            >
              <IconArchive size={16} aria-hidden="true" />
            </IconAction>
          </Group>
        )}
      </Group>
      <Stack gap={2} mt={4}>
        {evse.connectors.length === 0 && (
          <Text size="xs" c="dimmed">
            {t('equipment.connector_empty')}
          </Text>
        )}
        {evse.connectors.map((connector) => (
          <ConnectorLine
            key={connector.id}
            connector={connector}
            onEdit={mayEdit ? () => onOpen({ kind: 'connector', evse, connector }) : undefined}
          />
        ))}
      </Stack>
    </li>
  );
}

function ConnectorLine({ connector, onEdit }: { connector: Connector; onEdit: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const { id, standard, format, power_type, max_voltage, max_amperage, max_electric_power } = connector;
  const parts = [
    standardWords(t, standard),
    t(`equipment.power_${power_type}`),
    t(`equipment.format_${format}`),
    `${max_voltage} V · ${max_amperage} A`,
    max_electric_power ? formatPower(max_electric_power, i18n.language) : null,
  ].filter(Boolean);
  const line = (
    <>
      <IconPlug size={14} aria-hidden="true" />
      <span>{parts.join(' · ')}</span>
    </>
  );
  if (!onEdit) return <div className={own.connector}>{line}</div>;
  return (
    <UnstyledButton className={own.connector} onClick={onEdit}>
      <VisuallyHidden>{t('equipment.connector_edit', { id })}</VisuallyHidden>
      {line}
    </UnstyledButton>
  );
}

interface ChargePointTableProps {
  charge_points: ChargePoint[];
  mayEdit: boolean;
  onOpen: (open: Open) => void;
}

function ChargePointTable({ charge_points, mayEdit, onOpen }: ChargePointTableProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={own.scroll} tabIndex={0} aria-label={t('equipment.charge_points')}>
      <table className={classes.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('words.name')}</th>
            <th scope="col">{t('equipment.identity')}</th>
            <th scope="col">{t('equipment.vendor')}</th>
            <th scope="col">{t('equipment.model')}</th>
            <th scope="col">{t('equipment.serial_number')}</th>
            <th scope="col">{t('equipment.firmware_version')}</th>
            {mayEdit && <td />}
          </tr>
        </thead>
        <tbody>
          {charge_points.map((charge_point) => {
            const { name } = charge_point;
            return (
              <tr key={charge_point.id}>
                <td>{name}</td>
                <td>{charge_point.identity}</td>
                <td>{charge_point.vendor}</td>
                <td>{charge_point.model}</td>
                <td>{charge_point.serial_number}</td>
                <td>{charge_point.firmware_version}</td>
                {mayEdit && (
                  <td>
                    <Group gap={2} wrap="nowrap" justify="flex-end">
                      <IconAction
                        label={t('equipment.charge_point_edit', { name })}
                        onClick={() => onOpen({ kind: 'charge_point', charge_point })}
                      >
                        <IconEdit size={16} aria-hidden="true" />
                      </IconAction>
                      <IconAction
                        label={t('equipment.archive_charge_point', { name })}
                        onClick={() => onOpen({ kind: 'archive_charge_point', charge_point })}
                      >
                        <IconArchive size={16} aria-hidden="true" />
                      </IconAction>
                    </Group>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface IconActionProps {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}

function IconAction({ label, onClick, children }: IconActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--mantine-color-dimmed)"
        aria-label={label}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
