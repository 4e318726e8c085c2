// Words of OCPI as people in the trade say them. Standards of connectors are proper names in every language.
import type { TFunction } from 'i18next';

const kStandards: Record<string, string> = {
  CHADEMO: 'CHAdeMO',
  CHAOJI: 'ChaoJi',
  DOMESTIC_A: 'Type A',
  DOMESTIC_B: 'Type B',
  DOMESTIC_C: 'Type C',
  DOMESTIC_D: 'Type D',
  DOMESTIC_E: 'Type E',
  DOMESTIC_F: 'Schuko',
  DOMESTIC_G: 'Type G',
  GBT_AC: 'GB/T AC',
  GBT_DC: 'GB/T DC',
  IEC_60309_2_single_16: 'CEE 16 A',
  IEC_60309_2_three_16: 'CEE 16 A',
  IEC_60309_2_three_32: 'CEE 32 A',
  IEC_60309_2_three_64: 'CEE 64 A',
  IEC_62196_T1: 'Type 1',
  IEC_62196_T1_COMBO: 'CCS 1',
  IEC_62196_T2: 'Type 2',
  IEC_62196_T2_COMBO: 'CCS 2',
  IEC_62196_T3A: 'Type 3A',
  IEC_62196_T3C: 'Type 3C',
  TESLA_R: 'Tesla Roadster',
  TESLA_S: 'NACS (Tesla)',
};

export const kConnectorStandards = Object.keys(kStandards);

export function standardWords(t: TFunction, standard: string): string {
  const plug = kStandards[standard] ?? standard;
  // One phase or three is all that tells the plugs of IEC 60309 apart.
  return standard.startsWith('IEC_60309_2_three') ? t('equipment.three_phases', { plug }) : plug;
}

/** A feed may name what OCPI does not know; that stands as it came. */
export function facilityWords(t: TFunction, facility: string): string {
  return t(`locations.facility_${facility as 'HOTEL'}`, { defaultValue: facility });
}
