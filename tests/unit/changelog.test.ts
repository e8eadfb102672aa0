import { describe, expect, test } from 'vitest';
import { changelogOf } from '../../scripts/adapters/changelog.ts';
import { changelogFile, writeChangelog } from '../../scripts/steps/compose-changelog.ts';
import { idOf, madeChange, madePortal, madeRelease } from '../support/made-portal.ts';

const issue = (number: number) => ({ text: `#${number}`, url: `https://github.com/lantern/lantern/issues/${number}` });

const release = madeRelease('2.4.1', {
  previous: 'v2.4.0',
  sections: [
    { key: 'fixes', title: 'Fixes', folded: false },
    { key: 'features', title: 'Features', folded: false },
  ],
  changes: [
    madeChange(1, { section: 'fixes', scope: 'wick', subject: 'burn `slowly`', references: [issue(12)] }),
    madeChange(2, { section: 'fixes', subject: 'a second one, which starts earlier in the alphabet' }),
    madeChange(3, {
      section: 'features',
      subject: 'light <b>two</b> lamps @everyone',
      breaking: true,
      breakingText: 'Oil is gone.\nUse gas.',
    }),
  ],
});

describe('the changelog of one release', () => {
  test('is exactly this', async () => {
    expect(
      await changelogOf(release, madePortal([release])),
    ).toBe(`## [2.4.1](https://github.com/lantern/lantern/compare/v2.4.0...v2.4.1) (2026-05-01)

### ⚠ BREAKING CHANGES

* Oil is gone.
  Use gas.

### Fixes

* **wick:** burn \`slowly\` ([0000000](https://github.com/lantern/lantern/commit/${idOf(1)})), references [#12](https://github.com/lantern/lantern/issues/12)
* a second one, which starts earlier in the alphabet ([0000000](https://github.com/lantern/lantern/commit/${idOf(2)}))

### Features

* light \\<b\\>two\\</b\\> lamps \`@everyone\` ([0000000](https://github.com/lantern/lantern/commit/${idOf(3)}))
`);
  });

  test('has its sections in the order of the pages, whatever the order of its changes', async () => {
    const turned = { ...release, changes: release.changes.toReversed() };
    const text = await changelogOf(turned, madePortal([turned]));
    expect(text.match(/^### \w.*/gm)).toEqual(['### Fixes', '### Features']);
  });

  test('has no links where the forge is unknown', async () => {
    const portal = madePortal([release]);
    portal.product = { ...portal.product, forge: null, repositoryUrl: null };
    const loose = {
      ...release,
      changes: release.changes.map((each) => ({ ...each, references: [{ text: '#12', url: null }] })),
    };
    const text = await changelogOf(loose, portal);
    expect(text).not.toContain('](');
    expect(text).toContain('## 2.4.1 (2026-05-01)');
    expect(text).toContain('* **wick:** burn `slowly` (#12) 0000000');
  });

  test('has every change, also of a section that nobody titled, and an entry that looks like a header', async () => {
    const odd = madeRelease('1.0.0', {
      changes: [madeChange(1, { section: 'other', subject: 'feat(x)!: not again' }), madeChange(2)],
    });
    const text = await changelogOf(odd, madePortal([odd]));
    expect(text).toContain('* feat(x)!: not again');
    expect(text).toContain('* change 2');
    expect(text).not.toContain('BREAKING');
  });

  test('names the component and says what was yanked', async () => {
    const yanked = { at: '2026-05-03T08:12:00Z', by: 'mara', reason: '', replacement: null };
    const beside = madeRelease('1.0.0', { component: 'wick', yanked });
    expect(await changelogOf(beside, madePortal([beside]))).toMatch(/^## wick 1\.0\.0 \\\[YANKED\\\] \(2026-05-01\)\n/);
  });
});

describe('the changelog of all', () => {
  const many = Array.from({ length: 120 }, (_, i) => madeRelease(`1.${120 - i}.0`));
  const beta = madeRelease('2.0.0-beta.1');

  test('the site has the same text as the command, cut with what is left', async () => {
    const portal = madePortal([beta, ...many]);
    const file = await changelogFile({ portal, releases: [beta, ...many] });
    const command = await writeChangelog(portal, many.slice(0, 100));
    expect(file).toEqual({ path: 'static/changelog.md', text: `${command}\n[20 older releases](releases/)\n` });
    expect(file.text).not.toContain('beta');
    expect(file.text.match(/^## /gm)).toHaveLength(100);
  });
});
