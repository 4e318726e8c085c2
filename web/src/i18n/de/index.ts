// The German dictionary; each file has exactly the keys of its English one.
import type { Dictionary, Translated } from '../en';
import { account } from './account';
import { audit } from './audit';
import { calendars } from './calendars';
import { core } from './core';
import { equipment } from './equipment';
import { imports } from './imports';
import { incident_extras } from './incident_extras';
import { incidents } from './incidents';
import { map } from './map';
import { open_incidents } from './open_incidents';
import { picture } from './picture';
import { queue_settings } from './queue_settings';
import { reapply } from './reapply';
import { revenue } from './revenue';
import { settings } from './settings';
import { wallboard } from './wallboard';

export const de: Translated<Dictionary> = {
  ...core,
  account,
  audit,
  calendars,
  equipment,
  imports,
  incidents,
  incident_extras,
  open_incidents,
  picture,
  queue_settings,
  reapply,
  revenue,
  map,
  settings,
  wallboard,
};
