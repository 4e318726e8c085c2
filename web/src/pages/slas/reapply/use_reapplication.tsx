// What shall become of open incidents when the terms change that they run on: asks before terms are saved, or after
// something else changed them, and re-applies them only if a person says so.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { askReapplication } from '@/api/deadlines';
import type { ReapplicationInput, ReapplicationPreview, ReapplicationPreviewInput } from '@/api/types';
import { useIdempotencyKey } from '@/lib/idempotency';
import { notifyDone, notifyProblem } from '@/lib/notify';
import { refresh } from '@/lib/query_client';
import { useCan } from '@/lib/session';
import { ReapplicationDialog } from './reapplication_dialog';

export type ReapplicationChoice = 'new_only' | 'these_too';

interface Question {
  preview: ReapplicationPreview;
  /** Before saving it can still be called off; afterwards the only question is which incidents. */
  before: boolean;
  answer: (choice: ReapplicationChoice | null) => void;
}

export function useReapplication() {
  const { t } = useTranslation();
  const can = useCan();
  const keyFor = useIdempotencyKey();
  const [question, setQuestion] = useState<Question | null>(null);
  const [asking, setAsking] = useState(false);
  const may = can('preview_reapplication') && can('reapply_terms');

  /** Null: called off. Where nothing would move nobody is asked. */
  const ask = async (
    input: ReapplicationPreviewInput,
    before: boolean,
  ): Promise<ReapplicationChoice | null> => {
    setAsking(true);
    try {
      const preview = await askReapplication(input);
      // From here on it is the person who takes the time.
      setAsking(false);
      if (preview.moved === 0) return 'new_only';
      return await new Promise<ReapplicationChoice | null>((answer) =>
        setQuestion({ preview, before, answer }),
      );
    } finally {
      setQuestion(null);
      setAsking(false);
    }
  };

  const reapply = async (input: ReapplicationInput) => {
    try {
      const { moved } = await body(
        api.POST('/api/v1/incidents/reapply', {
          body: input,
          params: { header: keyFor([input, Date.now()]) },
        }),
      );
      notifyDone(t('reapply.done', { count: moved }));
      await refresh('incidents');
    } catch (error) {
      notifyProblem(error);
    }
  };

  /** Saves in between: asks, saves, and re-applies when that was the answer. */
  const aroundSave = async (
    target: ReapplicationInput,
    proposed: ReapplicationPreviewInput,
    save: () => Promise<boolean>,
  ): Promise<boolean> => {
    if (question) return false;
    if (!may) return save();
    // A preview that fails moves nothing: saving goes on and says itself what is wrong.
    const choice = await ask(proposed, true).catch((): ReapplicationChoice => 'new_only');
    if (choice === null) return false;
    const saved = await save();
    if (saved && choice === 'these_too') await reapply(target);
    return saved;
  };

  /** For what has been saved already: a binding, a calendar. */
  const offer = async (target: ReapplicationInput): Promise<void> => {
    if (!may) return;
    const choice = await ask(target, false).catch((): ReapplicationChoice => 'new_only');
    if (choice === 'these_too') await reapply(target);
  };

  const dialog = question && (
    <ReapplicationDialog preview={question.preview} before={question.before} onAnswer={question.answer} />
  );
  return { aroundSave, offer, asking, dialog };
}
