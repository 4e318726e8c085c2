// Begins i18next for tests, in one language, without the browser's storage.
import i18next, { type TFunction } from 'i18next';
import { de } from './i18n/de';
import { en } from './i18n/en';
import { formatNumber } from './lib/format';

export async function translator(language: 'en' | 'de'): Promise<TFunction> {
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.add('number', (value: number, locale) => formatNumber(value, locale ?? 'en'));
  return instance.t;
}
