import { describe, expect, test } from 'vitest';
import { compareFacts, type FactsFile } from '#domain/compare-facts.ts';
import { locateRepository } from '../../scripts/adapters/git-location.ts';
import { SILENT } from '../../scripts/progress.ts';
import { mineWithFiles } from '../../scripts/steps/mine-with-files.ts';
import { readPortalFolder } from '../../scripts/steps/read-portal-folder.ts';
import type { HistoryScript } from '../support/history-script.ts';
import { createRepository } from '../support/temp-repository.ts';

/** What differs between two releases of a repository, as lines. */
async function factsOf(write: (history: HistoryScript) => void) {
  const location = await locateRepository(createRepository(write, { remote: 'https://github.com/a/lantern' }).path);
  const input = { location, remote: null, sample: false, cache: null, progress: SILENT };
  const { files, graph } = await mineWithFiles({ ...input, folder: await readPortalFolder(null) });
  return (component: string, from: string, to: string): string[] => {
    const found = files.find(({ path }) => path === `static/data/facts/${component}.json`);
    const file: FactsFile = JSON.parse(found && 'text' in found ? found.text : '');
    const [start, end] = [graph.releases.indexOf(from), graph.releases.indexOf(to)];
    return compareFacts(file, start, end).map(
      ({ group, name, before, after, step }) => `${group} ${name}: ${before} to ${after}${step ? ` (${step})` : ''}`,
    );
  };
}

const manifest = (content: object): string => `${JSON.stringify(content)}\n`;

describe('facts between releases', () => {
  test('are read at each tag, whatever lies between', async () => {
    const differences = await factsOf((history) => {
      const at = (content: object, tag: string, files = {}) =>
        history.tag(tag, history.commit({ files: { 'package.json': manifest(content), ...files } }));
      at({ name: 'lantern', engines: { node: '>=18' }, dependencies: { a: '1.0.0', b: '1' } }, 'v1.0.0');
      at({ name: 'lantern', engines: { node: '>=20' }, dependencies: { a: '1.1.0', b: '1' } }, 'v2.0.0', {
        Dockerfile: 'FROM node:20\n',
        'deploy/Dockerfile': 'FROM node:18\n',
      });
      at({ name: 'lantern', engines: { node: '>=18' }, dependencies: { a: '1.1.0' } }, 'v3.0.0');
    });
    expect(differences('lantern', '1.0.0', '2.0.0')).toEqual([
      'engines node: >=18 to >=20 (major)',
      'dependencies a: 1.0.0 to 1.1.0 (minor)',
      'images node: null to 20',
      'images node (deploy/Dockerfile): null to 18',
    ]);
    expect(differences('lantern', '3.0.0', '2.0.0')).toEqual([
      'engines node: >=18 to >=20 (major)',
      'dependencies b: null to 1',
    ]);
    expect(differences('lantern', '1.0.0', '1.0.0')).toEqual([]);
  });

  test('follow a manifest that moves, and leave a workspace for the package in it', async () => {
    const differences = await factsOf((history) => {
      const own = { name: 'lantern', dependencies: { a: '1' } };
      history.tag('v1.0.0', history.commit({ files: { 'package.json': manifest(own) } }));
      const moved = {
        'package.json': manifest({ name: 'workspace', private: true, devDependencies: { tool: '1' } }),
        'packages/lantern/package.json': manifest({ ...own, dependencies: { a: '2' } }),
        'pyproject.toml': '[project]\nname = "lantern-docs"\ndependencies = ["mkdocs==1.6"]\n',
        'examples/lantern/package.json': manifest({ ...own, dependencies: { a: '9', z: '9' } }),
      };
      history.tag('v2.0.0', history.commit({ files: moved }));
    });
    expect(differences('lantern', '1.0.0', '2.0.0')).toEqual(['dependencies a: 1 to 2 (major)']);
  });

  test('of a component are those of its own folder, at its own tags', async () => {
    const differences = await factsOf((history) => {
      const plugin = (version: string) => manifest({ name: '@lantern/plugin', peerDependencies: { lantern: version } });
      const root = manifest({ name: 'lantern', dependencies: { a: '1' } });
      history.tag(
        'v1.0.0',
        history.commit({ files: { 'package.json': root, 'packages/plugin/package.json': plugin('1') } }),
      );
      history.tag('plugin@1.0.0', history.commit({ message: 'feat: plugin', files: { 'packages/plugin/a.js': '' } }));
      history.tag('v1.1.0', history.commit({ files: { 'packages/plugin/package.json': plugin('1.5') } }));
      history.tag('plugin@2.0.0', history.commit({ files: { 'packages/plugin/package.json': plugin('2') } }));
    });
    expect(differences('plugin', 'plugin/1.0.0', 'plugin/2.0.0')).toEqual(['peer lantern: 1 to 2 (major)']);
    expect(differences('lantern', '1.0.0', '1.1.0')).toEqual([]);
  });

  test('are none where a manifest is broken, or there is none', async () => {
    const differences = await factsOf((history) => {
      history.tag('v1.0.0', history.commit({ files: { 'a.txt': '' } }));
      history.tag('v1.1.0', history.commit({ files: { 'package.json': '{"name":', 'Cargo.toml': '[[' } }));
      history.tag('v1.2.0', history.commit({ files: { 'package.json': manifest({ license: 'MIT' }) } }));
    });
    expect(differences('lantern', '1.0.0', '1.1.0')).toEqual([]);
    expect(differences('lantern', '1.1.0', '1.2.0')).toEqual(['configuration license: null to MIT']);
  });
});
