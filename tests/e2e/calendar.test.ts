import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAxeProblems } from '../support/axe.ts';
import { readIcs, textOf } from '../support/ics.ts';
import { addressOf, test } from '../support/page-test.ts';

const PATIENT = { timeout: 15_000 };
const group = (page: Page, name: string) =>
  page.locator('.cal-group').filter({ has: page.getByRole('heading', { name }) });

describe('the calendar of the sample', () => {
  test('lists by month what is coming, with what was moved and given up', async ({ page }) => {
    await page.goto(addressOf('sample', 'calendar/'));
    const december = (await group(page, 'December 2026').innerText()).replace(/\s+/g, ' ');
    expect(december).toMatch(/Thu 10 in 2 weeks 3\.2\.0 planned on Stable, line 3\.x/);
    expect(december).toContain('Moved from 3 December');
    expect(december).toContain('2.9.0 cancelled');
    expect(await group(page, 'March 2027').innerText()).toMatch(/2\.x\s+gets its last fixes/);
    await page.getByText('Earlier', { exact: true }).click();
    await page.locator('.cal-earlier').getByRole('link', { name: '3.1.0' }).waitFor(PATIENT);
    expect(await findAxeProblems(page)).toEqual([]);
  });

  test('is read on any day: what has passed goes where it belongs, and the line of today moves', async ({ page }) => {
    await page.route('**/calendar/', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replace('data-today="2026-11-20"', 'data-today="2027-01-02"'),
      });
    });
    await page.goto(addressOf('sample', 'calendar/'));
    const due = page.locator('[data-group="due"]');
    await due.getByText('3.2.0', { exact: true }).waitFor(PATIENT);
    expect(await due.innerText()).toContain('Past its day, not released yet');
    expect(await due.innerText()).not.toContain('2.9.0');
    expect((await group(page, 'December 2026').innerText()).replace(/\s+/g, ' ')).toMatch(
      /18 Dec – 4 Jan now Freeze of/,
    );
    expect(await page.getByRole('heading', { name: 'November 2026' }).isVisible()).toBe(false);
    const place = await page.locator('.ph-today').getAttribute('x1');
    expect(Number.parseFloat(place ?? '')).toBeGreaterThan(52);
  });

  test('is subscribed to by an address that calendar programs take, and every file is whole', async ({ page }) => {
    await page.goto(addressOf('sample', 'calendar/'));
    const subscribe = page.getByRole('link', { name: 'Subscribe to everything' });
    expect(await subscribe.getAttribute('href')).toBe('webcal://releases.lantern.example/calendar/all.ics');
    const files = await page
      .locator('a[href$=".ics"][download]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(files.length).toBeGreaterThanOrEqual(8);
    for (const file of files) {
      const answer = await page.request.get(file);
      expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
      const calendar = readIcs(await answer.text());
      expect(calendar.parts.length, file).toBeGreaterThan(0);
      expect(new Set(calendar.parts.map((event) => textOf(event, 'UID'))).size, file).toBe(calendar.parts.length);
    }
  });
});

describe('lines', () => {
  test('whose fixes ended since the build still get security fixes, until they end', async ({ page }) => {
    const on = async (day: string) => {
      await page.unrouteAll();
      await page.route('**/lines/', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace('data-today="2026-11-20"', `data-today="${day}"`),
        });
      });
      await page.goto(addressOf('sample', 'lines/'));
      return (await page.getByRole('row', { name: /^2\.x/ }).innerText()).replace(/\s+/g, ' ');
    };
    expect(await on('2027-05-01')).toContain('security until September 2027');
    expect(await on('2027-10-01')).toContain('ended September 2027');
  });

  test('say until when they get what, and where to go then', async ({ page }) => {
    await page.goto(addressOf('sample', 'lines/2.x/'));
    const support = page.getByRole('region', { name: 'Support' });
    expect((await support.innerText()).replace(/\s+/g, ' ')).toContain(
      'The line to move to from it is 3.x: what it changes.',
    );
    await support.getByRole('link', { name: 'what it changes' }).click();
    expect(page.url()).toContain('/compare/?from=2.8.4&to=3.1.1');
  });
});
