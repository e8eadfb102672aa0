/** Sparkle's `sparkle:edSignature`: 64 bytes of Ed25519 in base64. */
const SPARKLE = /^[A-Za-z0-9+/]{86}==$/;

/** How the base64 of a minisign signature begins: `untrusted comment:`. */
const TAURI = /^dW50cnVzdGVkIGNvbW1lbnQ6[A-Za-z0-9+/]{40,2000}={0,2}$/;

/**
 * Whose updater checks a signature, by its form: what stands in Tauri's `.sig` file, or Sparkle's `edSignature`.
 *
 * @returns null where it is neither
 */
export function updaterOf(signature: string): 'tauri' | 'sparkle' | null {
  if (SPARKLE.test(signature)) return 'sparkle';
  return TAURI.test(signature) && signature.length % 4 === 0 ? 'tauri' : null;
}
