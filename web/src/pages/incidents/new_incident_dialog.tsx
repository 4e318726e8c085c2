// Opens the dialog for a new incident from anywhere: a list, a location, the palette. The dialog itself is loaded when it is
// first needed.
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { withTexts } from '@/i18n';

const NewIncidentForm = lazy(withTexts(() => import('./new_incident_form'), 'incidents', 'equipment'));

export interface NewIncidentAt {
  locationId?: string | undefined;
  evseUid?: string | undefined;
}

interface NewIncident {
  open: (at?: NewIncidentAt) => void;
}

const NewIncidentContext = createContext<NewIncident | null>(null);

export function NewIncidentProvider({ children }: { children: ReactNode }) {
  const [at, setAt] = useState<NewIncidentAt | null>(null);
  const opener = useMemo(() => ({ open: (place: NewIncidentAt = {}) => setAt(place) }), []);
  return (
    <NewIncidentContext value={opener}>
      {children}
      <Suspense fallback={null}>{at && <NewIncidentForm at={at} onClose={() => setAt(null)} />}</Suspense>
    </NewIncidentContext>
  );
}

export function useNewIncident(): NewIncident {
  const opener = useContext(NewIncidentContext);
  if (!opener) throw new Error('There is no NewIncidentProvider here.');
  return opener;
}
