// Every page and dialog of the program, for the looks: where it is, who sees it, and how it is opened. A route of the page
// that has no row here fails (looks.test.ts).
import type { Page } from 'playwright-core';
import { shows } from './expectations.ts';

export interface Sight {
  /** The name of the screenshot. */
  name: string;
  /** The route as web/src/routes writes it; undefined for a dialog on a page. */
  route?: string;
  path: (things: Things) => string;
  who: 'nobody' | 'admin' | 'supporter' | 'customer';
  open?: (page: Page) => Promise<void>;
  /** What has to be there beside the page itself, before it is looked at. */
  ready?: (page: Page) => Promise<void>;
  /** Whether it looks different where there is no data yet. */
  has_empty?: boolean;
}

export interface Things {
  sla: string;
  calendar: string;
  contact: string;
  customer: string;
  location: string;
  incident: string;
  import: string;
  user: string;
  link: string;
}

/** Against the calendar of the looks: one day new, one moved, one gone, a meeting that is no day off. */
const works_feed = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...[
    'UID:outing@works.example\r\nSUMMARY:Works outing\r\nDTSTART;VALUE=DATE:20270618',
    'UID:bridge@works.example\r\nSUMMARY:Bridge day\r\nDTSTART;VALUE=DATE:20270507',
    'UID:meeting@works.example\r\nSUMMARY:Works meeting\r\nDTSTART:20270510T090000Z',
  ].flatMap((event) => ['BEGIN:VEVENT', event, 'END:VEVENT']),
  'END:VCALENDAR',
  '',
].join('\r\n');

const press = (key: string) => (page: Page) => page.keyboard.press(key);
const click =
  (name: string | RegExp, role: 'button' | 'menuitem' | 'link' | 'tab' = 'button') =>
  async (page: Page) => {
    await page.getByRole(role, { name }).first().click();
  };
const dialog = (open: (page: Page) => Promise<void>) => async (page: Page) => {
  await open(page);
  await shows(page.getByRole('dialog'));
};

/** Drawn with all its signs, or empty. */
const map_is_drawn = (page: Page) =>
  shows(page.locator('[data-testid="map-canvas"][data-drawn], [data-testid="empty-state"]').first());

