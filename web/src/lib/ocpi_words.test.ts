// Words of OCPI in the language of the page.
import { describe, expect, it } from 'vitest';
import { translator } from '@/test_language';
import { facilityWords, standardWords } from './ocpi_words';

describe('words of OCPI', () => {
  it('are in the language of the page', async () => {
    const de = await translator('de');
    expect(facilityWords(de, 'PARKING_LOT')).toBe('Parkplatz');
    expect(standardWords(de, 'IEC_60309_2_three_32')).toBe('CEE 32 A, 3 Phasen');
  });

  it('stay as they came when nobody knows them', async () => {
    const en = await translator('en');
    expect(facilityWords(en, 'HELIPAD')).toBe('HELIPAD');
    expect(standardWords(en, 'IEC_99')).toBe('IEC_99');
  });

  it('are proper names for plugs', async () => {
    expect(standardWords(await translator('en'), 'IEC_60309_2_single_16')).toBe('CEE 16 A');
  });
});
