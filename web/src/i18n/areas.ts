// Texts that come with the pages that show them, so that the first load has only what it shows.
import type { Language } from './index';

type Texts = Record<string, unknown>;

export const kAreas = {
  account: {
    en: async (): Promise<Texts> => (await import('./en/account')).account,
    de: async (): Promise<Texts> => (await import('./de/account')).account,
  },
  audit: {
    en: async (): Promise<Texts> => (await import('./en/audit')).audit,
    de: async (): Promise<Texts> => (await import('./de/audit')).audit,
  },
  calendars: {
    en: async (): Promise<Texts> => (await import('./en/calendars')).calendars,
    de: async (): Promise<Texts> => (await import('./de/calendars')).calendars,
  },
  equipment: {
    en: async (): Promise<Texts> => (await import('./en/equipment')).equipment,
    de: async (): Promise<Texts> => (await import('./de/equipment')).equipment,
  },
  imports: {
    en: async (): Promise<Texts> => (await import('./en/imports')).imports,
    de: async (): Promise<Texts> => (await import('./de/imports')).imports,
  },
  incidents: {
    en: async (): Promise<Texts> => (await import('./en/incidents')).incidents,
    de: async (): Promise<Texts> => (await import('./de/incidents')).incidents,
  },
  incident_extras: {
    en: async (): Promise<Texts> => (await import('./en/incident_extras')).incident_extras,
    de: async (): Promise<Texts> => (await import('./de/incident_extras')).incident_extras,
  },
  open_incidents: {
    en: async (): Promise<Texts> => (await import('./en/open_incidents')).open_incidents,
    de: async (): Promise<Texts> => (await import('./de/open_incidents')).open_incidents,
  },
  picture: {
    en: async (): Promise<Texts> => (await import('./en/picture')).picture,
    de: async (): Promise<Texts> => (await import('./de/picture')).picture,
  },
  queue_settings: {
    en: async (): Promise<Texts> => (await import('./en/queue_settings')).queue_settings,
    de: async (): Promise<Texts> => (await import('./de/queue_settings')).queue_settings,
  },
  reapply: {
    en: async (): Promise<Texts> => (await import('./en/reapply')).reapply,
    de: async (): Promise<Texts> => (await import('./de/reapply')).reapply,
  },
  revenue: {
    en: async (): Promise<Texts> => (await import('./en/revenue')).revenue,
    de: async (): Promise<Texts> => (await import('./de/revenue')).revenue,
  },
  map: {
    en: async (): Promise<Texts> => (await import('./en/map')).map,
    de: async (): Promise<Texts> => (await import('./de/map')).map,
  },
  settings: {
    en: async (): Promise<Texts> => (await import('./en/settings')).settings,
    de: async (): Promise<Texts> => (await import('./de/settings')).settings,
  },
  wallboard: {
    en: async (): Promise<Texts> => (await import('./en/wallboard')).wallboard,
    de: async (): Promise<Texts> => (await import('./de/wallboard')).wallboard,
  },
} satisfies Record<string, Record<Language, () => Promise<Texts>>>;

export type Area = keyof typeof kAreas;
