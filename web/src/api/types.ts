// Short names for the things of the contract.
import type { components, operations } from './schema.gen';

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type Organisation = Schemas['Organisation'];
export type User = Schemas['User'];
export type Role = Schemas['Role'];
export type Token = Schemas['Token'];
export type TokenRole = Schemas['TokenRole'];
export type Scope = Schemas['Scope'];
export type Sla = Schemas['Sla'];
export type SlaInput = Schemas['SlaInput'];
export type SlaSummary = Schemas['SlaSummary'];
export type SlaVersion = Schemas['SlaVersion'];
export type Contact = Schemas['Contact'];
export type ContactSummary = Schemas['ContactSummary'];
export type Customer = Schemas['Customer'];
export type LocationListItem = Schemas['LocationListItem'];
export type LocationMapCell = Schemas['LocationMapCell'];
export type LocationDetail = Schemas['LocationDetail'];
export type LocationInput = Schemas['LocationInput'];
export type LocationFilter = Schemas['LocationFilter'];
export type LocationSelection = Schemas['LocationSelection'];
export type ChargePoint = Schemas['ChargePoint'];
export type Evse = Schemas['Evse'];
export type EvseStatus = Schemas['EvseStatus'];
export type Connector = Schemas['Connector'];
export type Import = Schemas['Import'];
export type ImportFinding = Schemas['ImportFinding'];
export type AuditEntry = Schemas['AuditEntry'];
export type EntityType = Schemas['EntityType'];
export type SearchItem = Schemas['SearchItem'];
export type OneTimeLink = Schemas['OneTimeLink'];

export type OperationId = keyof operations;
export type LocationQuery = NonNullable<operations['list_locations']['parameters']['query']>;
export type LocationSort = NonNullable<LocationQuery['sort']>;
