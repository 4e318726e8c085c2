// What a page shall show, asked again until it does.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { wait_until } from '../support/waiting.ts';

export async function shows(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'visible' });
}

export async function gone(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'hidden' });
}

export async function has_text(locator: Locator, pattern: RegExp | string): Promise<void> {
  let last = '';
  await wait_until(`the text matches ${pattern}`, async () => {
    last =
      (await locator
        .first()
        .textContent()
        .catch(() => '')) ?? '';
    return typeof pattern === 'string' ? last.includes(pattern) : pattern.test(last);
  }).catch(() => assert.fail(`"${last}" does not match ${pattern}`));
}

export async function at_path(page: Page, pattern: RegExp): Promise<void> {
  await wait_until(`the address matches ${pattern}`, () => pattern.test(new URL(page.url()).pathname)).catch(
    () => assert.fail(`${page.url()} does not match ${pattern}`),
  );
}

/** Chooses an option of a list that opens at a field. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).first().click();
}

export const save = (page: Page) => page.getByRole('button', { name: /^Save/ }).click();
