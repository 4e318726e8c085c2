// The command palette: pages, actions, and everything that the server finds for what is typed.
import '@mantine/spotlight/styles.css';
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconAddressBook,
  IconBuildingStore,
  IconGavel,
  IconMapPin,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { SearchItem } from '@/api/types';
import { NamedFlag } from '@/components/flag_badge';
import { useCan } from '@/lib/session';
import { useNewIncident } from '@/pages/incidents/new_incident_dialog';
import { kActions, kNavigation } from './navigation';
import { FoundIncidents, IncidentOffers, useFoundIncidents, useIncidentOffers } from './palette_incidents';

const kFound = [
  { type: 'location', label: 'palette_locations', icon: IconMapPin, to: '/locations/$locationId' },
  { type: 'sla', label: 'palette_slas', icon: IconGavel, to: '/operations/slas/$slaId' },
  {
    type: 'contact',
    label: 'palette_contacts',
    icon: IconAddressBook,
    to: '/operations/contacts/$contactId',
  },
  { type: 'customer', label: 'palette_customers', icon: IconBuildingStore, to: '/customers/$customerId' },
] as const;

const kWaitMs = 120;
const [store, spotlight] = createSpotlight();

/** Enter does the first thing, also when that was found a moment after it was typed. */
function selectFirst() {
  const { listId, selected } = store.getState();
  const list = document.getElementById(listId);
  if (!list || (selected > 0 && list.querySelector('[data-selected]'))) return;
  for (const action of list.querySelectorAll('[data-selected]')) action.removeAttribute('data-selected');
  list.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.setState({ ...store.getState(), selected: 0 });
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), kWaitMs);
  useEffect(() => spotlight.open(), []);
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => body(api.GET('/api/v1/search', { params: { query: { q: asked } }, signal })),
    enabled: asked.length > 0 && can('search'),
    placeholderData: keepPreviousData,
  });
  const items = asked ? (found.data?.items ?? []) : [];
  const fits = (text: string) => text.toLowerCase().includes(query.trim().toLowerCase());
  const actions = kActions.filter((action) => can(action.needs) && fits(t(`shell.${action.label}`)));
  const pages = kNavigation
    .flatMap((group) => group.items)
    .filter((item) => can(item.needs) && fits(t(`shell.${item.label}`)));
  const go = (to: string, params?: Record<string, string>) => void navigate({ to, params } as never);
  const { open } = useNewIncident();
  const offers = useIncidentOffers(asked, items);
  const incidents = useFoundIncidents(asked);
  // Whoever types a number most likely means the incident that has it.
  const named = incidents.filter(({ number }) => `${number}` === asked.replace('#', ''));
  const mayOpen = can('create_incident') && fits(t('incidents.new'));
  const nothing = actions.length + pages.length + items.length + incidents.length === 0 && !mayOpen;
  const first = named[0]?.id ?? offers.evses[0]?.key ?? incidents[0]?.id ?? items[0]?.id;
  useEffect(() => {
    if (first) selectFirst();
  }, [first]);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      tagsToIgnore={[]}
      onSpotlightClose={onClose}
      scrollable
      centered={false}
      yOffset="12vh"
      maxHeight="min(60vh, 520px)"
      clearQueryOnClose={false}
      attributes={{ content: { 'aria-label': t('shell.keys_palette') } }}
    >
      <Spotlight.Search
        placeholder={t('shell.palette')}
        aria-label={t('shell.palette')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList aria-label={t('shell.keys_palette')}>
        <FoundIncidents incidents={named} />
        <IncidentOffers offers={offers.evses} />
        <FoundIncidents incidents={incidents.filter((incident) => !named.includes(incident))} />
        {kFound.map((kind) => {
          const hits = items.filter((item) => item.type === kind.type);
          if (hits.length === 0) return null;
          const idName = {
            location: 'locationId',
            sla: 'slaId',
            contact: 'contactId',
            customer: 'customerId',
          }[kind.type];
          return (
            <Spotlight.ActionsGroup key={kind.type} label={t(`shell.${kind.label}`)}>
              {hits.map((item) => (
                <Spotlight.Action
                  key={item.id}
                  leftSection={<kind.icon size={18} aria-hidden="true" />}
                  rightSection={<FoundFlag item={item} />}
                  onClick={() => go(kind.to, { [idName]: item.id })}
                  label={item.name}
                  description={item.detail}
                />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.palette_pages')}>
            {pages.map((item) => (
              <Spotlight.Action
                key={item.label}
                leftSection={<item.icon size={18} aria-hidden="true" />}
                onClick={() => go(item.to)}
                label={t(`shell.${item.label}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        <IncidentOffers offers={offers.evses.length > 0 ? [] : offers.sites} />
        {(actions.length > 0 || mayOpen) && (
          <Spotlight.ActionsGroup label={t('shell.palette_actions')}>
            {mayOpen && (
              <Spotlight.Action
                leftSection={<IconPlus size={18} aria-hidden="true" />}
                onClick={() => open()}
                label={t('incidents.new')}
              />
            )}
            {actions.map((action) => (
              <Spotlight.Action
                key={action.label}
                leftSection={<IconPlus size={18} aria-hidden="true" />}
                onClick={() => go(action.to)}
                label={t(`shell.${action.label}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {nothing && !found.isFetching && <Spotlight.Empty>{t('shell.palette_nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
      <Spotlight.Footer>
        <Text size="xs" c="dimmed">
          {t('shell.palette_hint')}
        </Text>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

function FoundFlag({ item }: { item: SearchItem }) {
  const { t } = useTranslation();
  if (item.type !== 'location') return null;
  if (item.sla_name === null) return <Text size="xs">{t('slas.no_sla')}</Text>;
  if (!item.sla_name) return null;
  return (
    <Text size="xs" component="span">
      {item.flagged && (
        <NamedFlag
          label={t('slas.flag_named', { name: item.sla_name, words: item.sla_words ?? '' })}
          size={14}
        />
      )}{' '}
      {item.sla_name}
    </Text>
  );
}
