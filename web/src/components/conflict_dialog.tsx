// Two people edited the same thing: shows what the other one saved beside one's own input, field by field.
// Nothing is sent from here; one goes on editing with what was chosen.
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue, valueAt } from '@/lib/paths';
import { type Conflict, changedPaths, type EditorField } from '@/lib/use_editor';
import classes from './page.module.css';

interface ConflictDialogProps<Values> {
  conflict: Conflict<Values>;
  fields: EditorField<Values>[];
  onResolve: (mine: ReadonlySet<string>) => void;
  onClose: () => void;
}

export function ConflictDialog<Values>({
  conflict,
  fields,
  onResolve,
  onClose,
}: ConflictDialogProps<Values>) {
  const { t } = useTranslation();
  const { before, theirs, mine } = conflict;
  const changedByThem = changedPaths(fields, before, theirs);
  const changedByMe = changedPaths(fields, before, mine);
  const [kept, setKept] = useState(changedByMe);
  const shown = fields.filter(({ path }) => changedByThem.has(path) || changedByMe.has(path));
  const show = (field: EditorField<Values>, values: Values) => {
    if (field.show) return field.show(values);
    const value = valueAt(values, field.path) ?? '';
    return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
  };
  const choose = (path: string, which: string) => {
    const next = new Set(kept);
    if (which === 'mine') next.add(path);
    else next.delete(path);
    setKept(next);
  };
  const same = shown.every(({ path }) => sameValue(valueAt(mine, path), valueAt(theirs, path)));

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('problems.conflict.title')}
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{same ? t('problems.conflict.same') : t('problems.conflict.text')}</Text>
        <table className={classes.plainTable}>
          <thead>
            <tr>
              <th scope="col">{t('problems.conflict.field')}</th>
              <th scope="col">{t('problems.conflict.before')}</th>
              <th scope="col">{t('problems.conflict.theirs')}</th>
              <th scope="col">{t('problems.conflict.mine')}</th>
              <th scope="col">{t('problems.conflict.keep')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => {
              const { path, label } = field;
              const equal = sameValue(valueAt(mine, path), valueAt(theirs, path));
              return (
                <tr key={path}>
                  <th scope="row">{label}</th>
                  <td>{show(field, before)}</td>
                  <td>{show(field, theirs)}</td>
                  <td>
                    {changedByMe.has(path) ? show(field, mine) : <em>{t('problems.conflict.untouched')}</em>}
                  </td>
                  <td>
                    {!equal && (
                      <Radio.Group
                        aria-label={label}
                        value={kept.has(path) ? 'mine' : 'theirs'}
                        onChange={(which) => choose(path, which)}
                      >
                        <Stack gap={8}>
                          <Radio value="mine" label={t('problems.conflict.take_mine')} />
                          <Radio value="theirs" label={t('problems.conflict.take_theirs')} />
                        </Stack>
                      </Radio.Group>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onResolve(new Set())}>
            {t('problems.conflict.discard')}
          </Button>
          <Button onClick={() => onResolve(kept)}>{t('problems.conflict.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
