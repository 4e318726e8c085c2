// What ReferenceSelect asks the server: names of things in use, by what is typed.
import type { Choice } from '@/components/reference_select';
import { api, body } from './client';

const kChoicesMax = 50;

function choices(items: { id: string; name: string }[]): Choice[] {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

function ask(q: string | undefined) {
  return { limit: kChoicesMax, ...(q && { q }) };
}

export async function askContacts(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  return choices((await body(api.GET('/api/v1/contacts', { params: { query: ask(q) }, signal }))).items);
}

export async function askCustomers(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  return choices((await body(api.GET('/api/v1/customers', { params: { query: ask(q) }, signal }))).items);
}

export async function askLocations(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await body(
    api.GET('/api/v1/locations', { params: { query: { limit: 20, ...(q && { q }) } }, signal }),
  );
  return items.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }));
}

export async function askCalendars(q: string | undefined, signal: AbortSignal): Promise<Choice[]> {
  return choices((await body(api.GET('/api/v1/calendars', { params: { query: ask(q) }, signal }))).items);
}
