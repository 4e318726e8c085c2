// Die Texte, die jede Seite sofort brauchen kann; die weiterer Bereiche kommen mit deren Seiten (siehe ../areas.ts).
import { contacts } from './contacts';
import { customers } from './customers';
import { locations } from './locations';
import { problems } from './problems';
import { shell } from './shell';
import { slas } from './slas';
import { duration, words } from './words';

export const core = {
  contacts,
  customers,
  duration,
  locations,
  problems,
  shell,
  slas,
  words,
};
