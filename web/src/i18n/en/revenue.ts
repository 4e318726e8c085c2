// Price and use of a location.
export const revenue = {
  title: 'Price and use',
  hint: 'What the location loses per hour while it is down is computed from these, and moves its incidents ahead in the queue.',
  words: '{{price}} per kWh, in use {{use}} % of the time',
  of_organisation: 'as everywhere in the organisation',
  change: 'Change',
  empty_price: 'Empty: {{price}}, as everywhere in the organisation.',
  empty_use: 'Empty: {{use}} %, as everywhere in the organisation.',
};
