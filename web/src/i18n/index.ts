// Languages of the page. English is the source of the keys; German must have every one of them (the compiler
// and i18n.test.ts see to it). Only the language in use is loaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber } from '@/lib/format';

export const kLanguages = ['en', 'de'] as const;
export type Language = (typeof kLanguages)[number];

const kStored = 'chargeward.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'de';
}

export function firstLanguage(): Language {
  const stored = localStorage.getItem(kStored);
  if (isLanguage(stored)) return stored;
  return navigator.languages.some((language) => language.toLowerCase().startsWith('de')) ? 'de' : 'en';
}

async function load(language: Language) {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const dictionary = language === 'de' ? (await import('./de')).de : (await import('./en')).en;
  i18next.addResourceBundle(language, 'translation', dictionary);
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
