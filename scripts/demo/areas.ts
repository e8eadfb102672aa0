/** Where a change of a scope lands: its source, its cases and its page. */
export interface Area {
  title: string;
  source: string;
  tests: string;
  docs: string;
}

const SOURCES: Record<string, [title: string, source: string]> = {
  admin: ['Admin interface', 'src/admin.rs'],
  cache: ['Cache', 'src/cache/store.rs'],
  cli: ['Command line', 'src/cli.rs'],
  compress: ['Compression', 'src/compress.rs'],
  config: ['Configuration', 'src/config/load.rs'],
  h2: ['HTTP/2', 'src/http2.rs'],
  h3: ['HTTP/3', 'src/http3.rs'],
  headers: ['Headers', 'src/proxy/headers.rs'],
  health: ['Health checks', 'src/proxy/health.rs'],
  keys: ['Cache keys', 'src/cache/keys.rs'],
  limits: ['Limits', 'src/limits.rs'],
  log: ['Access log', 'src/log.rs'],
  metrics: ['Metrics', 'src/metrics.rs'],
  proxy: ['Origins', 'src/proxy/upstream.rs'],
  purge: ['Purge', 'src/purge.rs'],
  reload: ['Reload', 'src/reload.rs'],
  rollout: ['Staged rollouts', 'src/rollout.rs'],
  tags: ['Cache tags', 'src/cache/tags.rs'],
  tls: ['TLS', 'src/tls.rs'],
  warm: ['Warm-up', 'src/warm.rs'],
};

/** The area of a conventional scope; a commit without a known scope concerns the origins' guide. */
export function areaOf(scope: string | null): Area {
  if (scope === 'exporter') {
    const [source, tests, docs] = ['exporter/src/main.rs', 'exporter/tests/scrape.rs', 'exporter/README.md'];
    return { title: 'Lantern exporter', source, tests, docs };
  }
  const [title, source] = SOURCES[scope ?? 'proxy'] ?? ['Guide', 'src/proxy/upstream.rs'];
  const name = scope !== null && scope in SOURCES ? scope : 'guide';
  return { title, source, tests: `tests/${name}.rs`, docs: `docs/${name}.md` };
}

/** The scope of an area file, for edits that name another area than the commit's. */
export function isArea(scope: string): boolean {
  return scope in SOURCES || scope === 'exporter';
}
