// "Why is this due then?": for each deadline what was counted and what was not, as a picture and as a list, with the terms.
import '@mantine/core/styles/Drawer.css';
import { Drawer, Loader, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { explanationQuery } from '@/api/incidents';
import type { ExplainedLevel, FrozenTerms, Incident } from '@/api/types';
import { Facts } from '@/components/facts';
import { Notice } from '@/components/notice';
import page from '@/components/page.module.css';
import { useNow } from '@/lib/clock';
import { dueText } from '@/lib/deadline_words';
import { durationWords, termsWords } from '@/lib/duration';
import { formatInstant } from '@/lib/format';
import { instant } from '@/lib/incident_clock';
import { Failure } from '@/shell/dead_ends';
import { StretchPicture, stretchWords } from './stretch_picture';

interface DrawerProps {
  incident: Incident;
  onClose: () => void;
}

export default function ExplanationDrawer({ incident, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(explanationQuery(incident.id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t('incidents.explain')}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loader size="sm" aria-label={t('words.loading')} />}
      {data && (
        <Stack gap="lg" data-testid="explanation">
          {data.terms ? (
            <Terms terms={data.terms} incident={incident} />
          ) : (
            <Text size="sm">{t('incidents.no_deadlines')}</Text>
          )}
          {data.levels.map((level) => (
            <Level key={level.deadline} level={level} zone={data.terms?.time_zone ?? 'UTC'} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

function Terms({ terms, incident }: { terms: FrozenTerms; incident: Incident }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Text size="sm">{t('incidents.explain_text')}</Text>
      <Facts
        facts={[
          {
            label: t('incidents.terms'),
            value: t('incidents.terms_version', { name: terms.sla_name, version: terms.sla_version }),
          },
          { label: t('incidents.level_first'), value: termsWords(t, terms.first_level, terms.calendar_name) },
          {
            label: t('incidents.level_second'),
            value: termsWords(t, terms.second_level, terms.calendar_name),
          },
          { label: t('incidents.calendar'), value: terms.calendar_name ?? t('incidents.calendar_none') },
          { label: t('incidents.zone'), value: terms.time_zone },
          {
            label: t('incidents.column_opened'),
            value: formatInstant(incident.opened_at, i18n.language, terms.time_zone),
          },
        ]}
      />
    </>
  );
}

function Level({ level, zone }: { level: ExplainedLevel; zone: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const locale = i18n.language;
  const due = level.due_at ? dueText(level.due_at, now, locale, zone) : t('incidents.after_pause');
  const length = durationWords(t, level.resolution_minutes);
  const used = durationWords(t, Math.floor(level.counted_seconds / 60));
  return (
    <section>
      <Title order={3} mb={4}>
        {t(`incidents.explain_${level.deadline}`, { due })}
      </Title>
      <Text size="sm" mb={8}>
        {t('incidents.explain_level', {
          length,
          from: formatInstant(level.from, locale, zone),
          used,
        })}
      </Text>
      <StretchPicture level={level} zone={zone} />
      <table className={page.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('incidents.stretch_from')}</th>
            <th scope="col">{t('incidents.stretch_to')}</th>
            <th scope="col" className={page.numeric}>
              {t('incidents.stretch_length')}
            </th>
            <th scope="col">{t('incidents.stretch_what')}</th>
          </tr>
        </thead>
        <tbody>
          {level.stretches.map((stretch) => (
            <tr key={stretch.from}>
              <td>{formatInstant(stretch.from, locale, zone)}</td>
              <td>{formatInstant(stretch.to, locale, zone)}</td>
              <td className={page.numeric}>
                {durationWords(t, Math.round((instant(stretch.to) - instant(stretch.from)) / 60_000))}
              </td>
              <td>{stretchWords(t, stretch)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {level.truncated && <Notice tone="info">{t('incidents.explain_truncated')}</Notice>}
    </section>
  );
}
