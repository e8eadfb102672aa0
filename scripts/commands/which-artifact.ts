import type { CurrentFile } from '#domain/browser-files.ts';
import { findArtifact, type KnownArtifact } from '#domain/drop/artifact-lookup.ts';
import { composeArtifactFiles } from '#domain/drop/artifact-lookup-files.ts';
import { judgeFile, type Verdict } from '#domain/drop/drop-verdict.ts';
import { dayOf } from '#domain/standing.ts';
import type { Mined } from '../steps/mine.ts';

/** What is said of a file with this hash, as the page says it; null where no artifact has it. */
export async function whichArtifact(
  sha256: string,
  { portal, releases }: Pick<Mined, 'portal' | 'releases'>,
  current: CurrentFile,
): Promise<{ text: string; json: object } | null> {
  const texts = new Map(composeArtifactFiles({ portal, releases }).map(({ path, text }) => [path, text]));
  const load = async <Content>(name: string) => JSON.parse(texts.get(`data/artifacts/${name}.json`) ?? '') as Content;
  const found = await findArtifact({ name: '', size: -1, hashes: { sha256 } }, load);
  const [first] = found.same;
  if (!first) return null;
  const { product, advisories } = portal;
  const context = { product: product.name, current, advisories, today: dayOf(portal) };
  const verdict = judgeFile({ name: first.file, size: first.size ?? 0 }, found, context);
  return { text: asText(first, verdict), json: { found: 'artifact', ...asJson(found.same, verdict) } };
}

function asText({ file }: KnownArtifact, { badge, title, remarks }: Verdict): string {
  const says = remarks.map(
    ({ text, links }) => `  ${[text, ...links.map((link) => `${link.text}: ${link.path}`)].join(' ')}\n`,
  );
  return `${file}: ${title}, ${badge.text}\n${says.join('')}`;
}

function asJson(same: readonly KnownArtifact[], { badge, remarks }: Verdict) {
  const artifacts = same.map(({ file, os, arch, kind, size, hash, release }) => ({
    ...{ file, os, arch, kind, size, sha256: hash, release: release.id, version: release.version },
    channels: release.channels.map(([id, offered]) => ({ id, offered })),
  }));
  return { verdict: badge.text, remarks: remarks.map(({ text }) => text), artifacts };
}
