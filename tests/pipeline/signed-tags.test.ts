import { appendFileSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { TagSignature } from '#domain/tag-signature.ts';
import { manifestAdd } from '../../scripts/commands/manifest-add.ts';
import type { Mined } from '../../scripts/steps/mine.ts';
import { createPortalFolder } from '../support/broken-inputs.ts';
import { stateOf } from '../support/folder-state.ts';
import { runGit } from '../support/git.ts';
import { GPG_BLOCK, GPG_SIGNATURE } from '../support/gpg-samples.ts';
import { createGpgSigner, HAS_GPG } from '../support/gpg-signer.ts';
import { mineFolder } from '../support/mined.ts';
import { tagText, writeTag } from '../support/signed-tags.ts';
import { createCanary } from '../support/spy-program.ts';
import { createSshSigner } from '../support/ssh-signer.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { createRepository } from '../support/temp-repository.ts';

/** Who signs, for tests that are the same of SSH and of GPG. */
interface Signer {
  sign: (payload: string) => string;
  /** As `key` of the settings. */
  key: () => string;
}

const ends: (() => void)[] = [];
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => {
  for (const end of ends) end();
});

function sshSigner(): Signer {
  const { line, sign } = createSshSigner();
  return { sign: (payload) => sign(payload), key: () => line };
}

function gpgSigner(since?: string, days?: number): Signer & { revoke: () => void } {
  const { block, sign, revoke, end } = createGpgSigner(since, days);
  ends.push(end);
  return { sign, revoke, key: () => `|\n${block().replace(/^/gm, '      ')}` };
}

/** A repository of two releases, of 2025 and 2026, whose tags tests write themselves. */
function twoCommits(): { path: string; old: string; young: string } {
  const repository = createRepository((history) => {
    const day = (text: string): number => Date.parse(`${text}T10:00:00Z`) / 1000;
    const old = history.commit({ message: 'feat: light', date: day('2025-03-01') });
    const young = history.commit({ message: 'feat: colour', date: day('2026-03-01') });
    history.tag('old', old);
    history.tag('young', young);
  });
  const [old = '', young = ''] = runGit(repository.path, ['rev-parse', 'old', 'young']).trim().split('\n');
  runGit(repository.path, ['tag', '-d', 'old', 'young']);
  return { path: repository.path, old, young };
}

function settings(kind: string, key: string, more = ''): Record<string, string> {
  return { 'portal.yaml': `keys:\n  - id: mara\n    kind: ${kind}\n    owner: Mara Lind\n    key: ${key}\n${more}` };
}

async function signatureOf(mined: Promise<Mined>, tag: string): Promise<TagSignature> {
  const found = (await mined).releases.find((release) => release.tag === tag);
  if (!found) throw new Error(`There is no release of the tag ${tag}.`);
  return found.signature;
}

const KINDS: [kind: string, make: () => Signer][] = [
  ['ssh', sshSigner],
  ...(HAS_GPG ? [['gpg', gpgSigner] as [string, () => Signer]] : []),
];

