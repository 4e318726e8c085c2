// Choosing a file (dropped or picked), saying what it is, and sending it with progress.
import { Button, Group, Progress, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importProfilesQuery, startUpload } from '@/api/imports';
import type { Import } from '@/api/types';
import type { Upload } from '@/api/upload';
import { FieldRow } from '@/components/form_section';
import classes from '@/components/page.module.css';
import { guessFormat } from '@/lib/finding_words';
import { formatBytes } from '@/lib/format';
import { refresh } from '@/lib/query_client';
import { DropZone } from './drop_zone';
import { UploadFailure } from './upload_failure';

/** What a set of columns is for; of one that is not known here in the server's own words. */
function profileText(t: TFunction, { name, description }: { name: string; description: string }): string {
  return t(`imports.profile_${name as 'afdc'}`, { defaultValue: description });
}

const kMaxParty = { country_code: 2, party_id: 3 };

export function ImportForm() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data: profiles = [] } = useQuery(importProfilesQuery);
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<'ocpi' | 'csv'>('ocpi');
  const [profile, setProfile] = useState<string | null>(null);
  const [party, setParty] = useState({ country_code: '', party_id: '' });
  const [upload, setUpload] = useState<Upload<Import> | null>(null);
  const [sent, setSent] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const chosenProfile = profile ?? profiles[0]?.name ?? null;
  const columns = profiles.find((one) => one.name === chosenProfile);

  const choose = (next: File) => {
    setFile(next);
    setFormat(guessFormat(next.name));
    setFailure(null);
  };
  const start = async () => {
    if (!file) return;
    setFailure(null);
    setSent(0);
    const upper = (text: string) => text.trim().toUpperCase() || undefined;
    const running = startUpload(
      {
        file,
        format,
        profile: format === 'csv' ? (chosenProfile ?? undefined) : undefined,
        country_code: upper(party.country_code),
        party_id: upper(party.party_id),
      },
      setSent,
    );
    setUpload(running);
    try {
      const started = await running.done;
      await refresh('imports');
      await navigate({ to: '/import/$importId', params: { importId: started.id } });
    } catch (problem) {
      setFailure(problem);
    } finally {
      setUpload(null);
    }
  };

  return (
    <section className={`${classes.panel} ${classes.narrowBody}`} aria-labelledby="import-title">
      <Title order={2} id="import-title" mb="sm">
        {t('imports.choose_title')}
      </Title>
      <Stack gap="md">
        <DropZone file={file} onFile={choose} disabled={upload !== null} />
        {failure !== null && <UploadFailure failure={failure} />}
        {file && (
          <>
            <FieldRow>
              <Select
                label={t('imports.format')}
                data={[
                  { value: 'ocpi', label: t('imports.format_ocpi') },
                  { value: 'csv', label: t('imports.format_csv') },
                ]}
                value={format}
                onChange={(value) => setFormat(value as 'ocpi' | 'csv')}
              />
              {format === 'csv' && (
                <Select
                  label={t('imports.profile')}
                  description={columns && profileText(t, columns)}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  data={profiles.map(({ name, title }) => ({ value: name, label: title }))}
                  value={chosenProfile}
                  onChange={setProfile}
                />
              )}
            </FieldRow>
            <FieldRow>
              {(['country_code', 'party_id'] as const).map((key) => (
                <TextInput
                  key={key}
                  label={t(`imports.${key}`)}
                  maxLength={kMaxParty[key]}
                  value={party[key]}
                  onChange={(event) => setParty({ ...party, [key]: event.currentTarget.value })}
                />
              ))}
            </FieldRow>
            <Text size="xs" c="dimmed" mt={-8}>
              {t('imports.party_hint')}
            </Text>
          </>
        )}
        {upload && file ? (
          <Stack gap="xs">
            <Text size="sm" aria-live="polite">
              {t('imports.uploading', {
                done: formatBytes(sent, i18n.language),
                total: formatBytes(file.size, i18n.language),
              })}
            </Text>
            <Progress
              value={(sent / Math.max(file.size, 1)) * 100}
              aria-label={t('imports.uploading_progress')}
            />
            <Group>
              <Button variant="default" onClick={upload.cancel}>
                {t('imports.uploading_cancel')}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Group>
            <Button
              disabled={!file}
              onClick={() => void start()}
              leftSection={<IconFileUpload size={16} aria-hidden="true" />}
            >
              {t('imports.start')}
            </Button>
          </Group>
        )}
        <Text size="xs" c="dimmed">
          {t('imports.from_command_line')}
        </Text>
      </Stack>
    </section>
  );
}
