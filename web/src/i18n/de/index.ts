// The German dictionary; each file has exactly the keys of its English one.
import type { Dictionary, Translated } from '../en';
import { account } from './account';
import { calendars } from './calendars';
import { core } from './core';
import { imports } from './imports';
import { incidents } from './incidents';
import { map } from './map';
import { settings } from './settings';

export const de: Translated<Dictionary> = {
  ...core,
  account,
  calendars,
  imports,
  incidents,
  map,
  settings,
};
