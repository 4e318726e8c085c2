// What bad input gets: each row of the table has its own answer, names the field by a JSON pointer, and changes nothing.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Client, refused, type Schemas } from '../support/client.ts';
import { location_input, make_location, make_sla, sla_input, unique } from '../support/samples.ts';
import { type World, world } from '../support/world.ts';

const no_such_id = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** The text of a JSON body with one field given as raw text. */
function with_raw(body: object, field: string, raw: string): string {
  return JSON.stringify({ ...body, [field]: '@' }).replace('"@"', raw);
}

describe('bad input', () => {
  let stage: World;
  let operator: Client;
  before(async () => {
    stage = await world();
    operator = stage.first.operator;
  });

  /** Sends it, and looks whether any SLA, location or audit entry came of it. */
  async function changes_nothing(send: () => Promise<void>): Promise<void> {
    const state = async () => {
      const { items } = await stage.first.admin.ok('list_audit', { query: { limit: 1 } });
      return items[0]?.sequence;
    };
    const at_first = await state();
    await send();
    assert.equal(await state(), at_first, 'something was changed');
  }

  const level = (raw: unknown) => ({ resolution_minutes: raw, restrict_to_weekdays: false });

  test('SLA-03 SLA-04 SLA-05 values that are not allowed are 422, each field named', async () => {
    const foreign = stage.second.contact.id;
    const rows: [object, string[]][] = [
      [{ ...sla_input(), name: '' }, ['/name']],
      [{ ...sla_input(), name: 'x'.repeat(121) }, ['/name']],
      [{ ...sla_input(), name: 7 }, ['/name']],
      [{ ...sla_input(), name: null }, ['/name']],
      [{ ...sla_input(), first_level: level(0) }, ['/first_level/resolution_minutes']],
      [{ ...sla_input(), first_level: level(-1) }, ['/first_level/resolution_minutes']],
      [{ ...sla_input(), first_level: level(1.5) }, ['/first_level/resolution_minutes']],
      [{ ...sla_input(), second_level: level(525_601) }, ['/second_level/resolution_minutes']],
      [{ ...sla_input(), second_level: level('60') }, ['/second_level/resolution_minutes']],
      [{ ...sla_input(), second_level: level(9_007_199_254_740_991) }, ['/second_level/resolution_minutes']],
      [
        { ...sla_input(), second_level: {} },
        ['/second_level/resolution_minutes', '/second_level/restrict_to_weekdays'],
      ],
      [{ ...sla_input(), first_level: 60 }, ['/first_level']],
      [{ ...sla_input(), contact_id: no_such_id }, ['/contact_id']],
      [{ ...sla_input(), contact_id: foreign }, ['/contact_id']],
      [{ ...sla_input(), contact_id: 'elbwerk' }, ['/contact_id']],
      [{ ...sla_input(), is_default: 'yes' }, ['/is_default']],
      [
        { name: '', first_level: level(0), second_level: level(0) },
        ['/first_level/resolution_minutes', '/name', '/second_level/resolution_minutes'],
      ],
      [{}, ['/first_level', '/name', '/second_level']],
    ];
    await changes_nothing(async () => {
      for (const [body, pointers] of rows)
        refused(await operator.send('POST', '/api/v1/slas', { body }), 422, 'invalid', pointers);
    });
  });

  test('whole numbers may be written as people write them', async () => {
    const body = with_raw(
      sla_input(),
      'first_level',
      '{"resolution_minutes":6.0e1,"restrict_to_weekdays":true}',
    );
    const answer = await operator.send('POST', '/api/v1/slas', { body });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    assert.equal((answer.body as Schemas['Sla']).first_level.resolution_minutes, 60);
  });

  test('values of a location that are not allowed are 422, each field named', async () => {
    const rows: [object, string[]][] = [
      [{ ...location_input(), coordinates: { latitude: 555, longitude: 5 } }, ['/coordinates/latitude']],
      [{ ...location_input(), coordinates: { latitude: 5 } }, ['/coordinates/longitude']],
      [{ ...location_input(), country: 'NL' }, ['/country']],
      [{ ...location_input(), country: 'QQQ' }, ['/country']],
      [{ ...location_input(), country_code: 'nl' }, ['/country_code']],
      [{ ...location_input(), party_id: 'TOOLONG' }, ['/party_id']],
      [{ ...location_input(), ocpi_id: 'x'.repeat(37) }, ['/ocpi_id']],
      [{ ...location_input(), parking_type: 'ROOF' }, ['/parking_type']],
      [{ ...location_input(), sla_id: no_such_id }, ['/sla_id']],
      [{ ...location_input(), customer_id: stage.second.customer.id }, ['/customer_id']],
      [{ ...location_input(), name: ' ' }, ['/name']],
      [{ name: 'a' }, ['/address', '/city', '/country']],
    ];
    await changes_nothing(async () => {
      for (const [body, pointers] of rows)
        refused(await operator.send('POST', '/api/v1/locations', { body }), 422, 'invalid', pointers);
    });
  });

  test('an unknown, a read-only and a duplicate field are 400, and nothing changes', async () => {
    const sla = await make_sla(operator);
    const place = await make_location(operator);
    const post = (body: object | string) => operator.send('POST', '/api/v1/slas', { body });
    await changes_nothing(async () => {
      refused(await post({ ...sla_input(), colour: 'red' }), 400, 'unknown_field', ['/colour']);
      const deep = { ...sla_input(), first_level: { ...level(60), colour: 'red' } };
      refused(await post(deep), 400, 'unknown_field', ['/first_level/colour']);
      refused(await post({ ...sla_input(), id: no_such_id }), 400, 'read_only_field', ['/id']);
      refused(await post({ ...sla_input(), version: 1 }), 400, 'read_only_field', ['/version']);
      refused(await post(`{"name":"a","name":"b"}`), 400, 'duplicate_field', ['/name']);
      refused(await post(`{"name":"a","n\\u0061me":"b"}`), 400, 'duplicate_field', ['/name']);
      const headers = { 'If-Match': `"${place.version}"` };
      const patch = (body: object) =>
        operator.send('PATCH', `/api/v1/locations/${place.id}`, { body, headers });
      refused(await patch({ flagged: false }), 400, 'read_only_field', ['/flagged']);
      refused(await patch({ ocpi_id: 'x' }), 400, 'read_only_field', ['/ocpi_id']);
      refused(await patch({ sla: null }), 400, 'read_only_field', ['/sla']);
      const put = await operator.send('PUT', `/api/v1/slas/${sla.id}`, {
        body: { ...sla },
        headers: { 'If-Match': `"${sla.version}"` },
      });
      assert.equal(put.status, 400);
    });
  });

  test('what is not JSON as it must be is 400, and nothing changes', async () => {
    const good = sla_input();
    const rows: [string, string | Buffer, string][] = [
      ['nothing', '', 'malformed_json'],
      ['no JSON', 'name=a', 'malformed_json'],
      ['cut', JSON.stringify(good).slice(0, -5), 'malformed_json'],
      ['something behind it', `${JSON.stringify(good)}{}`, 'malformed_json'],
      ['a comment', `/* */${JSON.stringify(good)}`, 'malformed_json'],
      ['a trailing comma', '{"name":"a",}', 'malformed_json'],
      ['1e999', with_raw(good, 'description', '1e999'), 'malformed_json'],
      ['NaN', with_raw(good, 'description', 'NaN'), 'malformed_json'],
      ['depth 33', with_raw(good, 'description', nested(33)), 'malformed_json'],
      ['a very deep one', nested(100_000), 'malformed_json'],
      ['a NUL, escaped', with_raw(good, 'description', '"a\\u0000b"'), 'invalid_utf8'],
      ['a NUL', Buffer.from(with_raw(good, 'description', '"a\0b"')), 'malformed_json'],
      [
        'bad UTF-8',
        Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
        'invalid_utf8',
      ],
      [
        'an overlong form',
        Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
        'invalid_utf8',
      ],
      ['half of a surrogate pair', with_raw(good, 'description', '"\\ud800"'), 'invalid_utf8'],
      ['an array', '[]', ''],
      ['null', 'null', ''],
    ];
    await changes_nothing(async () => {
      for (const [what, body, code] of rows) {
        const answer = await operator.send('POST', '/api/v1/slas', { body });
        const text = `${what}: ${JSON.stringify(answer.body)}`;
        if (code === '') assert.ok([400, 422].includes(answer.status), text);
        else assert.equal(answer.status, 400, text);
        if (code === 'malformed_json')
          assert.ok(['malformed_json', 'invalid_utf8'].includes(answer.problem.code), text);
        if (code === 'invalid_utf8')
          assert.ok(['malformed_json', 'invalid_utf8'].includes(answer.problem.code), text);
      }
    });
  });

  test('depth 32 is not too deep to be read', async () => {
    const body = with_raw(sla_input(), 'description', nested(31));
    refused(await operator.send('POST', '/api/v1/slas', { body }), 422, 'invalid', ['/description']);
  });

  test('a wrong content type is 415', async () => {
    const body = JSON.stringify(sla_input());
    await changes_nothing(async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'x'])
        refused(
          await operator.send('POST', '/api/v1/slas', { body, headers: { 'Content-Type': type } }),
          415,
          'unsupported_media_type',
        );
    });
    const name = unique('charset');
    const answer = await operator.send('POST', '/api/v1/slas', {
      body: sla_input({ name }),
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    });
    assert.equal(answer.status, 201);
  });

  test('text is kept as text, whatever it looks like', async () => {
    const name = unique(`<img src=x onerror=alert(1)> '; DROP TABLE slas; -- \u202e ${'\u{1F50C}'}`);
    const sla = await make_sla(operator, { name });
    assert.equal(sla.name, name);
    const { items } = await operator.ok('list_slas', { query: { q: name } });
    assert.deepEqual(
      items.map(({ id }) => id),
      [sla.id],
    );
  });

  test('what is no id, an unknown path and a wrong method have their answers', async () => {
    for (const id of ['12', no_such_id.toUpperCase(), '%00', '%ff', '..%2f..', `${no_such_id}0`]) {
      const answer = await operator.send('GET', `/api/v1/slas/${id}`);
      assert.ok([400, 404].includes(answer.status), `${id}: ${answer.status}`);
    }
    refused(await operator.send('GET', '/api/v1/nothing'), 404, 'not_found');
    refused(await operator.send('GET', '/api/v2/slas'), 404, 'not_found');
    refused(await operator.send('GET', '/api/v1/slas/'), 404, 'not_found');
    const wrong = await operator.send('PUT', '/api/v1/slas', { body: {} });
    refused(wrong, 405, 'method_not_allowed');
    assert.deepEqual(
      (wrong.headers.get('allow') ?? '')
        .split(/, */)
        .filter((method) => method !== 'HEAD')
        .sort(),
      ['GET', 'POST'],
    );
    refused(await operator.send('TRACE', '/api/v1/slas'), 405, 'method_not_allowed');
  });
});
