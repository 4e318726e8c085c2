// Chooses a thing by name (customer, contact, agreement): asks the server for what is typed, so that it works with
// any number of them, and always knows the one that is chosen now.
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
  value: string;
  label: string;
}

interface ReferenceSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  kind: string;
  value: string | null;
  onChange: (value: string | null) => void;
  ask: (q: string | undefined, signal: AbortSignal) => Promise<Choice[]>;
  current?: Choice | undefined;
  /** The text for "none of them"; without it one must be chosen. */
  none?: string;
}

const kNone = 'none';
const kWaitMs = 150;

export function ReferenceSelect(props: ReferenceSelectProps) {
  const { kind, value, onChange, ask, current, none, ...rest } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Choice | undefined>(current);
  const known = [picked, current].find((choice) => choice?.value === value);
  const wanted = typed === known?.label || typed === none ? '' : typed.trim();
  const [asked] = useDebouncedValue(wanted, kWaitMs);
  const { data = [] } = useQuery({
    queryKey: [kind, 'choices', asked],
    queryFn: ({ signal }) => ask(asked || undefined, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const choices = [...data];
  if (known && !choices.some((choice) => choice.value === known.value)) choices.unshift(known);
  if (none !== undefined) choices.unshift({ value: kNone, label: none });
  const unknown = value !== null && !choices.some((choice) => choice.value === value);
  return (
    <Select
      {...rest}
      data={choices}
      value={value === null ? (none === undefined ? null : kNone) : unknown ? null : value}
      onChange={(next) => {
        setPicked(choices.find((choice) => choice.value === next));
        onChange(next === kNone ? null : next);
      }}
      searchable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t('words.nothing_found')}
    />
  );
}
