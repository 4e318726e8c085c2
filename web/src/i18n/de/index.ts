// The German dictionary; each file has exactly the keys of its English one.
import type { Dictionary, Translated } from '../en';
import { account } from './account';
import { audit } from './audit';
import { contacts } from './contacts';
import { customers } from './customers';
import { equipment } from './equipment';
import { imports } from './imports';
import { incidents } from './incidents';
import { locations } from './locations';
import { open_incidents } from './open_incidents';
import { picture } from './picture';
import { problems } from './problems';
import { queue_settings } from './queue_settings';
import { reapply } from './reapply';
import { revenue } from './revenue';
import { settings } from './settings';
import { shell } from './shell';
import { slas } from './slas';
import { wallboard } from './wallboard';
import { duration, words } from './words';

export const de: Translated<Dictionary> = {
  account,
  audit,
  contacts,
  customers,
  duration,
  equipment,
  imports,
  incidents,
  locations,
  open_incidents,
  picture,
  problems,
  queue_settings,
  reapply,
  revenue,
  settings,
  shell,
  slas,
  wallboard,
  words,
};
