// The state of every editor: what was loaded (with its version), what is typed, what the server refused, and
// what someone else saved meanwhile. Values are typed by the page; problems find their field by path.
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, fieldErrors, isProblem, problemText } from '@/api/problem';
import { sameValue, valueAt, withValueAt } from './paths';

export interface EditorField<Values> {
  path: string;
  label: string;
  /** The value for a person, where JSON would not be one. */
  show?: (values: Values) => string;
}

interface Versioned {
  version: number;
}

interface EditorOptions<Thing extends Versioned, Values extends Record<string, unknown>> {
  /** The thing as loaded; nothing when a new one is written. */
  thing?: Thing | undefined;
  blank: Values;
  read: (thing: Thing) => Values;
  fields: EditorField<Values>[];
  validate?: (values: Values) => Record<string, string | null>;
  save: (values: Values, thing: Thing | undefined) => Promise<Thing>;
  onSaved: (thing: Thing) => void;
}

export interface Conflict<Values> {
  before: Values;
  theirs: Values;
  mine: Values;
}

export function useEditor<Thing extends Versioned, Values extends Record<string, unknown>>(
  options: EditorOptions<Thing, Values>,
) {
  const { thing, blank, read, fields, validate, save, onSaved } = options;
  const { t } = useTranslation();
  const [base, setBase] = useState(thing);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [conflict, setConflict] = useState<(Conflict<Values> & { thing: Thing }) | null>(null);
  const leaving = useRef(false);
  const form = useForm<Values>({
    initialValues: thing ? read(thing) : blank,
    ...(validate && { validate: (values: Values) => validate(values) }),
    onValuesChange: () => setProblem(null),
  });
  const { setInitialValues, setValues, clearErrors } = form;
  const dirty = form.isDirty();

  const rebase = (next: Thing, values: Values) => {
    setBase(next);
    setInitialValues(read(next));
    setValues(values);
    clearErrors();
  };
  // Somebody else's newer state is shown at once as long as nothing was typed here.
  useEffect(() => {
    const newer = thing && base && thing.version > base.version;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the cache is the outside that the form follows
    if (newer && !dirty && !saving) rebase(thing, read(thing));
  });

  const refuse = (error: unknown, values: Values) => {
    if (isProblem(error, 'precondition_failed') && error.current && base) {
      const current = error.current as unknown as Thing;
      setConflict({ thing: current, before: read(base), theirs: read(current), mine: values });
      return;
    }
    if (!(error instanceof ApiProblem)) {
      setProblem(problemText(t, error));
      return;
    }
    const paths = fields.map((field) => field.path);
    const { errors, rest } = fieldErrors(t, error, paths);
    form.setErrors(errors);
    const count = Object.keys(errors).length;
    const summary = count > 0 ? t('problems.fields', { count }) : problemText(t, error);
    setProblem([summary, ...rest].join(' '));
    focusFirstError(Object.keys(errors));
  };

  const submit = async (): Promise<boolean> => {
    if (saving) return false;
    const checked = form.validate();
    if (checked.hasErrors) {
      const wrong = Object.keys(checked.errors);
      setProblem(t('problems.fields', { count: wrong.length }));
      focusFirstError(wrong);
      return false;
    }
    const values = form.getValues();
    setSaving(true);
    setProblem(null);
    try {
      const saved = await save(values, base);
      leaving.current = true;
      rebase(saved, read(saved));
      onSaved(saved);
      return true;
    } catch (error) {
      refuse(error, values);
      return false;
    } finally {
      leaving.current = false;
      setSaving(false);
    }
  };

  /** A newer state that came by another way than saving: what is typed stays, except the field that changed. */
  const adopt = (next: Thing, path: string) => {
    rebase(next, withValueAt(form.getValues(), path, valueAt(read(next), path)));
  };

  /** Goes on editing on top of what was saved meanwhile; nothing is sent until the person saves. */
  const resolve = (mine: ReadonlySet<string>) => {
    if (!conflict) return;
    let merged = conflict.theirs;
    for (const { path } of fields) {
      if (mine.has(path)) merged = withValueAt(merged, path, valueAt(conflict.mine, path));
    }
    rebase(conflict.thing, merged);
    setConflict(null);
  };

  return {
    form,
    base,
    dirty,
    saving,
    problem,
    submit,
    adopt,
    fields,
    conflict,
    resolve,
    closeConflict: () => setConflict(null),
    mayLeave: () => leaving.current || !form.isDirty(),
  };
}

export type Editor<Thing extends Versioned, Values extends Record<string, unknown>> = ReturnType<
  typeof useEditor<Thing, Values>
>;

/** Which fields differ between two states, by path. */
export function changedPaths<Values>(
  fields: EditorField<Values>[],
  left: Values,
  right: Values,
): Set<string> {
  return new Set(
    fields
      .filter(({ path }) => !sameValue(valueAt(left, path), valueAt(right, path)))
      .map(({ path }) => path),
  );
}

function focusFirstError(paths: string[]) {
  requestAnimationFrame(() => {
    const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (paths.length > 0) wrong?.focus();
  });
}
