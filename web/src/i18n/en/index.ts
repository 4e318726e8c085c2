// The English dictionary: one file per area of the page. It defines the keys that every language must have.
import { account } from './account';
import { calendars } from './calendars';
import { core } from './core';
import { imports } from './imports';
import { incidents } from './incidents';
import { map } from './map';
import { settings } from './settings';

export const en = {
  ...core,
  account,
  calendars,
  imports,
  incidents,
  map,
  settings,
};

type Texts<Source> = { [Key in keyof Source]: Source[Key] extends string ? string : Texts<Source[Key]> };

export type Dictionary = typeof en;
export type Translated<Source> = Texts<Source>;
