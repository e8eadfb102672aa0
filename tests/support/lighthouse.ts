import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { BROWSER_SWITCHES } from './browser.ts';

/** Scores of 0 to 100 by category: `performance`, `accessibility`, `best-practices`, `seo`. */
export type Scores = Record<string, number>;

export interface LighthouseResult {
  scores: Scores;
  /** Audits that did not get the whole score, for the message of a failing test. */
  faults: string[];
}

/** Lets Lighthouse judge a page as on a slow phone, in a browser of its own. */
export async function judgePage(executablePath: string, url: string): Promise<LighthouseResult> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_SWITCHES, `--remote-debugging-port=${port}`],
  });
  try {
    const run = await lighthouse(url, { port, logLevel: 'silent', output: 'json' });
    if (!run) throw new Error(`Lighthouse said nothing of ${url}`);
    const { categories, audits } = run.lhr;
    const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)] as const);
    const faults = Object.values(audits).filter(({ score }) => score !== null && score < 1);
    return {
      scores: Object.fromEntries(scores),
      faults: faults.map(({ id, displayValue }) => [id, displayValue].filter(Boolean).join(': ')),
    };
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
