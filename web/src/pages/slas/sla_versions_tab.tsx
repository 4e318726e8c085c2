// Every version of an agreement, newest first, and any two of them side by side with what differs marked.
import { Radio, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { slaVersionsQuery } from '@/api/slas';
import type { SlaVersion } from '@/api/types';
import { ActorName } from '@/components/actor_name';
import { ListBody } from '@/components/list_page';
import classes from '@/components/page.module.css';
import { PageHeader } from '@/components/page_header';
import { RelativeTime } from '@/components/relative_time';
import { slaWords } from '@/components/sla_words';
import { Tag } from '@/components/tag';
import { useList } from '@/lib/use_list';
import { DefaultBadge } from './default_badge';
import { SlaTabs } from './sla_tabs';
import { useSla } from './use_sla';
import { VersionCompare } from './version_compare';

export function SlaVersionsTab() {
  const { t } = useTranslation();
  const sla = useSla();
  const search = useSearch({ from: '/signed-in/operations/slas/$slaId/versions' });
  const navigate = useNavigate();
  const list = useList(slaVersionsQuery(sla.id));
  const versions = list.rows;
  const find = (number: string | undefined) => versions.find((version) => String(version.version) === number);
  const right = find(search.right) ?? versions[0];
  const left = find(search.left) ?? versions[1];
  const pick = (part: { left?: string; right?: string }) =>
    void navigate({
      to: '/operations/slas/$slaId/versions',
      params: { slaId: sla.id },
      search: { ...search, ...part },
      replace: true,
    });

  return (
    <div className={classes.page}>
      <PageHeader
        title={sla.name}
        back={{ to: '/operations/slas', label: t('slas.title') }}
        beside={sla.is_default && <DefaultBadge />}
      />
      <SlaTabs sla={sla} />
      <div className={classes.body}>
        <ListBody list={list} narrowed={false} empty={<Text>{t('slas.versions_empty')}</Text>}>
          {left && right && <VersionCompare older={left} newer={right} />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('slas.tab_versions')}>
            <table className={classes.plainTable} style={{ minWidth: 760 }}>
              <thead>
                <tr>
                  <th scope="col">{t('slas.tab_versions')}</th>
                  <th scope="col">{t('audit.when')}</th>
                  <th scope="col">{t('audit.who')}</th>
                  <th scope="col">{t('slas.meaning')}</th>
                  <th scope="col">{t('slas.versions_left')}</th>
                  <th scope="col">{t('slas.versions_right')}</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((version, index) => (
                  <VersionRow
                    key={version.version}
                    version={version}
                    current={index === 0}
                    left={version === left}
                    right={version === right}
                    onPick={pick}
                  />
                ))}
              </tbody>
            </table>
          </section>
        </ListBody>
      </div>
    </div>
  );
}

interface VersionRowProps {
  version: SlaVersion;
  current: boolean;
  left: boolean;
  right: boolean;
  onPick: (part: { left?: string; right?: string }) => void;
}

function VersionRow({ version, current, left, right, onPick }: VersionRowProps) {
  const { t } = useTranslation();
  const name = t('slas.version', { version: version.version });
  const number = String(version.version);
  return (
    <tr>
      <td>
        {name} {current && <Tag tone="info">{t('slas.version_current')}</Tag>}
      </td>
      <td>
        <RelativeTime at={version.changed_at} />
      </td>
      <td>
        <ActorName actor={version.changed_by} />
      </td>
      <td>{slaWords(t, version, version.calendar_name)}</td>
      <td>
        <Radio
          name="older"
          aria-label={`${t('slas.versions_left')}: ${name}`}
          checked={left}
          onChange={() => onPick({ left: number })}
        />
      </td>
      <td>
        <Radio
          name="newer"
          aria-label={`${t('slas.versions_right')}: ${name}`}
          checked={right}
          onChange={() => onPick({ right: number })}
        />
      </td>
    </tr>
  );
}
