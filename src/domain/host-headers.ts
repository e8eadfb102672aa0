const POLICY = [
  "default-src 'none'",
  // Pagefind runs WebAssembly; pages name the hashes of their own inline scripts in a meta element, which a host's
  // header can only narrow further: hence no hashes here, but 'unsafe-inline' neither.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/**
 * Headers for hosts that read a `_headers` file: the policy that a page cannot give itself, and how long to keep what.
 *
 * @param base base path, `/` or `/portal`
 */
export function hostHeaders(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  const root = inner === '' ? '' : `/${inner}`;
  const open = 'Access-Control-Allow-Origin: *';
  return [
    rule(`${root}/*`, [
      `Content-Security-Policy: ${POLICY.join('; ')}`,
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy: same-origin',
    ]),
    rule(`${root}/_astro/*`, ['Cache-Control: public, max-age=31536000, immutable']),
    rule(`${root}/data/*`, ['Cache-Control: public, max-age=0, must-revalidate']),
    rule(`${root}/api/*`, ['Cache-Control: public, max-age=300', open]),
    rule(`${root}/update/*`, ['Cache-Control: public, max-age=300', open]),
    rule(`${root}/charts/*`, ['Cache-Control: public, max-age=300', open]),
    rule(`${root}/embed.js`, ['Cache-Control: public, max-age=300', open]),
    rule(`${root}/feeds/*`, ['Cache-Control: public, max-age=300', open]),
    rule(`${root}/calendar/*.ics`, [
      'Content-Type: text/calendar; charset=utf-8',
      'Cache-Control: public, max-age=300',
      open,
    ]),
    // Browsers show the types of their own as source; as XML they apply the style sheet, and readers take both.
    rule(`${root}/feeds/*.atom`, ['Content-Type: application/xml; charset=utf-8']),
    rule(`${root}/feeds/*.rss`, ['Content-Type: application/xml; charset=utf-8']),
    rule(`${root}/feeds/*.json`, ['Content-Type: application/feed+json; charset=utf-8']),
    '',
  ].join('\n');
}

function rule(path: string, headers: readonly string[]): string {
  return [path, ...headers.map((header) => `  ${header}`), ''].join('\n');
}
