import { describe, expect, it } from 'vitest';
import { crossCheck } from '#domain/cross-check.ts';
import { checkCorrections } from '#domain/cross-check-notes.ts';
import type { ChannelDefinition, Manifest, NotesChange, NotesFile, PortalFolder } from '#domain/portal-folder.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

const release = (version: string, commit = A) => ({
  id: version,
  component: 'lantern',
  version,
  tag: `v${version}`,
  commit,
});
const packaged = (version: string) => ({
  id: `cli/${version}`,
  component: 'cli',
  version,
  tag: `cli@${version}`,
  commit: A,
});
const RELEASES = [release('1.0.0'), release('1.1.0'), release('2.0.0'), release('2.1.0-rc.1'), packaged('0.3.0')];

function manifest(version: string, more: Partial<Manifest> = {}): Manifest {
  return {
    file: `channels/stable/${version}.yaml`,
    channel: 'stable',
    component: null,
    version,
    commit: null,
    date: null,
    artifacts: [],
    ...more,
  };
}

function notes(version: string, changes: NotesChange[] = [], component: string | null = null): NotesFile {
  const empty = { title: null, summary: null, highlights: [], upgrade: [], knownIssues: [], body: '', media: [] };
  return { ...empty, file: `notes/${version}.mdx`, component, version, changes };
}

function channel(events: ChannelDefinition['events']): ChannelDefinition {
  const texts = {
    name: 'Stable',
    description: '',
    cadence: '',
    support: '',
    audience: '',
    switching: '',
    goingBack: '',
  };
  return { id: 'stable', ...texts, install: [], order: 1, events, head: null };
}

function told(folder: Partial<PortalFolder>) {
  const empty: PortalFolder = {
    dir: '/portal',
    settings: DEFAULT_SETTINGS,
    channels: [],
    manifests: [],
    notes: [],
    advisories: [],
    plan: [],
    problems: [],
  };
  return crossCheck({ ...empty, ...folder }, RELEASES);
}

describe('crossCheck', () => {
  it('is content with a folder that agrees with git', () => {
    const manifests = [manifest('2.0.0', { commit: A }), manifest('0.3.0', { component: 'cli' })];
    const event = {
      id: 1,
      at: '2026-05-01T10:00:00Z',
      by: 'mara',
      action: 'published',
      channel: 'stable',
      version: 'cli@0.3.0',
    } as const;
    expect(
      told({ manifests, notes: [notes('1.1.0'), notes('0.3.0', [], 'cli')], channels: [channel([event])] }),
    ).toEqual([]);
  });

  it('tells a manifest that the log of its channel says nothing of', () => {
    const event = { id: 1, by: 'mara', action: 'published', channel: 'stable' } as const;
    const channels = [channel([{ ...event, at: '2026-05-01T10:00:00Z', version: '1.0.0' }])];
    const late = manifest('2.0.0', { date: '2026-06-01T00:00:00Z' });
    const early = manifest('1.1.0', { date: '2026-04-01T00:00:00Z' });
    expect(told({ manifests: [manifest('1.0.0'), early, late], channels })).toEqual([
      expect.objectContaining({ code: 'manifest-not-published', severity: 'notice', where: { file: late.file } }),
    ]);
  });

  it('tells a manifest without a tag, with what exists and how to tag it', () => {
    expect(told({ manifests: [manifest('2.0.1', { commit: B })] })).toMatchInlineSnapshot(`
      [
        {
          "code": "manifest-without-tag",
          "hint": "Versions that exist: 2.0.0. To tag it: git tag v2.0.1 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "message": "There is no tag for version 2.0.1, which this manifest offers.",
          "severity": "strict",
          "where": {
            "file": "channels/stable/2.0.1.yaml",
          },
        },
      ]
    `);
  });

  it('tells a tag that moved as an error, whatever the mode', () => {
    expect(told({ manifests: [manifest('2.0.0', { commit: B })] })).toMatchInlineSnapshot(`
      [
        {
          "code": "moved-tag",
          "hint": "Find out who moved it and why. To put it back: git update-ref refs/tags/v2.0.0 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb   If it is right: tagline check --record --accept=v2.0.0 --by NAME --reason TEXT",
          "message": "The tag v2.0.0 names commit aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, but the manifest was made for bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: the tag was moved.",
          "severity": "error",
          "where": {
            "file": "channels/stable/2.0.0.yaml",
          },
        },
      ]
    `);
  });

  it('tells tags without a manifest from the first manifest of their kind on', () => {
    expect(told({ manifests: [manifest('1.0.0')] })).toMatchInlineSnapshot(`
      [
        {
          "code": "tag-without-manifest",
          "hint": "Add a manifest, for instance channels/stable/1.1.0.yaml.",
          "message": "2 tags have no manifest: v1.1.0, v2.0.0.",
          "severity": "strict",
        },
      ]
    `);
  });

  it('tells notes and events about what does not exist', () => {
    const event = {
      id: 1,
      at: '2026-05-01T10:00:00Z',
      by: 'mara',
      action: 'promoted',
      channel: 'stable',
      version: '2.0.0',
      promotedFrom: 'betta',
      replacement: '1.1.1',
    } as const;
    expect(told({ notes: [notes('1.1.10')], channels: [channel([event])] })).toMatchInlineSnapshot(`
      [
        {
          "code": "event-unknown",
          "hint": "Did you mean 1.1.0?",
          "message": "Event 1 speaks of release 1.1.1, which does not exist.",
          "severity": "strict",
          "where": {
            "file": "channels/stable/log.yaml",
          },
        },
        {
          "code": "event-unknown",
          "hint": "Channels: stable.",
          "message": "Event 1 speaks of channel 'betta', which does not exist.",
          "severity": "strict",
          "where": {
            "file": "channels/stable/log.yaml",
          },
        },
        {
          "code": "notes-without-release",
          "hint": "Rename the file after one of: 1.1.0, 1.0.0.",
          "message": "There is no release 1.1.10 that these notes could be for.",
          "severity": "warning",
          "where": {
            "file": "notes/1.1.10.mdx",
          },
        },
      ]
    `);
  });

  it('takes two spellings of a version for one', () => {
    expect(told({ manifests: [manifest('2.0')], notes: [notes('2')] })).toEqual([]);
  });

  it('tells settings about channels that do not exist', () => {
    const freezes = [
      { id: 'year-end', from: '2026-12-18', to: '2027-01-04', channels: ['stabel'], reason: 'Holidays.' },
    ];
    expect(told({ settings: { ...DEFAULT_SETTINGS, freezes }, channels: [channel([])] })).toEqual([
      expect.objectContaining({ code: 'unknown-channel', hint: "Did you mean 'stable'? Channels: stable." }),
    ]);
  });
});

