// Open incidents on the pages of locations and customers.
export const open_incidents = {
  title: 'Open incidents',
  new: 'New incident',
  none: 'Nothing is open here.',
  nobody: 'nobody has it',
  more: 'These are the first {{count, number}}: show all that are open',
  past: 'Show all, past ones too',
};
