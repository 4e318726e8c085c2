// What the navigation and the palette offer, and which operation a role needs for it.
import {
  type Icon,
  IconAddressBook,
  IconAlertTriangle,
  IconBuilding,
  IconBuildingStore,
  IconCalendar,
  IconDeviceTv,
  IconFileImport,
  IconGavel,
  IconHistory,
  IconKey,
  IconListCheck,
  IconListNumbers,
  IconMap2,
  IconMapPin,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { OperationId } from '@/api/types';

type Target = NonNullable<LinkProps['to']>;

interface NavigationItem {
  to: Target;
  label:
    | 'queue'
    | 'incidents'
    | 'slas'
    | 'calendars'
    | 'contacts'
    | 'wallboard'
    | 'locations'
    | 'map'
    | 'customers'
    | 'imports'
    | 'users'
    | 'tokens'
    | 'audit'
    | 'queue_settings'
    | 'organisation'
    | 'profile';
  icon: Icon;
  needs: OperationId;
}

interface NavigationGroup {
  label?: 'operations' | 'settings';
  items: NavigationItem[];
}

export const kNavigation: NavigationGroup[] = [
  {
    label: 'operations',
    items: [
      // Who sees deadlines sees their order.
      { to: '/queue', label: 'queue', icon: IconListCheck, needs: 'explain_incident' },
      { to: '/incidents', label: 'incidents', icon: IconAlertTriangle, needs: 'list_incidents' },
      { to: '/operations/slas', label: 'slas', icon: IconGavel, needs: 'list_slas' },
      { to: '/operations/calendars', label: 'calendars', icon: IconCalendar, needs: 'list_calendars' },
      { to: '/operations/contacts', label: 'contacts', icon: IconAddressBook, needs: 'list_contacts' },
      { to: '/wallboard', label: 'wallboard', icon: IconDeviceTv, needs: 'get_queue_settings' },
    ],
  },
  {
    items: [
      { to: '/locations', label: 'locations', icon: IconMapPin, needs: 'list_locations' },
      { to: '/map', label: 'map', icon: IconMap2, needs: 'map_locations' },
      { to: '/customers', label: 'customers', icon: IconBuildingStore, needs: 'list_customers' },
      { to: '/import', label: 'imports', icon: IconFileImport, needs: 'create_import' },
    ],
  },
  {
    label: 'settings',
    items: [
      { to: '/settings/users', label: 'users', icon: IconUsers, needs: 'list_users' },
      { to: '/settings/tokens', label: 'tokens', icon: IconKey, needs: 'list_tokens' },
      { to: '/settings/queue', label: 'queue_settings', icon: IconListNumbers, needs: 'get_queue_settings' },
      { to: '/settings/audit', label: 'audit', icon: IconHistory, needs: 'list_audit' },
      { to: '/settings/organisation', label: 'organisation', icon: IconBuilding, needs: 'get_organisation' },
      { to: '/settings/profile', label: 'profile', icon: IconUserCircle, needs: 'update_me' },
    ],
  },
];

interface PaletteAction {
  to: Target;
  label:
    | 'action_new_sla'
    | 'action_new_calendar'
    | 'action_new_location'
    | 'action_new_contact'
    | 'action_new_customer'
    | 'action_import'
    | 'action_invite';
  needs: OperationId;
}

export const kActions: PaletteAction[] = [
  { to: '/operations/slas/new', label: 'action_new_sla', needs: 'create_sla' },
  { to: '/operations/calendars/new', label: 'action_new_calendar', needs: 'create_calendar' },
  { to: '/locations/new', label: 'action_new_location', needs: 'create_location' },
  { to: '/operations/contacts/new', label: 'action_new_contact', needs: 'create_contact' },
  { to: '/customers/new', label: 'action_new_customer', needs: 'create_customer' },
  { to: '/import', label: 'action_import', needs: 'create_import' },
  { to: '/settings/users/new', label: 'action_invite', needs: 'create_user' },
];

/** Where a person lands after signing in. */
export function homeFor(
  permissions: readonly string[],
): '/queue' | '/incidents' | '/locations' | '/settings/profile' {
  if (permissions.includes('explain_incident')) return '/queue';
  if (permissions.includes('list_incidents')) return '/incidents';
  return permissions.includes('list_locations') ? '/locations' : '/settings/profile';
}
