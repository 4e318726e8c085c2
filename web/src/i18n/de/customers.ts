// Kunden: die Organisationen, denen Standorte gehören.
import type { Dictionary, Translated } from '../en';

export const customers: Translated<Dictionary['customers']> = {
  title: 'Kunden',
  new: 'Neuer Kunde',
  search: 'Kunden suchen',
  count_one: '{{count, number}} Kunde',
  count_other: '{{count, number}} Kunden',
  reference: 'Referenz',
  reference_hint: 'Ihre eigene Nummer für diesen Kunden, zum Beispiel die des Vertrags.',
  locations: 'Standorte',
  locations_of_one: '{{count, number}} Standort',
  locations_of_other: '{{count, number}} Standorte',
  empty_title: 'Noch kein Kunde',
  empty_text:
    'Einem Kunden gehören Standorte, und er hat das Agreement mit Ihnen. Geben Sie Standorten einen Kunden, um danach zu filtern.',
  empty_archived: 'Kein Kunde ist archiviert.',
  archive_title: '„{{name}}“ archivieren?',
  archive_text: 'Seine Standorte behalten ihn, bis Sie sie ändern. Er kann wiederhergestellt werden.',
};
