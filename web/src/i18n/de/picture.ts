// Das Bild eines Agreements: eine Störung, zwei Stufen, Zeit, die nicht zählt.
import type { Dictionary, Translated } from '../en';

export const picture: Translated<Dictionary['picture']> = {
  title: 'Als Bild',
  fault_at: 'Eine Störung am',
  fault: 'Störung',
  fault_drag:
    'Störung verschieben: Pfeile eine Viertelstunde, mit Umschalt eine Stunde, Bild auf und Bild ab einen Tag',
  zone: 'in der Zeitzone',
  country: 'Land',
  span: 'Wie viel das Bild zeigt',
  span_days: '3 Tage',
  span_weeks: '2 Wochen',
  span_months: '8 Wochen',
  earlier: 'Früher',
  later: 'Später',
  missing: 'Geben Sie beide Zeiten ein, um hier zu sehen, was sie bedeuten.',
  failed: 'Das Bild ließ sich nicht berechnen. Was Sie eingetragen haben, ist noch da.',
  first_due: 'Frist des 1st Level, Übergabe',
  total_due: 'Gesamtfrist',
  starts: 'Die Uhr läuft ab {{at}}.',
  starts_second: 'Die Uhr des 2nd Level läuft ab {{at}}.',
  outside: 'Nach dem Ende des Bildes.',
  always_open: 'Alle Zeit zählt, an jedem Tag.',
  closed: 'Zählt nicht',
  closed_of: 'Zählt nicht, {{level}}',
  closed_times_one: '{{count, number}}-mal',
  closed_times_other: '{{count, number}}-mal',
  closed_weekend: 'Wochenende',
  closed_day: 'kein Arbeitstag',
  closed_holiday: 'Feiertag',
  closed_hours: 'außerhalb der Servicezeit',
};
