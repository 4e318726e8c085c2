// Makes t() know every key, so that a misspelled one does not compile.
import 'i18next';
import type { Dictionary } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Dictionary };
    returnNull: false;
  }
}
