// The English dictionary: one file per area of the page. It defines the keys that every language must have.
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

export const en = {
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

type Texts<Source> = { [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]> };

export type Dictionary = typeof en;
export type Translated<Source> = Texts<Source>;
