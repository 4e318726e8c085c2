// A location as its form has it, and as the API takes it.
import type { TFunction } from 'i18next';
import type { LocationDetail, LocationInput } from '@/api/types';
import type { EditorField } from '@/lib/use_editor';

export interface LocationValues extends Record<string, unknown> {
  name: string;
  address: string;
  postal_code: string;
  city: string;
  state: string;
  country: string;
  coordinates: { latitude: number | ''; longitude: number | '' };
  time_zone: string | null;
  operator_name: string;
  owner_name: string;
  parking_type: string;
  publish: boolean;
  customer_id: string | null;
  /** "default": whatever the default is, for a new location. */
  sla_id: string;
}

export const kDefaultSla = 'default';
export const kNoSla = 'none';
export const kNoParking = 'none';

export const kBlankLocation: LocationValues = {
  name: '',
  address: '',
  postal_code: '',
  city: '',
  state: '',
  country: '',
  coordinates: { latitude: '', longitude: '' },
  time_zone: null,
  operator_name: '',
  owner_name: '',
  parking_type: kNoParking,
  publish: false,
  customer_id: null,
  sla_id: kDefaultSla,
};

export function readLocation(location: LocationDetail): LocationValues {
  return {
    name: location.name,
    address: location.address,
    postal_code: location.postal_code ?? '',
    city: location.city,
    state: location.state ?? '',
    country: location.country,
    coordinates: location.coordinates ?? { latitude: '', longitude: '' },
    time_zone: location.time_zone,
    operator_name: location.operator_name ?? '',
    owner_name: location.owner_name ?? '',
    parking_type: location.parking_type ?? kNoParking,
    publish: location.publish,
    customer_id: location.customer_id,
    sla_id: location.sla_id ?? kNoSla,
  };
}

export function toLocationInput(values: LocationValues): LocationInput {
  const { latitude, longitude } = values.coordinates;
  const parking = values.parking_type === kNoParking ? null : values.parking_type;
  return {
    name: values.name.trim(),
    address: values.address.trim(),
    postal_code: values.postal_code.trim() || null,
    city: values.city.trim(),
    state: values.state.trim() || null,
    country: values.country.trim().toUpperCase(),
    coordinates: latitude === '' || longitude === '' ? null : { latitude, longitude },
    time_zone: values.time_zone || null,
    operator_name: values.operator_name.trim() || null,
    owner_name: values.owner_name.trim() || null,
    parking_type: parking as NonNullable<LocationInput['parking_type']> | null,
    publish: values.publish,
    customer_id: values.customer_id,
    ...(values.sla_id !== kDefaultSla && { sla_id: values.sla_id === kNoSla ? null : values.sla_id }),
  };
}

/** Only what differs from what was loaded, so that a zone that nobody touched stays as it came. */
export function toLocationUpdate(values: LocationValues, base: LocationDetail): Partial<LocationInput> {
  const before = toLocationInput(readLocation(base));
  const now = toLocationInput(values);
  const keys = Object.keys(now) as (keyof LocationInput)[];
  return Object.fromEntries(
    keys
      .filter((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))
      .map((key) => [key, now[key]]),
  );
}

export function checkLocation(t: TFunction, values: LocationValues): Record<string, string | null> {
  const need = (value: string) => (value.trim() ? null : t('problems.field.required'));
  const { latitude, longitude } = values.coordinates;
  const missing = t('problems.field.required');
  return {
    name: need(values.name),
    address: need(values.address),
    city: need(values.city),
    country: need(values.country),
    'coordinates.latitude': latitude === '' && longitude !== '' ? missing : null,
    'coordinates.longitude': longitude === '' && latitude !== '' ? missing : null,
  };
}

export function locationFields(
  t: TFunction,
  nameOfSla: (id: string) => string,
): EditorField<LocationValues>[] {
  return [
    { path: 'name', label: t('words.name') },
    { path: 'address', label: t('locations.address') },
    { path: 'postal_code', label: t('locations.postal_code') },
    { path: 'city', label: t('locations.city') },
    { path: 'state', label: t('locations.state') },
    { path: 'country', label: t('locations.country') },
    { path: 'coordinates.latitude', label: t('locations.latitude') },
    { path: 'coordinates.longitude', label: t('locations.longitude') },
    { path: 'time_zone', label: t('locations.time_zone') },
    { path: 'operator_name', label: t('locations.operator') },
    { path: 'owner_name', label: t('locations.owner') },
    { path: 'parking_type', label: t('locations.parking') },
    { path: 'publish', label: t('locations.publish') },
    { path: 'customer_id', label: t('locations.customer') },
    { path: 'sla_id', label: t('locations.agreement'), show: (values) => nameOfSla(values.sla_id) },
  ];
}
