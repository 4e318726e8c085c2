// Debian's Chromium by Playwright: pages of people who are signed in already, watched for everything that a browser complains
// about (errors on the console, uncaught exceptions, violations of the content policy), and axe on what they show.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import type { Client } from '../support/client.ts';
import type { Program } from '../support/program.ts';

const chromium_path = process.env.CHARGEWARD_CHROMIUM ?? '/usr/bin/chromium';
/** Longer than anything on the page takes, also when the machine does other things. */
const patience_ms = 12_000;

let browser: Promise<Browser> | undefined;

function launch(): Promise<Browser> {
  assert.ok(existsSync(chromium_path), 'Chromium is not installed (script/bootstrap installs it)');
  return chromium.launch({
    executablePath: chromium_path,
    args: ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}

export async function close_browser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** What a browser logs when an answer is a refusal; tests bring these about. */
const refusal = /^Failed to load resource: the server responded with a status of (401|403|404|409|412|422)/;

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about since the last look; empty is good. */
  complaints: string[];
}

export async function visit(
  program: Program,
  person: Client | null,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  browser ??= launch();
  const context = await (await browser).newContext({
    baseURL: program.url,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  });
  context.setDefaultTimeout(patience_ms);
  if (person?.credentials.kind === 'session') {
    const [name, value] = person.credentials.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: program.url, httpOnly: true, sameSite: 'Lax' }]);
  }
  const complaints: string[] = [];
  await context.exposeBinding('reportPolicyViolation', (_, text: string) => {
    complaints.push(`content policy: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const report = (globalThis as unknown as { reportPolicyViolation: (text: string) => void })
        .reportPolicyViolation;
      report(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusal.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return { page, context, complaints };
}

/** Waits until a page shows what it has to: its heading, and nothing that still loads before one's eyes. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.mantine-Loader-root, [aria-busy="true"]')].every(
      (element) => !element.checkVisibility(),
    ),
  );
}

type Scheme = 'light' | 'dark';

/** Sets the colours, and waits until they are painted. */
export async function colour_scheme(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.getAttribute('data-mantine-color-scheme') === scheme,
    colorScheme,
  );
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(null)))),
  );
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules of taste that no success criterion of WCAG asks for. */
const not_asked = ['region', 'page-has-heading-one', 'landmark-unique', 'empty-table-header'];

/** WCAG 2.2 AA as far as a program can tell, in both colour schemes: the dark one differs in its colours only. */
export async function check_accessibility(
  page: Page,
  what: string,
  schemes: Scheme[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of schemes) {
    await colour_scheme(page, colorScheme);
    const axe = new AxeBuilder({ page });
    if (colorScheme === 'light') axe.withTags(levels).disableRules(not_asked);
    else axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    const told = violations.map(({ id, help, nodes }) => {
      const where = nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')}\n      ${failureSummary}`);
      return `${id}: ${help}\n    ${where.join('\n    ')}`;
    });
    assert.deepEqual(told, [], `${what}, ${colorScheme}`);
  }
  await colour_scheme(page, 'light');
}

export function expect_no_complaints({ complaints }: Visit): void {
  assert.deepEqual(complaints.splice(0), []);
}
