// Die Karte der Standorte.
import type { Dictionary, Translated } from '../en';

export const map: Translated<Dictionary['map']> = {
  title: 'Karte',
  canvas:
    'Karte der Standorte: Die Pfeiltasten verschieben sie, Plus und Minus vergrößern und verkleinern. Die Liste „Im Ausschnitt“ hat alles, was sie zeigt.',
  as_list: 'Als Liste zeigen',
  in_view: 'Im Ausschnitt',
  many_one: '{{count, number}} Standort in {{city}}',
  many_other: '{{count, number}} Standorte um {{city}}',
  all_up: 'alles in Betrieb',
  down_one: 'etwas außer Betrieb an {{count, number}}',
  down_other: 'etwas außer Betrieb an {{count, number}}',
  out_one: 'alles außer Betrieb an {{count, number}}',
  out_other: 'alles außer Betrieb an {{count, number}}',
  flagged_sign: 'Mit Flagge: Sein Agreement ist nicht das Standard-Agreement',
  flagged_one: '{{count, number}} mit Flagge',
  flagged_other: '{{count, number}} mit Flagge',
  more_places_one: 'Und {{count, number}} weitere Stelle. Vergrößern oder filtern Sie, um sie hier zu sehen.',
  more_places_other:
    'Und {{count, number}} weitere Stellen. Vergrößern oder filtern Sie, um sie hier zu sehen.',
  zoom_there: 'Dorthin vergrößern',
  zoom_in: 'Vergrößern',
  zoom_out: 'Verkleinern',
  show_all: 'Alle Standorte zeigen',
  legend: 'Was die Zeichen bedeuten',
  state_up: 'alles in Betrieb',
  state_some: 'etwas außer Betrieb',
  state_out: 'alles außer Betrieb',
  state_none: 'keine EVSE',
  state_flag: 'nicht das Standard-SLA',
  card: 'Der gewählte Standort',
  card_close: 'Schließen',
  card_sla: 'SLA',
  card_gone: 'Diesen Standort gibt es nicht, oder Sie dürfen ihn nicht sehen.',
  nothing_here: 'Kein Standort in diesem Teil der Karte.',
  empty_title: 'Noch nichts auf der Karte',
  empty_text:
    'Importieren Sie Standorte, oder legen Sie einen an. Die mit Koordinaten erscheinen hier, nach ihrem Zustand.',
  empty_text_read: 'Sobald es Standorte mit Koordinaten gibt, erscheinen sie hier.',
  broken_title: 'Dieser Browser kann die Karte nicht zeichnen.',
  broken_text: 'Sie braucht WebGL 2. Die Liste hat alles, was die Karte zeigen würde.',
};
