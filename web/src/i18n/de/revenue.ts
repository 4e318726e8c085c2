// Preis und Auslastung eines Standorts.
import type { Dictionary, Translated } from '../en';

export const revenue: Translated<Dictionary['revenue']> = {
  title: 'Preis und Auslastung',
  hint: 'Daraus wird berechnet, was der Standort je Stunde verliert, solange er ausgefallen ist; das zieht seine Störungen in der Warteschlange vor.',
  words: '{{price}} je kWh, {{use}} % der Zeit in Gebrauch',
  of_organisation: 'wie überall in der Organisation',
  change: 'Ändern',
  empty_price: 'Leer: {{price}}, wie überall in der Organisation.',
  empty_use: 'Leer: {{use}} %, wie überall in der Organisation.',
};
