// Die Wandtafel: große Zahlen, der Anfang der Warteschlange, ob sie live ist, die Uhrzeit.
import type { Dictionary, Translated } from '../en';

export const wallboard: Translated<Dictionary['wallboard']> = {
  title: 'Wandtafel',
  live: 'Live',
  reconnecting: 'Verbindet wieder · Stand {{since}}',
  stopped: 'Nicht live · Stand {{since}}',
  first: 'Was zuerst kommt',
  count_active: 'Offen',
  count_breached: 'Überschritten',
  count_due: 'Heute fällig',
  count_unassigned: 'Niemand hat sie',
  count_first_level: '1st Level',
  count_second_level: '2nd Level',
  count_paused: 'Pausiert',
  level_first: '1st Level',
  level_second: '2nd Level',
  nobody: 'niemand',
  rest_one: 'und {{count, number}} weitere',
  rest_other: 'und {{count, number}} weitere',
  empty_title: 'Nichts ist offen.',
  empty_text: 'Neue Störungen erscheinen hier sofort.',
  keys_full: 'Bildschirm füllen',
  keys_leave: 'Wandtafel verlassen',
};
