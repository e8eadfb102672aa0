import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchRecord } from '#domain/search-record.ts';
import { writeIndex } from '../../src/adapters/pagefind.ts';
import { madeChange, madePortal, madeRelease } from '../support/made-portal.ts';

// What the benchmark measures as a whole process: the search index of so many releases with 60 changes each; with `none`
// what making those releases costs alone, which is no part of it.
const count = Number(process.argv[2]);
const releases = Array.from({ length: count }, (_, number) => {
  const changes = Array.from({ length: 60 }, (_, at) =>
    madeChange(number * 60 + at, {
      subject: `change ${at} of release ${number} says what it does and why`,
      scope: `part-${at % 9}`,
    }),
  );
  return madeRelease(`${1 + Math.floor(number / 500)}.${Math.floor((number % 500) / 10)}.${number % 10}`, { changes });
});
const portal = madePortal(releases);
if (process.argv[3] !== 'none') {
  const folder = await mkdtemp(join(tmpdir(), 'tagline-index-'));
  await writeIndex(
    releases.map((release) => searchRecord(release, portal)),
    folder,
  );
  await rm(folder, { recursive: true });
}
