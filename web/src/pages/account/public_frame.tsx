// The frame of the pages for people who are not signed in yet.
import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, setLanguage } from '@/i18n';
import { Mark } from '@/shell/mark';
import classes from './public_frame.module.css';

export function PublicFrame({
  title,
  wide,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  useEffect(() => {
    document.title = `${title} · Chargeward`;
  }, [title]);
  return (
    <main className={classes.ground}>
      <div className={wide ? classes.wideCard : classes.card}>
        <Group gap="xs" mb="lg" justify="space-between">
          <Group gap="xs">
            <Mark size={30} />
            <Text fw={680} size="lg">
              Chargeward
            </Text>
          </Group>
          <SegmentedControl
            size="xs"
            aria-label={t('shell.language')}
            value={i18n.language}
            onChange={(value) => isLanguage(value) && void setLanguage(value)}
            data={[
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
          />
        </Group>
        <Title order={1} mb="sm">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
