// Kontakte: Installateure und Hersteller, die man anruft.
import type { Dictionary, Translated } from '../en';

export const contacts: Translated<Dictionary['contacts']> = {
  title: 'Kontakte',
  new: 'Neuer Kontakt',
  search: 'Kontakte suchen',
  count_one: '{{count, number}} Kontakt',
  count_other: '{{count, number}} Kontakte',
  kind: 'Art',
  kind_installer: 'Installateur',
  kind_oem: 'OEM (Hersteller)',
  short_installer: 'Installateur',
  short_oem: 'OEM',
  empty_title: 'Noch kein Kontakt',
  empty_text:
    'Ein Kontakt ist ein Installateur oder Hersteller, den man bei Störungen anruft. Agreements nennen ihn.',
  empty_archived: 'Kein Kontakt ist archiviert.',
  archive_title: '„{{name}}“ archivieren?',
  archive_text:
    'Agreements, die ihn nennen, behalten ihn, bis Sie sie ändern. Er kann wiederhergestellt werden.',
};
