// Customers: the organisations that own sites.
export const customers = {
  title: 'Customers',
  new: 'New customer',
  search: 'Search customers',
  count_one: '{{count, number}} customer',
  count_other: '{{count, number}} customers',
  reference: 'Reference',
  reference_hint: 'Your own number for this customer, for example of the contract.',
  locations: 'Locations',
  locations_of_one: '{{count, number}} location',
  locations_of_other: '{{count, number}} locations',
  empty_title: 'No customer yet',
  empty_text:
    'A customer owns sites and has the agreement with you. Give locations a customer to filter and report by it.',
  empty_archived: 'No customer is archived.',
  archive_title: 'Archive “{{name}}”?',
  archive_text: 'Its locations keep it until you change them. It can be restored.',
};
