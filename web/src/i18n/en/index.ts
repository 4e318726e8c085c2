// The English dictionary: one file per area of the page. It defines the keys that every language must have.
import { account } from './account';
import { audit } from './audit';
import { contacts } from './contacts';
import { customers } from './customers';
import { equipment } from './equipment';
import { imports } from './imports';
import { incidents } from './incidents';
import { locations } from './locations';
import { problems } from './problems';
import { settings } from './settings';
import { shell } from './shell';
import { slas } from './slas';
import { duration, words } from './words';

export const en = {
  account,
  audit,
  contacts,
  customers,
  duration,
  equipment,
  imports,
  incidents,
  locations,
  problems,
  settings,
  shell,
  slas,
  words,
};

type Texts<Source> = { [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]> };

export type Dictionary = typeof en;
export type Translated<Source> = Texts<Source>;
