// Archive (asks, then offers to undo) and Restore, for everything that is archived rather than deleted.
import { Button } from '@mantine/core';
import { IconArchive, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem, notifyUndo } from '@/lib/notify';
import { ConfirmDialog } from './confirm_dialog';

interface Archivable {
  name: string;
  version: number;
  archived_at: string | null;
}

interface ArchiveButtonProps<Thing extends Archivable> {
  thing: Thing;
  title: string;
  text: string;
  archive: (thing: Thing) => Promise<Thing>;
  restore: (thing: Thing) => Promise<Thing>;
  refresh: () => Promise<void>;
  onArchived: () => void;
}

export function ArchiveButton<Thing extends Archivable>(props: ArchiveButtonProps<Thing>) {
  const { thing, title, text, archive, restore, refresh, onArchived } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const takeBack = async (archived: Thing) => {
    await restore(archived);
    notifyDone(t('words.restored_named', { name: thing.name }));
    await refresh();
  };
  if (thing.archived_at !== null) {
    return (
      <Button
        variant="default"
        leftSection={<IconRestore size={16} aria-hidden="true" />}
        onClick={() => void takeBack(thing).catch(notifyProblem)}
      >
        {t('words.restore')}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArchive size={16} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t('words.archive')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={title}
        confirm={t('words.archive')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const archived = await archive(thing);
          setAsking(false);
          onArchived();
          notifyUndo(t('words.archived_named', { name: thing.name }), () => takeBack(archived));
          await refresh();
        }}
      >
        {text}
      </ConfirmDialog>
    </>
  );
}
