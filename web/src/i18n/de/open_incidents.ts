// Offene Störungen auf den Seiten von Standorten und Kunden.
import type { Dictionary, Translated } from '../en';

export const open_incidents: Translated<Dictionary['open_incidents']> = {
  title: 'Offene Störungen',
  new: 'Neue Störung',
  none: 'Hier ist nichts offen.',
  nobody: 'niemand hat sie',
  more: 'Das sind die ersten {{count, number}}: alle offenen zeigen',
  past: 'Alle zeigen, auch vergangene',
};
