// Welche offenen Störungen neue Bedingungen verschieben würden, und ob sie das sollen.
import type { Dictionary, Translated } from '../en';

export const reapply: Translated<Dictionary['reapply']> = {
  title_one: '{{count, number}} offene Störung würde sich verschieben',
  title_other: '{{count, number}} offene Störungen würden sich verschieben',
  text: 'Offene Störungen laufen nach den Bedingungen, unter denen sie eröffnet wurden. Nichts verschiebt sich, wenn Sie es nicht wählen. Eine verzeichnete Überschreitung bleibt verzeichnet.',
  list: 'Offene Störungen, die sich verschieben würden',
  incident: 'Störung',
  incident_named: '{{number}} {{title}}',
  total_from: 'Gesamtfrist jetzt',
  total_to: 'wäre',
  shift: 'Verschiebung',
  later: '{{duration}} später',
  earlier: '{{duration}} früher',
  gets: 'bekommt eine Frist',
  loses: 'verliert ihre Frist',
  stays: 'bleibt',
  breached: 'sofort überschritten',
  more_one: 'und {{count, number}} weitere, die sich weniger verschiebt',
  more_other: 'und {{count, number}} weitere, die sich weniger verschieben',
  question: 'Für welche Störungen sollen die neuen Bedingungen gelten?',
  new_only: 'Nur für neue Störungen',
  new_only_hint: 'Die offenen behalten ihre Fristen.',
  these_too_one: 'Auch für die offene',
  these_too_other: 'Auch für diese {{count, number}}',
  these_too_hint:
    'Ihre Fristen werden von ihrem Beginn an neu berechnet; jede bekommt einen Eintrag in ihrem Verlauf.',
  become_breached_one: '{{count, number}} Störung wäre sofort überschritten.',
  become_breached_other: '{{count, number}} Störungen wären sofort überschritten.',
  go_on: 'Weiter',
  bind_note:
    'Offene Störungen behalten die Bedingungen, unter denen sie eröffnet wurden. Wo die neuen eine Frist verschieben würden, fragt der nächste Schritt.',
  done_one: '{{count, number}} offene Störung hat neue Fristen.',
  done_other: '{{count, number}} offene Störungen haben neue Fristen.',
};
