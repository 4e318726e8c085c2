// The terms that stand in an agreement's form, as the previews take them.
import type { TermsProposal } from '@/api/types';
import type { LevelTerms } from '@/lib/duration';

interface TermsValues extends Record<string, unknown> {
  first_level: LevelTerms;
  second_level: LevelTerms;
}

export function proposalOf({ first_level, second_level, calendar_id }: TermsValues): TermsProposal {
  return {
    first_level,
    second_level,
    calendar_id: typeof calendar_id === 'string' ? calendar_id : null,
  };
}

export function sameTerms(left: TermsValues, right: TermsValues): boolean {
  return JSON.stringify(proposalOf(left)) === JSON.stringify(proposalOf(right));
}
