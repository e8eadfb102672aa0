import { getEntry, render } from 'astro:content';

/**
 * The compiled body of a release's page: its notes by hand and what stands around them.
 *
 * @param id of the release
 * @returns a component that takes `release` (the record) and `components`
 */
export async function getReleaseBody(id: string) {
  const entry = await getEntry('releases', id);
  if (!entry) throw new Error(`The release ${id} has no page source. Run \`tagline build\`, which writes it.`);
  return (await render(entry)).Content;
}
