import { expect, test } from 'vitest';
import { findBrokenLinks } from '../support/broken-links.ts';
import { folderOf } from '../support/built-pages.ts';
import { PORTALS } from '../support/portals.ts';

test.each(PORTALS)('no link of the portal $name leads nowhere', ({ name, base }) => {
  expect(findBrokenLinks(folderOf(name), base)).toEqual([]);
});
