// The page of an editor: head with Save (Ctrl-S), what was refused, the fields, and the guards against loss.
import { Box, Button, Kbd } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '@/lib/shortcuts';
import type { Editor } from '@/lib/use_editor';
import { ConflictDialog } from './conflict_dialog';
import { FieldErrors } from './field_errors';
import { Notice } from './notice';
import classes from './page.module.css';
import { PageHeader } from './page_header';
import { Tag } from './tag';
import { UnsavedGuard } from './unsaved_guard';

interface Versioned {
  version: number;
}

interface EditorPageProps<Thing extends Versioned, Values extends Record<string, unknown>> {
  title: string;
  back?: { to: LinkProps['to']; label: string };
  editor: Editor<Thing, Values>;
  actions?: ReactNode;
  tabs?: ReactNode;
  submitLabel?: string;
  archived?: boolean;
  readOnly?: boolean;
  beside?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
}

export function EditorPage<Thing extends Versioned, Values extends Record<string, unknown>>(
  props: EditorPageProps<Thing, Values>,
) {
  const { title, back, editor, actions, tabs, submitLabel, archived, readOnly, beside, after, children } =
    props;
  const { t } = useTranslation();
  const locked = archived || readOnly;
  const isNew = editor.base === undefined;
  const save = () => {
    if (!locked) void editor.submit();
    return true;
  };
  useShortcut('mod+s', t('shell.keys_save'), 'editor', save);
  return (
    <div className={classes.page}>
      <PageHeader title={title} {...(back && { back })} beside={beside}>
        {editor.dirty && !isNew && (
          <Tag tone="warn" role="status">
            {t('words.unsaved')}
          </Tag>
        )}
        {actions}
        {!locked && (
          <Button
            onClick={save}
            loading={editor.saving}
            disabled={!isNew && !editor.dirty}
            aria-keyshortcuts="Control+S"
            rightSection={
              <Kbd size="xs" aria-hidden="true" visibleFrom="sm">
                {t('words.save_keys')}
              </Kbd>
            }
          >
            {submitLabel ?? t('words.save')}
          </Button>
        )}
      </PageHeader>
      {tabs}
      <div className={classes.body}>
        <div className={classes.narrowBody}>
          {archived && (
            <Box mb="md">
              <Notice tone="neutral">{t('words.archived_notice')}</Notice>
            </Box>
          )}
          <FieldErrors problem={editor.problem} />
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <fieldset disabled={locked ?? false} className={classes.fields}>
              {children}
            </fieldset>
            {/* Enter in a field saves, as everywhere on the web. */}
            <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
          </form>
          {after}
        </div>
      </div>
      <UnsavedGuard mayLeave={editor.mayLeave} />
      {editor.conflict && (
        <ConflictDialog
          conflict={editor.conflict}
          fields={editor.fields}
          onResolve={editor.resolve}
          onClose={editor.closeConflict}
        />
      )}
    </div>
  );
}