describe.each(KINDS)('tags signed with %s', (kind, make) => {
  const mara = make();
  const other = make();
  const told = { kind, key: 'mara', by: 'Mara Lind' };
  const sign = mara.sign;

  it('are verified where name, commit, key and day fit', async () => {
    const { path, old } = twoCommits();
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    const mined = mineFolder(path, { content: settings(kind, mara.key()) });
    expect(await signatureOf(mined, 'v1.0.0')).toMatchObject({ state: 'verified', ...told, reason: null });
    expect((await mined).portal.tags).toMatchObject({ keys: 1, signatures: { verified: 1 } });
    expect((await mined).problems).toEqual([]);
  });

  it('are told apart from lightweight ones, from annotated ones and from those of strangers', async () => {
    const { path, old } = twoCommits();
    runGit(path, ['tag', 'v1.0.0', old]);
    writeTag(path, 'v1.0.1', tagText({ name: 'v1.0.1', commit: old, day: '2025-03-02' }));
    writeTag(path, 'v1.0.2', tagText({ name: 'v1.0.2', commit: old, day: '2025-03-02', sign: other.sign }));
    const { releases } = await mineFolder(path, { content: settings(kind, mara.key()) });
    const states = Object.fromEntries(releases.map(({ tag, signature }) => [tag, signature.state]));
    expect(states).toEqual({ 'v1.0.0': 'lightweight', 'v1.0.1': 'unsigned', 'v1.0.2': 'unknown-signer' });
    expect(releases.find(({ tag }) => tag === 'v1.0.2')?.signature).toMatchObject({ key: null, by: null });
  });

  it('are not accepted under another name, which git itself accepts', async () => {
    const { path, old } = twoCommits();
    const id = writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    runGit(path, ['update-ref', 'refs/tags/v9.9.9', id]);
    const mined = mineFolder(path, { content: settings(kind, mara.key()) });
    const replayed = await signatureOf(mined, 'v9.9.9');
    expect(replayed).toMatchObject({ state: 'replayed', ...told });
    expect(replayed.reason).toBe('It was signed under the name v1.0.0, not v9.9.9.');
    expect((await mined).problems).toMatchObject([{ code: 'replayed-signature', severity: 'strict' }]);
  });

  it('are judged by the settings alone, whatever the configuration of the repository says', async () => {
    const { path, old } = twoCommits();
    const folder = createTempFolder('config');
    const { program, ran } = createCanary(folder);
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign: other.sign }));
    const lines = [
      '[gpg]',
      `\tprogram = ${program}`,
      `\tformat = ${kind === 'ssh' ? 'ssh' : 'openpgp'}`,
      `[gpg "ssh"]\n\tprogram = ${program}\n\tallowedSignersFile = ${join(folder, 'signers')}`,
      '[tag]\n\tgpgSign = true\n[user]\n\tsigningKey = stranger',
    ];
    appendFileSync(join(folder, 'signers'), `mara@example.com ${other.key()}\n`);
    appendFileSync(join(path, '.git', 'config'), `${lines.join('\n')}\n`);
    const before = stateOf(path);
    const mined = mineFolder(path, { content: settings(kind, mara.key()) });
    expect((await signatureOf(mined, 'v1.0.0')).state).toBe('unknown-signer');
    expect(ran()).toBe(false);
    expect(stateOf(path)).toEqual(before);
  });

  it('count only within the days of their key', async () => {
    const { path, old, young } = twoCommits();
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    writeTag(path, 'v1.1.0', tagText({ name: 'v1.1.0', commit: young, day: '2026-03-02', sign }));
    writeTag(path, 'v0.9.0', tagText({ name: 'v0.9.0', commit: old, day: '2024-12-01', sign }));
    const content = settings(kind, mara.key(), '    from: 2025-01-01\n    until: 2025-12-31\n');
    const mined = mineFolder(path, { content });
    expect((await signatureOf(mined, 'v1.0.0')).state).toBe('verified');
    expect((await signatureOf(mined, 'v1.1.0')).reason).toBe(
      'It is dated 2026-03-02, and the key was in use until 2025-12-31.',
    );
    expect((await signatureOf(mined, 'v0.9.0')).reason).toBe(
      'It is dated 2024-12-01, and the key is in use since 2025-01-01.',
    );
  });

  it('cannot be dated back before the newest commit that they contain', async () => {
    const { path, young } = twoCommits();
    const tree = runGit(path, ['rev-parse', `${young}^{tree}`]).trim();
    const person = 'Mara Lind <mara@example.com> 1740900000 +0000';
    const dated = `tree ${tree}\nparent ${young}\nauthor ${person}\ncommitter ${person}\n\nfix: dated back\n`;
    const evil = runGit(path, ['hash-object', '-t', 'commit', '-w', '--stdin'], dated).trim();
    writeTag(path, 'v1.0.1', tagText({ name: 'v1.0.1', commit: evil, day: '2025-06-01', sign }));
    writeTag(path, 'v1.1.0', tagText({ name: 'v1.1.0', commit: young, day: '2025-06-01', sign }));
    const mined = mineFolder(path, { content: settings(kind, mara.key(), '    until: 2025-12-31\n') });
    for (const tag of ['v1.0.1', 'v1.1.0'])
      expect(await signatureOf(mined, tag)).toMatchObject({
        state: 'expired',
        reason: 'It is dated 2025-06-01, but cannot be older than 2026-03-01; the key was in use until 2025-12-31.',
      });
  });

  it('count for nothing once their key is revoked, but for what was recorded before', async () => {
    const { path, old } = twoCommits();
    const id = writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    writeTag(path, 'v1.0.1', tagText({ name: 'v1.0.1', commit: old, day: '2025-03-03', sign }));
    const content = settings(kind, mara.key(), '    revoked: 2026-02-01\n');
    const lock = { 'tags.lock': `2025-03-05 v1.0.0 ${old} ${id}\n` };
    const mined = mineFolder(path, { content: { ...content, ...lock } });
    expect((await signatureOf(mined, 'v1.0.0')).state).toBe('verified');
    expect(await signatureOf(mined, 'v1.0.1')).toMatchObject({ state: 'revoked', ...told });
    expect((await signatureOf(mineFolder(path, { content }), 'v1.0.0')).state).toBe('revoked');
  });

  it('are bad where anything of the tag was changed', async () => {
    const { path, old, young } = twoCommits();
    const text = tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign });
    writeTag(path, 'v1.0.0', text.replace(old, young));
    writeTag(path, 'v1.0.1', text.replace('tag v1.0.0', 'tag v1.0.1'));
    writeTag(path, 'v1.0.2', text.replace('\nLantern\n', '\nLantern.\n'));
    writeTag(path, 'v1.0.3', text.replace(/-----END[\s\S]*/, ''));
    writeTag(path, 'v1.0.4', `${text}${mara.sign('another text')}`);
    const mined = await mineFolder(path, { content: settings(kind, mara.key()) });
    const states = mined.releases.map(({ tag, signature }) => [tag, signature.state]);
    const cut = kind === 'ssh' ? 'bad' : 'not-checked';
    expect(Object.fromEntries(states)).toEqual({
      ...{ 'v1.0.0': 'bad', 'v1.0.1': 'bad', 'v1.0.2': 'bad', 'v1.0.3': cut, 'v1.0.4': 'bad' },
    });
    expect(mined.problems.every(({ code }) => code === 'bad-signature')).toBe(true);
  });

  it('stop the build where a channel asks for them and one is not verified', async () => {
    const { path, old, young } = twoCommits();
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02' }));
    writeTag(path, 'v1.1.0', tagText({ name: 'v1.1.0', commit: young, day: '2026-03-02', sign }));
    const codes = async (policy: string): Promise<string[]> => {
      const content = settings(kind, mara.key(), policy);
      return (await mineFolder(path, { content })).problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(await codes('policy: { stable: { signedTags: true } }\n')).toEqual(['error tag-not-verified']);
    expect(await codes("policy: { stable: { signedTags: '2026-01-01' } }\n")).toEqual([]);
    // Dated back, and with a commit that is not.
    writeTag(path, 'v1.1.1', tagText({ name: 'v1.1.1', commit: young, day: '2025-06-01' }));
    expect(await codes("policy: { stable: { signedTags: '2026-01-01' } }\n")).toEqual(['error tag-not-verified']);
    expect(await codes('policy: { beta: { signedTags: true } }\n')).toEqual([]);
  });
});

