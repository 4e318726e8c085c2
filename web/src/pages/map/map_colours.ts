// The colours of the map in light and dark: the ground, and the states of locations. A state is also a shape and a sign.
import type { CellState } from '@/lib/map_view';

export type Scheme = 'light' | 'dark';

interface StateColours {
  fill: string;
  sign: string;
}

interface MapColours {
  water: string;
  land: string;
  border: string;
  label: string;
  halo: string;
  rim: string;
  flag: string;
  chosen: string;
  states: Record<CellState, StateColours>;
}

export const kMapColours: Record<Scheme, MapColours> = {
  light: {
    water: '#dbe6ec',
    land: '#f8f9f7',
    border: '#c3ced6',
    label: '#55636f',
    halo: '#f8f9f7',
    rim: '#ffffff',
    flag: '#b54708',
    chosen: '#0b6b7f',
    states: {
      up: { fill: '#1a7f37', sign: '#ffffff' },
      some: { fill: '#f5a623', sign: '#2b1a00' },
      out: { fill: '#b42318', sign: '#ffffff' },
      none: { fill: '#6b7985', sign: '#ffffff' },
    },
  },
  dark: {
    water: '#0b1014',
    land: '#1d262e',
    border: '#36434e',
    label: '#9fadb8',
    halo: '#1d262e',
    rim: '#0b1014',
    flag: '#fdb022',
    chosen: '#7cc7d8',
    states: {
      up: { fill: '#4cbf6d', sign: '#04210d' },
      some: { fill: '#fdb022', sign: '#2b1a00' },
      out: { fill: '#f0655a', sign: '#2b0503' },
      none: { fill: '#8f9da8', sign: '#12181d' },
    },
  },
};
