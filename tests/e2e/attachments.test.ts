// Files and links on the page of an incident, as somebody on duty uses them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { files, png } from '../support/attachments.ts';
import { make_incident, make_location, unique } from '../support/samples.ts';
import { wait_until } from '../support/waiting.ts';
import { create_world, type World } from '../support/world.ts';
import { check_accessibility, expect_no_complaints, settled, type Visit, visit } from './browser.ts';
import { gone, has_text, shows } from './expectations.ts';

describe('attachments', () => {
  let stage: World;
  let seat: Visit;

  before(async () => {
    stage = await create_world();
    seat = await visit(stage.program, stage.first.operator);
  });
  after(async () => {
    await seat?.context.close();
    await stage?.program.dispose();
  });

  async function open(): Promise<string> {
    const { operator } = stage.first;
    const place = await make_location(operator);
    const { id } = await make_incident(operator, place.id);
    await seat.page.goto(`/incidents/${id}`);
    await settled(seat.page);
    return id;
  }

  const part = () => seat.page.getByTestId('attachments');
  const attached = async (id: string) =>
    (await stage.first.operator.ok('list_attachments', { path: { incident_id: id } })).items;
  const picture = (name: string) => ({ name, mimeType: 'image/png', buffer: png });

  test('OPS-05 a picture is attached by a key, seen, looked at, and removed', async () => {
    const { page } = seat;
    const id = await open();
    await has_text(part(), /Nothing is attached\. Choose files, drop them here, or paste a picture\./);
    const choosing = page.waitForEvent('filechooser');
    await page.evaluate(() => 0); // by now the browser knows that it is not to open the system's dialog
    await page.keyboard.press('f');
    await (await choosing).setFiles(picture('meter.png'));
    await has_text(part(), /meter\.png.*B/);
    await has_text(page.getByTestId('timeline'), /Attached meter\.png/);
    const thumbnail = part().locator('img');
    await wait_until('the picture is drawn', () =>
      thumbnail.evaluate((image) => (image as HTMLImageElement).naturalWidth === 48),
    );
    await check_accessibility(page, 'an incident with a file');
    await part().getByRole('button', { name: 'Show meter.png' }).click();
    await shows(page.getByRole('dialog', { name: 'meter.png' }).getByRole('img', { name: 'meter.png' }));
    await check_accessibility(page, 'a picture of an incident');
    await page.keyboard.press('Escape');
    const loading = page.waitForEvent('download');
    await part().getByRole('link', { name: 'Download meter.png' }).click();
    assert.equal((await loading).suggestedFilename(), 'meter.png');
    await part().getByRole('button', { name: 'Remove meter.png' }).click();
    const question = page.getByRole('dialog', { name: 'Remove meter.png' });
    await has_text(question, /deleted for everybody/);
    await check_accessibility(page, 'the question before a file is removed');
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await has_text(part(), /Nothing is attached/);
    await has_text(page.getByTestId('timeline'), /Removed the file meter\.png/);
    assert.deepEqual(await attached(id), []);
    expect_no_complaints(seat);
  });

  test('OPS-05 what is not taken says so at its place, and the others are', async () => {
    const { page } = seat;
    const id = await open();
    await page.getByTestId('attachment-input').setInputFiles([
      { name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
      { name: 'not a picture.png', mimeType: 'image/png', buffer: Buffer.from('MZ') },
      { name: 'session.log', mimeType: '', buffer: files['text/plain'] },
    ]);
    await has_text(part(), /This kind of file is not taken/);
    await has_text(part(), /The content of the file is not what its name says/);
    await shows(part().getByRole('link', { name: 'session.log', exact: true }));
    await check_accessibility(page, 'files that were not taken');
    while ((await part().getByRole('button', { name: 'Close' }).count()) > 0)
      await part().getByRole('button', { name: 'Close' }).first().click();
    await gone(part().getByRole('alert'));
    assert.deepEqual(
      (await attached(id)).map(({ name, content_type }) => [name, content_type]),
      [['session.log', 'text/plain']],
    );
    expect_no_complaints(seat);
  });

  test('OPS-05 a picture is pasted and a file is dropped', async () => {
    const { page } = seat;
    const id = await open();
    const give = (kind: 'paste' | 'drop', bytes: number[]) =>
      page.evaluate(
        ({ kind, bytes }) => {
          const given = new DataTransfer();
          given.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
          const target = document.querySelector('[data-testid="attachments"]');
          target?.dispatchEvent(
            kind === 'paste'
              ? new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true })
              : new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }),
          );
        },
        { kind, bytes },
      );
    await give('paste', [...png]);
    await wait_until('the pasted one is there', async () => (await attached(id)).length === 1);
    assert.match((await attached(id))[0]?.name ?? '', /^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
    await give('drop', [...png]);
    await wait_until('the dropped one is there', async () => (await attached(id)).length === 2);
    await has_text(part(), /image\.png/);
    expect_no_complaints(seat);
  });

  test('OPS-05 incidents are linked by a search, and the link is taken away and back', async () => {
    const { page } = seat;
    const { operator } = stage.first;
    const place = await make_location(operator);
    const other = await make_incident(operator, place.id, { title: unique('Substation tripped') });
    const id = await open();
    const field = page.getByRole('combobox', { name: 'Link with an incident' });
    await field.fill(other.title);
    await page.getByRole('option', { name: new RegExp(other.title) }).click();
    const list = page.getByTestId('linked-incidents');
    await has_text(list, new RegExp(`#${other.number} ${other.title}.*open`));
    await has_text(page.getByTestId('timeline'), /Linked with another/);
    await check_accessibility(page, 'an incident with a link');
    await list.getByRole('button', { name: `Take the link with #${other.number} away` }).click();
    await shows(page.getByText('It is linked with no other incident.'));
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await has_text(list, other.title);
    const { items } = await operator.ok('list_incident_links', { path: { incident_id: other.id } });
    assert.deepEqual(
      items.map((linked) => linked.id),
      [id],
    );
    expect_no_complaints(seat);
  });
});
