// Runs last: an operation of the contract that no test exercised, or that no test saw do its work, fails here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all_operations } from '../support/contract.ts';
import { seen } from '../support/contract_check.ts';

test('every operation of the contract was exercised and did its work', () => {
  const is_good = ({ id }: { id: string }) =>
    [200, 201, 202, 204].some((status) => seen.has(`${id} ${status}`));
  const never = all_operations.filter((operation) => !is_good(operation)).map(({ id }) => id);
  assert.deepEqual(never, [], 'no test saw these answer well');
});

test('every status that a test can bring about was seen for each operation that names it', () => {
  // Brought about by a fault (500, 503: tests/crash), by the listener before any operation (414, 431), or by a rate.
  const elsewhere = new Set([414, 429, 431, 500, 503]);
  const unseen = all_operations.flatMap(({ id, responses }) =>
    [...responses.keys()]
      .filter((status) => !elsewhere.has(status) && !seen.has(`${id} ${status}`))
      .map((status) => `${id} ${status}`),
  );
  // 400, 409, 413 and 415 are the same few lines of code for all operations; here it counts that each kind was seen.
  const kinds = new Set(unseen.map((row) => Number(row.split(' ')[1])));
  for (const status of [401, 403, 404, 412, 428])
    assert.deepEqual(
      unseen.filter((row) => row.endsWith(` ${status}`)),
      [],
      `${status} was not seen`,
    );
  for (const status of kinds)
    assert.ok(
      [...seen].some((row) => row.endsWith(` ${status}`)),
      `${status} was never seen`,
    );
});
