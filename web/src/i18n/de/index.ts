// The German dictionary; each file has exactly the keys of its English one.
import type { Dictionary, Translated } from '../en';
import { account } from './account';
import { audit } from './audit';
import { calendars } from './calendars';
import { contacts } from './contacts';
import { customers } from './customers';
import { equipment } from './equipment';
import { imports } from './imports';
import { locations } from './locations';
import { map } from './map';
import { problems } from './problems';
import { settings } from './settings';
import { shell } from './shell';
import { slas } from './slas';
import { duration, words } from './words';

export const de: Translated<Dictionary> = {
  account,
  audit,
  calendars,
  contacts,
  customers,
  duration,
  equipment,
  imports,
  locations,
  map,
  problems,
  settings,
  shell,
  slas,
  words,
};
