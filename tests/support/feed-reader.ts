import { spawnSync } from 'node:child_process';

/** A feed as an independent reader understands it. */
export interface ReadFeed {
  /** Whether something in it was wrong. */
  bozo: boolean;
  version: string;
  title: string;
  /** Relation and address of each link of the feed itself. */
  links: [rel: string, href: string][];
  entries: { id: string; title: string; updated: string; html: string }[];
}

const PROGRAM = `
import feedparser, json, sys, time
def entry(e):
    moment = e.get('updated_parsed') or e.get('published_parsed')
    html = e.content[0].value if e.get('content') else e.get('summary', '')
    return {'id': e.get('id'), 'title': e.get('title'), 'updated': time.strftime('%Y-%m-%dT%H:%M:%SZ', moment), 'html': html}
def read(text):
    d = feedparser.parse(text.encode('utf-8'), sanitize_html=False)
    links = [[l.get('rel'), l.get('href')] for l in d.feed.get('links', [])]
    return {'bozo': bool(d.bozo), 'version': d.version, 'title': d.feed.get('title'), 'links': links, 'entries': [entry(e) for e in d.entries]}
print(json.dumps([read(t) for t in json.load(sys.stdin)]))
`;

/** A Python that has feedparser (Debian: python3-feedparser), or null. */
export function findFeedReader(): string | null {
  const has = (python: string) => spawnSync(python, ['-c', 'import feedparser']).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has) ?? null;
}

/** Reads feeds, each given as its text. */
export function readFeeds(python: string, texts: readonly string[]): ReadFeed[] {
  const { stdout, stderr, status } = spawnSync(python, ['-c', PROGRAM], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
