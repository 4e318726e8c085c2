// Small feeds of locations, written for the tests, in every form that an import takes; and where the real ones lie.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

type Json = Record<string, unknown>;

/** The folder of real data beside the checkout; its tests are skipped where it is absent. */
export const shared_folder = process.env.CHARGEWARD_SHARED ?? resolve(import.meta.dirname, '../../../shared');

export function real_feed(name: string): string | null {
  const path = join(shared_folder, 'data', name);
  return existsSync(path) ? path : null;
}

export function connector(changes: Json = {}): Json {
  return {
    id: '1',
    standard: 'IEC_62196_T2',
    format: 'SOCKET',
    power_type: 'AC_3_PHASE',
    max_voltage: 230,
    max_amperage: 32,
    max_electric_power: 22_000,
    last_updated: '2026-03-01T10:00:00Z',
    ...changes,
  };
}

export function evse(uid: string, changes: Json = {}): Json {
  return {
    uid,
    evse_id: `NL*FED*E${uid}`,
    status: 'AVAILABLE',
    connectors: [connector()],
    last_updated: '2026-03-01T10:00:00.123456Z',
    ...changes,
  };
}

/** A location of OCPI 2.2.1. */
export function ocpi_221(id: string, changes: Json = {}): Json {
  return {
    country_code: 'NL',
    party_id: 'FED',
    id,
    publish: true,
    name: `Feed ${id}`,
    address: 'Kade 1',
    city: 'Hoorn',
    postal_code: '1621 AA',
    country: 'NLD',
    coordinates: { latitude: '52.6400', longitude: '5.0600' },
    evses: [evse('1')],
    time_zone: 'Europe/Amsterdam',
    opening_times: { twentyfourseven: true },
    last_updated: '2026-03-01T10:00:00Z',
    ...changes,
  };
}

/** A location of OCPI 2.1.1: no party in the object, numbers and `max_voltage` spelled as of old. */
export function ocpi_211(id: string): Json {
  return {
    id,
    type: 'ON_STREET',
    name: `Borne ${id}`,
    address: 'Rue de la Paix 1',
    city: 'Ajaccio',
    postal_code: '20000',
    country: 'FRA',
    coordinates: { latitude: '41.9192', longitude: '8.7386' },
    evses: [
      {
        uid: `${id}-1`,
        evse_id: `FR*FED*E${id}`,
        status: 'CHARGING',
        connectors: [
          {
            id: '1',
            standard: 'IEC_62196_T2_COMBO',
            format: 'CABLE',
            power_type: 'DC',
            voltage: 920,
            amperage: 125,
            last_updated: '2026-03-01T10:00:00Z',
          },
        ],
        last_updated: '2026-03-01T10:00:00Z',
      },
    ],
    time_zone: 'Europe/Paris',
    last_updated: '2026-03-01T10:00:00Z',
  };
}

export const as_array = (objects: unknown[]) => Buffer.from(JSON.stringify(objects));
export const as_lines = (objects: unknown[]) =>
  Buffer.from(objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
export const as_envelope = (objects: unknown[]) =>
  Buffer.from(
    JSON.stringify({
      data: objects,
      status_code: 1000,
      status_message: 'OK',
      timestamp: '2026-03-01T10:00:00Z',
    }),
  );
export const packed = (bytes: Buffer) => gzipSync(bytes);

/** 64 MiB of spaces in some kilobytes. */
export const zip_bomb = () => gzipSync(Buffer.concat([Buffer.from('['), Buffer.alloc(64 << 20, ' ')]));

export const afdc_csv = (rows: string[]) =>
  Buffer.from(
    [
      'Fuel Type Code,Station Name,Street Address,City,State,ZIP,Status Code,EV Level1 EVSE Num,EV Level2 EVSE Num,EV DC Fast Count,EV Network,Latitude,Longitude,ID,Updated At,EV Connector Types,Country',
      ...rows,
      '',
    ].join('\n'),
  );

export const uk_csv = (rows: string[]) =>
  Buffer.from(
    [
      'chargeDeviceID,name,latitude,longitude,thoroughfare,town,postcode,countryCode,chargeDeviceStatus,connector1ID,connector1Type,connector1RatedOutputKW,connector1ChargeMethod,connector1Status',
      ...rows,
      '',
    ].join('\n'),
  );
