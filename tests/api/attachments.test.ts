// Files attached to incidents: every byte comes back, what is not what it says is refused, there is an end to how much, and
// who may read, attach and remove is who may read and write comments.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { attach, files, png, try_to_attach } from '../support/attachments.ts';
import { type Client, refused, type Schemas } from '../support/client.ts';
import { acted, kinds_of, log_of } from '../support/incidents.ts';
import { make_incident, make_location, unique } from '../support/samples.ts';
import { exchange } from '../support/wire.ts';
import { type Organisation, type World, world } from '../support/world.ts';

const never_made = '019aaf5e-7c1a-7d3e-9b1f-5a2c3d4e5f60';
const mebibyte = 1024 * 1024;

describe('attachments', () => {
  let stage: World;
  let first: Organisation;
  before(async () => {
    stage = await world();
    first = stage.first;
  });

  async function incident_id(): Promise<string> {
    const place = await make_location(first.operator, { customer_id: first.customer.id });
    const { id } = await make_incident(first.operator, place.id);
    await acted(first.operator, id, 'dispatch', { contact_id: first.contact.id });
    return id;
  }

  const path_of = (id: string, attachment_id: string) => ({ incident_id: id, attachment_id });

  const download = (client: Client, id: string, attachment_id: string) =>
    exchange(client.target, {
      method: 'GET',
      path: `/api/v1/incidents/${id}/attachments/${attachment_id}`,
      headers: client.identity('GET'),
    });

  const listed = async (client: Client, id: string) =>
    (await client.ok('list_attachments', { path: { incident_id: id } })).items;

  for (const [type, file] of Object.entries(files) as [Schemas['AttachmentType'], Buffer][]) {
    test(`OPS-05 a file of type ${type} comes back as it was sent`, async () => {
      const id = await incident_id();
      const answer = await try_to_attach(first.operator, id, file, type, 'Zähler "links" 100 %');
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      const made = answer.body;
      assert.equal(answer.headers.get('location'), `/api/v1/incidents/${id}/attachments/${made.id}`);
      assert.deepEqual(
        [made.name, made.content_type, made.size_bytes, made.sha256, made.attached_by.id, made.removable],
        [
          'Zähler "links" 100 %',
          type,
          file.length,
          createHash('sha256').update(file).digest('hex'),
          first.operator.user.id,
          true,
        ],
      );
      assert.deepEqual(await listed(first.operator, id), [made]);
      const got = await download(first.people.viewer, id, made.id);
      assert.equal(got.status, 200);
      assert.deepEqual(got.body, file);
      assert.equal(got.headers['content-type'], type);
      assert.equal(got.headers['x-content-type-options'], 'nosniff');
      assert.match(String(got.headers['content-security-policy']), /default-src 'none'.*sandbox/);
      const ending = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }[type as string];
      const name = `100%20%25.${ending ?? (type === 'text/plain' ? 'txt' : 'pdf')}`;
      const disposition = String(got.headers['content-disposition']);
      assert.match(
        disposition,
        /^attachment; filename="Z__hler _links_ 100 _\.\w+"; filename\*=UTF-8''Z%C3%A4hler/,
      );
      assert.ok(disposition.endsWith(name), disposition);
    });
  }

  test('OPS-05 a file of many pieces, of every byte, and of exactly 10 MiB comes back', async () => {
    const id = await incident_id();
    const file = Buffer.alloc(10 * mebibyte);
    for (let at = 0; at < file.length; at += 1) file[at] = (at * 31 + (at >> 8)) & 255;
    png.copy(file);
    const { id: attachment_id } = await attach(first.operator, id, file);
    assert.ok((await download(first.operator, id, attachment_id)).body.equals(file));
  });

  test('OPS-05 an upload that is sent again with its key is attached once', async () => {
    const id = await incident_id();
    const path = { incident_id: id };
    const input = { path, query: { file_name: 'meter.png' }, file: png, content_type: 'image/png' };
    const key = unique('key');
    const once = await first.operator.call('create_attachment', { ...input, key });
    assert.equal(once.status, 201);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => first.operator.call('create_attachment', { ...input, key })),
    );
    for (const again of answers) {
      assert.deepEqual([again.status, again.body], [201, once.body]);
      assert.equal(again.headers.get('location'), once.headers.get('location'));
    }
    const other = { ...input, file: files['text/plain'], content_type: 'text/plain', key };
    refused(await first.operator.call('create_attachment', other), 422, 'idempotency_key_reused');
    assert.equal((await first.operator.ok('list_attachments', { path })).items.length, 1);
    assert.equal(
      (await first.operator.call('create_attachment', input)).status,
      201,
      'without the key: another',
    );
  });

  test('OPS-05 a file over 10 MiB is 413, and nothing of it is kept', async () => {
    const id = await incident_id();
    const file = Buffer.concat([png, Buffer.alloc(10 * mebibyte - png.length + 1)]);
    refused(await try_to_attach(first.operator, id, file), 413, 'body_too_large');
    assert.deepEqual(await listed(first.operator, id), []);
  });

  test('OPS-05 a type that is not taken is 415 and says which are', async () => {
    const id = await incident_id();
    for (const type of ['image/svg+xml', 'text/html', 'application/octet-stream', 'image/gif']) {
      const problem = refused(
        await try_to_attach(first.operator, id, Buffer.from('<svg/>'), type),
        415,
        'unsupported_media_type',
      );
      assert.match(problem.detail ?? '', /image\/png.*text\/plain/);
    }
  });

  test('OPS-05 content that is not what its type says is 422', async () => {
    const id = await incident_id();
    const types = Object.keys(files) as Schemas['AttachmentType'][];
    for (const type of types) {
      const other = types[(types.indexOf(type) + 1) % types.length] as Schemas['AttachmentType'];
      const answer = await try_to_attach(first.operator, id, files[other], type);
      const [field] = refused(answer, 422, 'invalid', ['body']).errors ?? [];
      assert.equal(field?.code, 'wrong_content', `${other} as ${type}`);
    }
    refused(await try_to_attach(first.operator, id, Buffer.alloc(0)), 422, 'invalid', ['body']);
    assert.deepEqual(
      await kinds_of(first.operator, id),
      ['opened', 'dispatched'],
      'nothing was written down',
    );
  });

  test('OPS-05 a name is needed, is no path, and steers nothing', async () => {
    const id = await incident_id();
    for (const name of ['', '../x.png', 'a\\b', 'a\nb', '\u202egnp.exe', ' ', '.', 'x'.repeat(201)])
      refused(await try_to_attach(first.operator, id, png, 'image/png', name), 400, 'invalid_parameter', [
        'file_name',
      ]);
    const none = await first.operator.send('POST', `/api/v1/incidents/${id}/attachments`, {
      body: png,
      headers: { 'Content-Type': 'image/png' },
    });
    refused(none, 400, 'invalid_parameter', ['file_name']);
    const made = await attach(first.operator, id, files['text/plain'], 'text/plain', ' setup.bat ');
    assert.equal(made.name, 'setup.bat');
    const { headers } = await download(first.operator, id, made.id);
    assert.match(String(headers['content-disposition']), /filename="setup\.bat\.txt"/);
  });

  test('OPS-05 the timeline and the audit tell what was attached and removed, and by whom', async () => {
    const id = await incident_id();
    const { supporter } = first.people;
    const { id: attachment_id } = await attach(supporter, id);
    await supporter.ok('delete_attachment', { path: path_of(id, attachment_id) });
    const [attached, detached] = (await log_of(first.operator, id)).slice(-2);
    for (const [event, kind] of [
      [attached, 'attached'],
      [detached, 'detached'],
    ] as const) {
      assert.deepEqual(
        [event?.kind, event?.attachment, event?.actor.id],
        [kind, { id: attachment_id, name: 'photo.png' }, supporter.user.id],
      );
    }
    const { items } = await first.admin.ok('list_audit', {
      query: { entity_id: id, entity_type: 'incident' },
    });
    const changes = items.flatMap((entry) => entry.changes.map(({ field, to }) => [field, to]));
    assert.deepEqual(changes.slice(0, 2), [
      ['detached', 'photo.png'],
      ['attached', 'photo.png'],
    ]);
    refused(
      await first.operator.call('delete_attachment', { path: path_of(id, attachment_id) }),
      404,
      'not_found',
    );
    assert.equal((await download(first.operator, id, attachment_id)).status, 404);
  });

  test('OPS-05 one removes ones own files, an administrator all', async () => {
    const id = await incident_id();
    const { operator, admin, people } = first;
    const { id: attachment_id } = await attach(people.installer, id);
    for (const other of [operator, people.supporter]) {
      assert.equal((await listed(other, id))[0]?.removable, false);
      refused(await other.call('delete_attachment', { path: path_of(id, attachment_id) }), 403, 'forbidden');
    }
    assert.equal((await listed(people.installer, id))[0]?.removable, true);
    assert.equal((await listed(admin, id))[0]?.removable, true);
    await admin.ok('delete_attachment', { path: path_of(id, attachment_id) });
    assert.deepEqual(await listed(operator, id), []);
  });

  test('OPS-05 who may comment may attach, in every state; a customer sees no files, as it sees no comments', async () => {
    const { operator, people } = first;
    const id = await incident_id();
    const { id: attachment_id } = await attach(people.installer, id);
    await acted(operator, id, 'resolve', { text: 'x' });
    await acted(operator, id, 'close');
    await attach(people.supporter, id);
    assert.equal((await listed(people.viewer, id)).length, 2);
    refused(await try_to_attach(people.viewer, id), 403, 'forbidden');
    refused(await try_to_attach(people.customer, id), 403, 'forbidden');
    refused(await people.customer.call('list_attachments', { path: { incident_id: id } }), 403, 'forbidden');
    assert.equal((await download(people.customer, id, attachment_id)).status, 403);
    assert.ok(!(await kinds_of(people.customer, id)).includes('attached'));
    assert.ok((await kinds_of(people.installer, id)).includes('attached'));
  });

  test('OPS-05 an incident that one does not see has no files', async () => {
    const place = await make_location(first.operator);
    const { id } = await make_incident(first.operator, place.id);
    const { id: attachment_id } = await attach(first.operator, id);
    const other = await incident_id();
    for (const stranger of [first.people.installer, stage.second.admin]) {
      refused(await try_to_attach(stranger, id), 404, 'not_found');
      refused(await stranger.call('list_attachments', { path: { incident_id: id } }), 404, 'not_found');
      assert.equal((await download(stranger, id, attachment_id)).status, 404);
      refused(
        await stranger.call('delete_attachment', { path: path_of(id, attachment_id) }),
        404,
        'not_found',
      );
    }
    assert.equal((await download(first.operator, other, attachment_id)).status, 404, 'of another incident');
    refused(
      await first.admin.call('delete_attachment', { path: path_of(other, attachment_id) }),
      404,
      'not_found',
    );
    refused(await try_to_attach(first.operator, never_made), 404, 'not_found');
    assert.equal((await download(first.operator, id, attachment_id)).status, 200);
  });

  test('OPS-05 an incident takes twenty files and no more, until one is removed', async () => {
    const id = await incident_id();
    const answers = await Promise.all(Array.from({ length: 24 }, () => try_to_attach(first.operator, id)));
    const taken = answers.filter(({ status }) => status === 201);
    assert.equal(taken.length, 20);
    for (const answer of answers.filter(({ status }) => status !== 201))
      refused(answer, 409, 'attachments_full');
    const attachment_id = taken[0]?.body.id ?? '';
    await first.operator.ok('delete_attachment', { path: path_of(id, attachment_id) });
    await attach(first.operator, id);
  });

  test('OPS-05 an incident takes 100 MiB and no more', async () => {
    const id = await incident_id();
    const file = Buffer.concat([png, Buffer.alloc(10 * mebibyte - png.length)]);
    for (let count = 0; count < 10; count += 1) await attach(first.operator, id, file);
    refused(await try_to_attach(first.operator, id), 409, 'attachments_full');
  });
});
