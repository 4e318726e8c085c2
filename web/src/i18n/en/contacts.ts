// Contacts: installers and manufacturers to call.
export const contacts = {
  title: 'Contacts',
  new: 'New contact',
  search: 'Search contacts',
  count_one: '{{count, number}} contact',
  count_other: '{{count, number}} contacts',
  kind: 'Kind',
  kind_installer: 'Installer',
  kind_oem: 'OEM (manufacturer)',
  short_installer: 'installer',
  short_oem: 'OEM',
  empty_title: 'No contact yet',
  empty_text:
    'A contact is an installer or a manufacturer to call when something is broken. Agreements name them.',
  empty_archived: 'No contact is archived.',
  archive_title: 'Archive “{{name}}”?',
  archive_text: 'Agreements that name it keep it until you change them. It can be restored.',
};
