// What the map looks at: in the address, as a box for the API, fitted to what is there; and what a cell means.
import { describe, expect, it } from 'vitest';
import type { LocationMapCell } from '@/api/types';
import { formatView, mapSearch, parseView } from './map_search';
import { boxAround, boxOf, byUrgency, fitView, nearer, spread, stateOf, wrapLongitude } from './map_view';

function cell(changes: Partial<LocationMapCell>): LocationMapCell {
  return {
    longitude: 4.9,
    latitude: 52.37,
    count: 1,
    down_count: 0,
    out_count: 0,
    evse_count: 2,
    evse_up_count: 2,
    flagged_count: 0,
    location_id: null,
    name: null,
    city: 'Amsterdam',
    ...changes,
  };
}

const numbers = (box: string) => box.split(',').map(Number) as [number, number, number, number];
const screen = { width: 1000, height: 600 };

describe('the address of the map', () => {
  it('holds filters, view and the chosen location, and nothing that it does not understand', () => {
    const search = mapSearch({
      q: 'ams',
      status: 'down',
      view: '52.37,4.9,11.5',
      location: 'x',
      sort: 'name',
      a: '1',
    });
    expect(search).toEqual({ q: 'ams', status: 'down', view: '52.37,4.9,11.5', location: 'x' });
    for (const view of ['', '1,2', '91,0,3', '0,181,3', '0,0,19', '0,0,-1', 'a,b,c', '1,2,3,4', ' , ,']) {
      expect(mapSearch({ view }), view).toEqual({});
    }
  });

  it('is as precise as a door, and goes there and back', () => {
    const view = { latitude: 52.370216, longitude: -4.895168, zoom: 11.512 };
    expect(formatView(view)).toBe('52.37022,-4.89517,11.51');
    expect(parseView(formatView(view))).toEqual({ latitude: 52.37022, longitude: -4.89517, zoom: 11.51 });
  });
});

describe('the box that is asked for', () => {
  it('has what is seen and a little more', () => {
    const [west, south, east, north] = numbers(boxOf({ latitude: 52.37, longitude: 4.9, zoom: 10 }, screen));
    const degrees = (1000 / (512 * 1024)) * 360;
    expect(east - west).toBeGreaterThan(degrees);
    expect(east - west).toBeLessThan(degrees * 1.2);
    expect((east + west) / 2).toBeCloseTo(4.9, 3);
    expect(south).toBeLessThan(52.37);
    expect(north).toBeGreaterThan(52.37);
    expect(north - south).toBeLessThan(degrees * 0.6);
  });

  it('goes across the antimeridian, and is never more than the earth', () => {
    const [west, , east] = numbers(boxOf({ latitude: -17, longitude: 179.9, zoom: 8 }, screen));
    expect(west).toBeGreaterThan(170);
    expect(east).toBeLessThan(-170);
    const [all_west, south, all_east, north] = numbers(
      boxOf({ latitude: 0, longitude: 30, zoom: 0 }, screen),
    );
    expect([all_west, all_east]).toEqual([-180, 180]);
    expect(south).toBeGreaterThanOrEqual(-90);
    expect(north).toBeLessThanOrEqual(90);
  });

  it('wraps longitudes', () => {
    expect([181, -181, 540, 180, -180, 4.9].map(wrapLongitude)).toEqual([-179, 179, 180, 180, -180, 4.9]);
  });
});

describe('a view that is fitted', () => {
  it('shows every cell', () => {
    const cells = [cell({ latitude: 43, longitude: -5 }), cell({ latitude: 60, longitude: 25 })];
    const view = fitView(cells, screen);
    expect(view).toBeDefined();
    if (!view) return;
    const [west, south, east, north] = numbers(boxOf(view, screen));
    expect(west).toBeLessThan(-5);
    expect(east).toBeGreaterThan(25);
    expect(south).toBeLessThan(43);
    expect(north).toBeGreaterThan(60);
  });

  it('is found from the whole earth inwards, without leaving the box that was asked for', () => {
    const cells = [
      cell({ latitude: 52, longitude: 4, count: 9 }),
      cell({ latitude: 53, longitude: 7, count: 3 }),
    ];
    expect(numbers(boxAround(cells, '-180,-90,180,90'))).toEqual([-18.5, 29.5, 29.5, 75.5]);
    expect(numbers(boxAround(cells, '3.9,51,7.1,53.1'))).toEqual([3.9, 51.8, 7.1, 53.1]);
  });

  it('stays a street away from one place, and is nothing without any', () => {
    const view = fitView([cell({})], screen);
    expect(view?.latitude).toBeCloseTo(52.37, 6);
    expect(view?.zoom).toBe(13);
    expect(fitView([], screen)).toBeUndefined();
  });
});

describe('a cell', () => {
  it('is up, partly down, wholly down, or without EVSEs', () => {
    expect(stateOf(cell({}))).toBe('up');
    expect(stateOf(cell({ down_count: 1 }))).toBe('some');
    expect(stateOf(cell({ down_count: 1, out_count: 1 }))).toBe('out');
    expect(stateOf(cell({ count: 9, down_count: 3, out_count: 2 }))).toBe('some');
    expect(stateOf(cell({ evse_count: 0, evse_up_count: 0 }))).toBe('none');
  });

  it('is listed worst first', () => {
    const up = cell({ name: 'up' });
    const some = cell({ name: 'some', down_count: 1 });
    const out = cell({ name: 'out', down_count: 1, out_count: 1 });
    const many = cell({ count: 40, down_count: 12 });
    expect([up, some, out, many].toSorted(byUrgency)).toEqual([out, many, some, up]);
  });

  it('of many is gone nearer to, down to the deepest zoom', () => {
    expect(nearer(cell({}), { latitude: 0, longitude: 0, zoom: 7.6 })).toEqual({
      latitude: 52.37,
      longitude: 4.9,
      zoom: 9,
    });
    expect(nearer(cell({}), { latitude: 0, longitude: 0, zoom: 17.5 }).zoom).toBe(18);
  });

  it('at the very place of another is drawn beside it', () => {
    const apart = spread([cell({ name: 'a' }), cell({ name: 'b' }), cell({ name: 'c', longitude: 5 })], 18);
    expect(new Set(apart.map(({ longitude, latitude }) => `${longitude},${latitude}`)).size).toBe(3);
    expect(apart.find(({ name }) => name === 'c')?.longitude).toBe(5);
    for (const { longitude } of apart.filter(({ name }) => name !== 'c'))
      expect(Math.abs(longitude - 4.9)).toBeLessThan(0.0001);
  });
});
