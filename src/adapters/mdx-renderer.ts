import renderer from '@astrojs/mdx/server.js';

/** Draws the body of an MDX file where there is no page, as the container of Astro takes it. */
export const mdxRenderer = { name: 'astro:jsx', renderer };