export const sights: Sight[] = [
  { name: 'sign_in', route: '/sign-in', path: () => '/sign-in', who: 'nobody' },
  { name: 'setup_over', route: '/setup', path: () => '/setup', who: 'nobody' },
  { name: 'link', route: '/link', path: ({ link }) => link, who: 'nobody' },
  { name: 'queue', route: '/queue', path: () => '/queue', who: 'supporter', has_empty: true },
  {
    name: 'queue_selected',
    path: () => '/queue',
    who: 'supporter',
    open: (page) => page.getByLabel('Select all rows that are loaded').check(),
  },
  {
    name: 'queue_filter',
    path: () => '/queue?assignee=none&level=first',
    who: 'admin',
    open: click('Filter'),
  },
  { name: 'queue_new', path: () => '/queue', who: 'supporter', open: dialog(press('n')) },
  {
    name: 'incidents',
    route: '/incidents',
    path: () => '/incidents?state=any',
    who: 'admin',
  },
  { name: 'incidents_of_customer', path: () => '/incidents', who: 'customer' },
  {
    name: 'incident',
    route: '/incidents/$incidentId',
    path: ({ incident }) => `/incidents/${incident}`,
    who: 'supporter',
  },
  {
    name: 'incident_explained',
    path: ({ incident }) => `/incidents/${incident}`,
    who: 'supporter',
    open: dialog(click('Why is this due then?')),
  },
  {
    name: 'incident_pause_dialog',
    path: ({ incident }) => `/incidents/${incident}`,
    who: 'supporter',
    open: dialog(press('p')),
  },
  {
    name: 'incident_attachment',
    path: ({ incident }) => `/incidents/${incident}`,
    who: 'supporter',
    open: dialog(click('Show card reader.png')),
  },
  {
    name: 'incident_attachment_remove',
    path: ({ incident }) => `/incidents/${incident}`,
    who: 'admin',
    open: dialog(click('Remove card reader.png')),
  },
  { name: 'slas', route: '/operations/slas', path: () => '/operations/slas', who: 'admin', has_empty: true },
  { name: 'sla_new', route: '/operations/slas/new', path: () => '/operations/slas/new', who: 'admin' },
  {
    name: 'sla',
    route: '/operations/slas/$slaId',
    path: ({ sla }) => `/operations/slas/${sla}`,
    who: 'admin',
  },
  {
    name: 'sla_locations',
    route: '/operations/slas/$slaId/locations',
    path: ({ sla }) => `/operations/slas/${sla}/locations`,
    who: 'admin',
  },
  {
    name: 'sla_versions',
    route: '/operations/slas/$slaId/versions',
    path: ({ sla }) => `/operations/slas/${sla}/versions`,
    who: 'admin',
  },
  {
    name: 'sla_default_dialog',
    path: ({ sla }) => `/operations/slas/${sla}`,
    who: 'admin',
    open: dialog(click('Mark as default')),
  },
  {
    name: 'sla_archive_dialog',
    path: ({ sla }) => `/operations/slas/${sla}`,
    who: 'admin',
    open: dialog(click('Archive')),
  },
  {
    name: 'calendars',
    route: '/operations/calendars',
    path: () => '/operations/calendars',
    who: 'admin',
    has_empty: true,
  },
  {
    name: 'calendar_new',
    route: '/operations/calendars/new',
    path: () => '/operations/calendars/new',
    who: 'admin',
  },
  {
    name: 'calendar',
    route: '/operations/calendars/$calendarId',
    path: ({ calendar }) => `/operations/calendars/${calendar}`,
    who: 'admin',
  },
  {
    name: 'calendar_year',
    path: ({ calendar }) => `/operations/calendars/${calendar}`,
    who: 'admin',
    open: async (page) => {
      await page.getByTestId('year-picture').scrollIntoViewIfNeeded();
      await page.locator('[data-kind=holiday]').last().hover();
    },
  },
  {
    name: 'calendar_feed_dialog',
    path: ({ calendar }) => `/operations/calendars/${calendar}`,
    who: 'admin',
    open: dialog((page) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'works.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(works_feed),
      }),
    ),
  },
  {
    name: 'contacts',
    route: '/operations/contacts',
    path: () => '/operations/contacts',
    who: 'admin',
    has_empty: true,
  },
  {
    name: 'contact_new',
    route: '/operations/contacts/new',
    path: () => '/operations/contacts/new',
    who: 'admin',
  },
  {
    name: 'contact',
    route: '/operations/contacts/$contactId',
    path: ({ contact }) => `/operations/contacts/${contact}`,
    who: 'admin',
  },
  { name: 'customers', route: '/customers', path: () => '/customers', who: 'admin', has_empty: true },
  { name: 'customer_new', route: '/customers/new', path: () => '/customers/new', who: 'admin' },
  {
    name: 'customer',
    route: '/customers/$customerId',
    path: ({ customer }) => `/customers/${customer}`,
    who: 'admin',
  },
  { name: 'locations', route: '/locations', path: () => '/locations', who: 'admin', has_empty: true },
  {
    name: 'locations_selected',
    path: () => '/locations?status=down',
    who: 'admin',
    open: (page) =>
      page
        .getByLabel('Select all rows that are loaded')
        .or(page.locator('main input[type=checkbox]'))
        .first()
        .check(),
  },
  {
    name: 'locations_filter',
    path: () => '/locations?power_type=dc&flagged=true',
    who: 'admin',
    open: click('Filter'),
  },
  { name: 'locations_nothing_found', path: () => '/locations?q=nothing-of-that-kind', who: 'admin' },
  { name: 'location_new', route: '/locations/new', path: () => '/locations/new', who: 'admin' },
  {
    name: 'location',
    route: '/locations/$locationId',
    path: ({ location }) => `/locations/${location}`,
    who: 'admin',
  },
  { name: 'location_history', path: ({ location }) => `/locations/${location}?tab=history`, who: 'admin' },
  {
    name: 'location_edit',
    route: '/locations/$locationId/edit',
    path: ({ location }) => `/locations/${location}/edit`,
    who: 'admin',
  },
  {
    name: 'charge_point_dialog',
    path: ({ location }) => `/locations/${location}`,
    who: 'admin',
    open: dialog(click('New charge point')),
  },
  {
    name: 'evse_dialog',
    path: ({ location }) => `/locations/${location}`,
    who: 'admin',
    open: dialog(click('New EVSE')),
  },
  { name: 'location_of_supporter', path: ({ location }) => `/locations/${location}`, who: 'supporter' },
  { name: 'locations_of_customer', path: () => '/locations', who: 'customer' },
  { name: 'forbidden', path: () => '/operations/slas', who: 'supporter' },
  { name: 'not_found', path: () => '/nowhere', who: 'admin' },
  { name: 'map', route: '/map', path: () => '/map', who: 'admin', has_empty: true, ready: map_is_drawn },
  {
    name: 'map_chosen',
    path: ({ location }) => `/map?view=52.3702,5.2146,12&location=${location}`,
    who: 'supporter',
    ready: map_is_drawn,
  },
  { name: 'map_of_customer', path: () => '/map', who: 'customer', ready: map_is_drawn },
  { name: 'imports', route: '/import', path: () => '/import', who: 'admin', has_empty: true },
  { name: 'import', route: '/import/$importId', path: ({ import: id }) => `/import/${id}`, who: 'admin' },
  { name: 'users', route: '/settings/users', path: () => '/settings/users', who: 'admin', has_empty: true },
  { name: 'user_new', route: '/settings/users/new', path: () => '/settings/users/new', who: 'admin' },
  {
    name: 'user',
    route: '/settings/users/$userId',
    path: ({ user }) => `/settings/users/${user}`,
    who: 'admin',
  },
  {
    name: 'tokens',
    route: '/settings/tokens',
    path: () => '/settings/tokens',
    who: 'admin',
    has_empty: true,
  },
  { name: 'token_dialog', path: () => '/settings/tokens', who: 'admin', open: dialog(click('New token')) },
  { name: 'audit', route: '/settings/audit', path: () => '/settings/audit', who: 'admin' },
  {
    name: 'organisation',
    route: '/settings/organisation',
    path: () => '/settings/organisation',
    who: 'admin',
  },
  { name: 'queue_settings', route: '/settings/queue', path: () => '/settings/queue', who: 'admin' },
  { name: 'wallboard', route: '/wallboard', path: () => '/wallboard', who: 'admin', has_empty: true },
  {
    name: 'location_revenue_dialog',
    path: ({ location }) => `/locations/${location}/edit`,
    who: 'admin',
    open: dialog(click('Change')),
  },
  { name: 'profile', route: '/settings/profile', path: () => '/settings/profile', who: 'admin' },
  { name: 'palette', path: () => '/locations', who: 'admin', open: dialog(press('Control+k')) },
  { name: 'keys', path: () => '/locations', who: 'admin', open: dialog(press('?')) },
  { name: 'account_menu', path: () => '/settings/profile', who: 'admin', open: click(/Signed in as/) },
];
