// Languages of the page. English is the source of the keys; German must have every one of them (the compiler
// and i18n.test.ts see to it). Only the language in use is loaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { type Area, kAreas } from './areas';

export type Language = 'en' | 'de';

const kStored = 'chargeward.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'de';
}

function firstLanguage(): Language {
  const stored = localStorage.getItem(kStored);
  if (isLanguage(stored)) return stored;
  return navigator.languages.some((language) => language.toLowerCase().startsWith('de')) ? 'de' : 'en';
}

const wanted = new Set<Area>();
const loaded = new Set<string>();

async function loadArea(language: Language, area: Area) {
  const name = `${language}/${area}`;
  if (loaded.has(name)) return;
  const texts = await kAreas[area][language]();
  loaded.add(name);
  i18next.addResourceBundle(language, 'translation', { [area]: texts }, true);
}

async function load(language: Language) {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { core } = language === 'de' ? await import('./de/core') : await import('./en/core');
    i18next.addResourceBundle(language, 'translation', core);
  }
  await Promise.all([...wanted].map((area) => loadArea(language, area)));
}

/** Makes sure that the texts of an area are there, in the language of now and in any that is chosen later. */
async function loadTexts(areas: readonly Area[]) {
  for (const area of areas) wanted.add(area);
  if (isLanguage(i18next.language)) await load(i18next.language);
}

/** A module together with the texts that it shows. */
export function withTexts<Module>(load_module: () => Promise<Module>, ...areas: Area[]) {
  return async (): Promise<Module> => (await Promise.all([load_module(), loadTexts(areas)]))[0];
}

export async function startLanguages(language: Language = firstLanguage()) {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18next.services.formatter?.add('number', (value: number, locale) => formatNumber(value, locale ?? 'en'));
  await setLanguage(language);
}

export async function setLanguage(language: Language) {
  await load(language);
  localStorage.setItem(kStored, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
