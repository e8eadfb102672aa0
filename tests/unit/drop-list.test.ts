import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isListName, listRemarks, listVerdict, readHashList } from '#domain/drop/drop-list.ts';
import { hashOf } from '../support/made-artifacts.ts';
import { sampleArtifact } from '../support/sample-artifact.ts';

const SAMPLE = join(import.meta.dirname, '..', 'fixtures', 'signatures', 'sample', 'SHA256SUMS');
const FILE = 'lantern-3.1.1-linux-x64.tar.gz';
const list = readHashList('SHA256SUMS', readFileSync(SAMPLE, 'utf8'));
const good = { badge: { text: 'signature good', tone: 'good' }, by: 'Mara Lind' } as const;
const bad = { badge: { text: 'signature bad', tone: 'bad' }, by: null } as const;

function says(signatures: readonly (typeof good | typeof bad)[], file = { name: FILE, sha256: hashOfSample() }) {
  return list && listRemarks(file, [{ ...list, signatures }]).map(({ tone, text }) => `${tone}: ${text}`);
}

function hashOfSample(): string {
  return hashOf(sampleArtifact(FILE).toString('latin1'));
}

test('a list of checksums is known by its name and holds files', () => {
  expect(['SHA256SUMS', 'lantern_checksums.txt', 'a.zip.sha256', 'a.zip'].map(isListName)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(list && listVerdict(list).title).toBe('SHA256SUMS names 7 files');
  expect(readHashList('SHA256SUMS', '<html>')).toBe(null);
});

test('a file is held against the list that came with it, which is worth as much as its signature', () => {
  expect(says([good])).toEqual(['good: SHA256SUMS names its SHA-256, and that list is signed by Mara Lind.']);
  expect(says([])).toEqual(['edge: SHA256SUMS names its SHA-256, but nobody checked who made that list.']);
  expect(says([good, bad])).toEqual(['warning: SHA256SUMS names its SHA-256, but the signature of that list is bad.']);
  expect(says([good], { name: FILE, sha256: hashOf('other') })).toEqual([
    'bad: SHA256SUMS names another SHA-256 for it: one of the two was altered.',
  ]);
  expect(says([good], { name: 'other.zip', sha256: hashOfSample() })).toEqual([]);
});
