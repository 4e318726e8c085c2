// The zone that the picture begins with: the one chosen last in this browser, else the reader's own.
import { readerZone } from '@/lib/format';

const kStored = 'chargeward.picture_zone';

export const kZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function startZone(): string {
  const stored = localStorage.getItem(kStored);
  return stored !== null && kZones.includes(stored) ? stored : readerZone();
}

export function rememberZone(zone: string) {
  localStorage.setItem(kStored, zone);
}