describe('checkCorrections', () => {
  const change = (id: string | null): NotesChange => ({
    ...{ id, hide: true, section: null, title: null, identity: null, breaking: null },
    where: { file: 'notes/2.0.0.mdx', line: 3, column: 5 },
  });
  const mined = [
    { id: `4f2c9d0${'0'.repeat(33)}`, subject: 'Start faster' },
    { id: `4f2c9d0${'0'.repeat(33)}.2`, subject: 'Keep settings' },
    { id: `4f2c9d1${'0'.repeat(33)}`, subject: 'Stop slower' },
  ];

  it('finds what a unique beginning means', () => {
    expect(checkCorrections(notes('2.0.0', [change('4f2c9d0'), change('4f2c9d0.2'), change(null)]), mined)).toEqual([]);
  });

  it('names the nearest changes for one that means nothing', () => {
    expect(
      checkCorrections(notes('2.0.0', [change('4f2c9ff'), change('4f2c9d1.2'), change('9999999')]), mined),
    ).toMatchInlineSnapshot(`
      [
        {
          "code": "notes-change-unknown",
          "hint": "Did you mean 4f2c9d0000 (Start faster) or 4f2c9d0000.2 (Keep settings) or 4f2c9d1000 (Stop slower)?",
          "message": "No change of release 2.0.0 has the id 4f2c9ff.",
          "severity": "warning",
          "where": {
            "column": 5,
            "file": "notes/2.0.0.mdx",
            "line": 3,
          },
        },
        {
          "code": "notes-change-unknown",
          "hint": "Did you mean 4f2c9d1000 (Stop slower) or 4f2c9d0000 (Start faster) or 4f2c9d0000.2 (Keep settings)?",
          "message": "No change of release 2.0.0 has the id 4f2c9d1.2.",
          "severity": "warning",
          "where": {
            "column": 5,
            "file": "notes/2.0.0.mdx",
            "line": 3,
          },
        },
        {
          "code": "notes-change-unknown",
          "hint": "Copy the id of the commit from the page of the release.",
          "message": "No change of release 2.0.0 has the id 9999999.",
          "severity": "warning",
          "where": {
            "column": 5,
            "file": "notes/2.0.0.mdx",
            "line": 3,
          },
        },
      ]
    `);
  });
});