describe('tagline manifest add --publish', () => {
  it('refuses a tag that is not signed by a key of the settings where the channel asks for it', async () => {
    const { path, old, young } = twoCommits();
    const mara = sshSigner();
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02' }));
    writeTag(path, 'v1.1.0', tagText({ name: 'v1.1.0', commit: young, day: '2026-03-02', sign: mara.sign }));
    writeTag(path, 'v1.2.0', tagText({ name: 'v1.2.0', commit: young, day: '2026-03-03', sign: sshSigner().sign }));
    const policy = "policy: { stable: { signedTags: '2025-01-01' } }\n";
    const content = createPortalFolder([
      { path: 'portal.yaml', text: settings('ssh', mara.key(), policy)['portal.yaml'] ?? '' },
      { path: 'channels/stable/channel.yaml', text: 'name: Stable\n' },
    ]);
    const file = join(createTempFolder('dist'), 'lantern.zip');
    writeFileSync(file, 'bytes');
    const publish = (version: string) =>
      manifestAdd(
        { repo: path, content, channel: 'stable', version, url: ADDRESSES, publish: true, by: 'mara' },
        [file],
        new Date(),
      );
    for (const version of ['1.0.0', '1.2.0'])
      await expect(publish(version)).rejects.toMatchObject({ problems: [{ code: 'tag-not-verified' }] });
    expect(existsSync(join(content, 'channels/stable/log.yaml'))).toBe(false);
    expect(await publish('1.1.0')).toMatchObject({ state: 'offered' });
  });
});

