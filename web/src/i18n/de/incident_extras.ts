// Dateien an einer Störung, und mit welchen anderen sie verknüpft ist.
import type { Dictionary, Translated } from '../en';

export const incident_extras: Translated<Dictionary['incident_extras']> = {
  attachments: 'Anhänge',
  attach: 'Dateien anhängen',
  none: 'Es ist nichts angehängt.',
  none_attach:
    'Es ist nichts angehängt. Wählen Sie Dateien, ziehen Sie sie hierher, oder fügen Sie ein Bild ein.',
  not_taken: 'Diese Art von Datei geht nicht. PNG, JPEG, WebP, PDF und reiner Text gehen.',
  too_large: 'Diese Datei ist zu groß: höchstens 10 MiB.',
  sending: '{{name}} wird gesendet',
  cancel: 'Senden von {{name}} abbrechen',
  view: '{{name}} zeigen',
  download: '{{name}} herunterladen',
  download_short: 'Herunterladen',
  remove: '{{name}} entfernen',
  remove_short: 'Entfernen',
  remove_text:
    'Die Datei wird für alle gelöscht. Der Verlauf behält, dass sie hier war und wer sie entfernt hat.',
  links: 'Verknüpfte Störungen',
  links_none: 'Sie ist mit keiner anderen Störung verknüpft.',
  link: 'Mit einer Störung verknüpfen',
  link_search: 'Verknüpfen: Nummer, Titel, Standort oder EVSE',
  unlink: 'Verknüpfung mit #{{number}} lösen',
  unlinked: 'Die Verknüpfung mit #{{number}} ist gelöst.',
};
