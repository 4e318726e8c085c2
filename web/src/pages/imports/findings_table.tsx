// Every object of an import that was odd or refused: where in the file, which one, and why.
import { Button, Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findingsQuery } from '@/api/imports';
import type { ImportFinding } from '@/api/types';
import { ListBody } from '@/components/list_page';
import classes from '@/components/page.module.css';
import { Panel } from '@/components/panel';
import { Tag } from '@/components/tag';
import { findingWords } from '@/lib/finding_words';
import { formatNumber } from '@/lib/format';
import { useList } from '@/lib/use_list';

export function FindingsTable({ importId }: { importId: string }) {
  const { t } = useTranslation();
  const list = useList(findingsQuery(importId));
  return (
    <Panel title={t('imports.findings_hint')}>
      <ListBody list={list} narrowed={false} empty={<Text size="sm">{t('imports.findings_none')}</Text>}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('imports.findings')}>
          <table className={classes.plainTable} data-testid="import-findings">
            <thead>
              <tr>
                <th scope="col">{t('imports.object')}</th>
                <th scope="col" className={classes.numeric}>
                  {t('imports.position')}
                </th>
                <th scope="col">{t('imports.outcome')}</th>
                <th scope="col">{t('imports.finding_code')}</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((finding) => (
                <FindingRow key={finding.sequence} finding={finding} />
              ))}
            </tbody>
          </table>
        </section>
        {list.hasMore && (
          <Button variant="default" mt="sm" loading={list.loadingMore} onClick={list.more}>
            {t('audit.more')}
          </Button>
        )}
      </ListBody>
    </Panel>
  );
}

function FindingRow({ finding }: { finding: ImportFinding }) {
  const { t, i18n } = useTranslation();
  const refused = finding.outcome === 'refused';
  return (
    <tr>
      <td>
        {finding.key ?? ''}{' '}
        <Text span size="xs" c="dimmed">
          {t('imports.object_number', { index: finding.object_index + 1 })}
        </Text>
      </td>
      <td className={classes.numeric}>{formatNumber(finding.byte_position, i18n.language)}</td>
      <td>
        <Tag tone={refused ? 'bad' : 'neutral'}>{t(`imports.outcome_${finding.outcome}`)}</Tag>
      </td>
      <td>
        {finding.problems.map(({ code, pointer, value }) => (
          <div key={`${code}${pointer}`}>
            <Code>{pointer || '/'}</Code> {findingWords(t, code)}
            {value !== null && (
              <Text span size="xs" c="dimmed">
                {' '}
                {t('imports.value', { value })}
              </Text>
            )}
          </div>
        ))}
      </td>
    </tr>
  );
}
