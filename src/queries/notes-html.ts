import { getEntry, render } from 'astro:content';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { mdxRenderer } from '../adapters/mdx-renderer.ts';

const container = AstroContainer.create().then((created) => {
  created.addServerRenderer(mdxRenderer);
  return created;
});

/**
 * The notes by hand of a release as HTML, outside any page.
 *
 * @param id of the release
 * @param file of the notes, relative to the portal folder: what they show is named relative to it
 * @param components what its MDX may use; `Before` and `After` decide what stands around the notes
 * @returns HTML whose addresses are still those of the page
 */
export async function renderNotes(id: string, file: string, components: Record<string, unknown>): Promise<string> {
  const entry = await getEntry('releases', id);
  if (!entry) throw new Error(`No entry for the release ${id}: run \`tagline build\` to write it.`);
  const { Content } = await render(entry);
  return (await container).renderToString(Content, { props: { components }, locals: { notesFile: file } });
}
