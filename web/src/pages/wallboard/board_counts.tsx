// The big numbers of the wall. What is wrong has a sign and a colour as long as it is not 0.
import { useTranslation } from 'react-i18next';
import type { IncidentCounts } from '@/api/types';
import { formatNumber } from '@/lib/format';
import classes from './wallboard.module.css';

const kCounts = ['breached', 'due', 'unassigned', 'active', 'first_level', 'second_level', 'paused'] as const;
const kTones: Partial<Record<(typeof kCounts)[number], 'bad' | 'warn'>> = {
  breached: 'bad',
  due: 'warn',
  unassigned: 'warn',
};

export function BoardCounts({ counts }: { counts: IncidentCounts | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <dl className={classes.counts} data-testid="wall-counts">
      {kCounts.map((name) => {
        const value = counts?.[name];
        const tone = value ? kTones[name] : undefined;
        return (
          <div key={name} className={classes.count} data-name={name} data-tone={tone}>
            <dt>{t(`wallboard.count_${name}`)}</dt>
            <dd>
              {tone === 'bad' && <span aria-hidden="true">▲ </span>}
              {value === undefined ? '–' : formatNumber(value, i18n.language)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
