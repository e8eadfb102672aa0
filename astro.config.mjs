// @ts-check
import { join, resolve } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { searchIndex } from './src/integrations/search-index.ts';
import { staticData } from './src/integrations/static-data.ts';

const portal = resolve(process.env.TAGLINE_CONTENT ?? 'content');
const generated = join(portal, 'generated');

// Site, base, output and cache folders come from the command line: see scripts/steps/render.ts.
export default defineConfig({
  trailingSlash: 'ignore',
  integrations: [mdx(), staticData({ generated, portal }), searchIndex({ generated })],
  markdown: {
    // Smart punctuation would turn `--flag` into a dash.
    processor: satteri({ features: { smartPunctuation: false } }),
    syntaxHighlight: false,
  },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
      ],
      // Pagefind's index is searched by WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  build: { inlineStylesheets: 'never', concurrency: 4 },
  // Workers as modules, so that grammars are files of their own.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' }, server: { fs: { strict: false } } },
});
