import { encodeTag } from './forge.ts';
import type { Product } from './portal.ts';

type Forge = NonNullable<Product['forge']>;

const COMMIT: Record<Forge, string> = { github: 'commit', gitlab: '-/commit', gitea: 'commit', bitbucket: 'commits' };

/** Address of a commit at the forge, or null where the forge is unknown. */
export function commitUrl(product: Product, commit: string): string | null {
  const root = rootOf(product);
  return root && product.forge ? `${root}/${COMMIT[product.forge]}/${commit}` : null;
}

/** Address of the forge's own comparison of two tags, or null where the forge is unknown. */
export function forgeCompareUrl(product: Product, from: string, to: string): string | null {
  const root = rootOf(product);
  if (!root || !product.forge) return null;
  const [a, b] = [tagInPath(from), tagInPath(to)];
  if (product.forge === 'bitbucket') return `${root}/branches/compare/${b}%0D${a}`;
  return `${root}/${product.forge === 'gitlab' ? '-/compare' : 'compare'}/${a}...${b}`;
}

function rootOf(product: Product): string | null {
  return product.repositoryUrl?.replace(/\/+$/, '').replace(/\.git$/, '') ?? null;
}

/** Parentheses would end a Markdown link, and encodeURIComponent leaves them. */
function tagInPath(tag: string): string {
  return encodeTag(tag).replaceAll('(', '%28').replaceAll(')', '%29');
}
