/** A container image as its name says it. */
export interface ImageReference {
  /** Host, `docker.io` where the reference names none. */
  registry: string;
  name: string;
  /** Null where the reference has a digest alone. */
  tag: string | null;
}

/** Reads `ghcr.io/lantern/lantern:3.1.1`; null where that is no reference. */
export function readImageReference(reference: string): ImageReference | null {
  const match = /^([a-z0-9][a-z0-9./_:-]*?)(?::([\w][\w.-]{0,127}))?(?:@sha256:[0-9a-f]{64})?$/.exec(reference);
  if (!match?.[1]) return null;
  const [first = '', ...rest] = match[1].split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = isHost ? rest : [first, ...rest];
  const name = path.length === 1 && !isHost ? `library/${first}` : path.join('/');
  return { registry: isHost ? first : 'docker.io', name, tag: match[2] ?? null };
}
