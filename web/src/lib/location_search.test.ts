// The filters of locations: from the address of the page to the query of the API, and back.
import { describe, expect, it } from 'vitest';
import { activeFilters, locationSearch, toCountQuery, toFilter, toQuery } from './location_search';
import { parsePlainSearch, stringifyPlainSearch } from './search_params';

describe('filters of locations in the URL', () => {
  it('a link shows a colleague the same list', () => {
    const url = '?q=123&power_type=dc&flagged=true&min_power=50000&sort=-city&country=nld';
    const search = locationSearch(parsePlainSearch(url));
    expect(search).toEqual({
      q: '123',
      power_type: 'dc',
      flagged: 'true',
      min_power: '50000',
      sort: '-city',
      country: 'NLD',
    });
    expect(locationSearch(parsePlainSearch(stringifyPlainSearch({ ...search })))).toEqual(search);
  });

  it('leaves out what it does not understand', () => {
    const url =
      '?power_type=xx&min_power=-1&flagged=maybe&sort=size&country=Netherlands&other=1&party_id=toolong';
    expect(locationSearch(parsePlainSearch(url))).toEqual({});
  });

  it('makes a query for the API, and a filter without sort for bulk changes', () => {
    const search = locationSearch({
      q: 'ams',
      flagged: 'false',
      min_power: '22000',
      sort: 'name',
      archived: 'true',
    });
    expect(toQuery(search)).toEqual({
      q: 'ams',
      flagged: false,
      min_power: 22000,
      sort: 'name',
      archived: true,
    });
    expect(toCountQuery(search)).toEqual({ q: 'ams', flagged: false, min_power: 22000, archived: true });
    expect(toFilter(search)).toEqual({ q: 'ams', flagged: false, min_power: 22000 });
  });

  it('search and sort are no filters with a chip', () => {
    expect(activeFilters({ q: 'ams', sort: 'city', city: 'Almere', archived: 'true' })).toEqual([
      'city',
      'archived',
    ]);
  });
});
