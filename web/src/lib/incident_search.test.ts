// The filters of incidents between URL and API.
import { describe, expect, it } from 'vitest';
import { endOfToday, incidentSearch, queueSearch, toIncidentQuery } from './incident_search';

const kMidnight = '2026-03-07T00:00:00.000Z';

describe('the filters of incidents', () => {
  it('OPS-05 come out of the URL as they went in', () => {
    const search = { q: 'power', state: 'any', level: 'second', assignee: 'none', breached: 'true' };
    expect(incidentSearch(search)).toEqual(search);
  });

  it('what can’t be used is left out', () => {
    expect(incidentSearch({ state: 'broken', severity: '', sort: 'name', page: '7' })).toEqual({});
    expect(queueSearch({ state: 'closed', evse_uid: '1' })).toEqual({});
  });

  it('become the query of the API', () => {
    expect(toIncidentQuery({ paused: 'false', due: 'today', severity: 'safety' }, kMidnight)).toEqual({
      paused: false,
      due_before: kMidnight,
      severity: 'safety',
    });
  });

  it('today ends at the reader’s midnight', () => {
    const end = new Date(endOfToday(new Date(2026, 2, 6, 23, 59)));
    expect([end.getDate(), end.getHours(), end.getMinutes()]).toEqual([7, 0, 0]);
  });
});
