// The name of a changed thing as a link to it, where it has a page.
import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '@/api/types';
import classes from '@/components/page.module.css';

function addressOf({ entity_type, entity_id }: AuditEntry): string | null {
  switch (entity_type) {
    case 'sla':
      return `/operations/slas/${entity_id}`;
    case 'calendar':
      return `/operations/calendars/${entity_id}`;
    case 'contact':
      return `/operations/contacts/${entity_id}`;
    case 'customer':
      return `/customers/${entity_id}`;
    case 'location':
      return `/locations/${entity_id}`;
    case 'evse':
      return `/locations/${entity_id.split(':')[0]}`;
    case 'user':
      return `/settings/users/${entity_id}`;
    case 'token':
      return '/settings/tokens';
    case 'organisation':
      return '/settings/organisation';
    case 'incident':
      return `/incidents/${entity_id}`;
    case 'import':
      return `/import/${entity_id}`;
    default:
      return null;
  }
}

export function ThingLink({ entry }: { entry: AuditEntry }) {
  const address = addressOf(entry);
  if (!address) return <span>{entry.entity_name}</span>;
  return (
    <Link to={address as '/'} className={classes.rowLink}>
      {entry.entity_name}
    </Link>
  );
}