const ADDRESSES = 'https://downloads.example.com/{version}/';

describe('signatures of tags', () => {
  it('are said to be there, and not checked, where no key is named', async () => {
    const { path, old } = twoCommits();
    const { sign } = sshSigner();
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    expect(await signatureOf(mineFolder(path), 'v1.0.0')).toMatchObject({
      ...{ state: 'not-checked', kind: 'ssh', reason: 'The settings name no SSH key for tags.' },
    });
    const content = { 'portal.yaml': 'policy: { stable: { signedTags: true } }\n' };
    expect((await mineFolder(path, { content })).problems).toMatchObject([{ code: 'no-tag-keys', severity: 'error' }]);
  });

  it('of a nested tag stand for the commit at its end', async () => {
    const { path, old } = twoCommits();
    const mara = sshSigner();
    const inner = writeTag(path, 'inner', tagText({ name: 'inner', commit: old, day: '2025-03-02' }));
    const around = (payload: string): string => mara.sign(payload);
    const payload = tagText({ name: 'v1.0.0', commit: inner, day: '2025-03-02' }).replace('type commit', 'type tag');
    writeTag(path, 'v1.0.0', `${payload}${around(payload)}`);
    const mined = mineFolder(path, { content: settings('ssh', mara.key()) });
    expect((await signatureOf(mined, 'v1.0.0')).state).toBe('verified');
  });

  it.skipIf(process.platform === 'win32')(
    'of GPG are not checked where there is no gpg, and that is told',
    async () => {
      const { path, old } = twoCommits();
      writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign: () => GPG_SIGNATURE }));
      const bin = createTempFolder('bin');
      const git = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'git'));
      symlinkSync(git.find((file) => existsSync(file)) ?? '', join(bin, 'git'));
      process.env.PATH = bin;
      const mined = mineFolder(path, { content: settings('gpg', `|\n${GPG_BLOCK.replace(/^/gm, '      ')}`) });
      expect((await signatureOf(mined, 'v1.0.0')).reason).toBe('There was no gpg where this was built.');
      expect((await mined).problems).toMatchObject([{ code: 'gpg-missing', severity: 'strict' }]);
    },
  );

  it.runIf(HAS_GPG)('follow what a key of GPG says of its own end (left out where gpg is missing)', async () => {
    const { path, old, young } = twoCommits();
    const mara = gpgSigner('20250101T000000', 365);
    const { sign } = mara;
    writeTag(path, 'v1.0.0', tagText({ name: 'v1.0.0', commit: old, day: '2025-03-02', sign }));
    writeTag(path, 'v1.1.0', tagText({ name: 'v1.1.0', commit: young, day: '2026-03-02', sign }));
    const mined = mineFolder(path, { content: settings('gpg', mara.key()) });
    expect((await signatureOf(mined, 'v1.0.0')).state).toBe('verified');
    expect((await signatureOf(mined, 'v1.1.0')).state).toBe('expired');
    mara.revoke();
    const after = mineFolder(path, { content: settings('gpg', mara.key()) });
    expect((await signatureOf(after, 'v1.0.0')).reason).toBe(
      'The key is not trusted any more: its owner revoked it, and the tag was not recorded before.',
    );
  });
});
