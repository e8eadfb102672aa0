// <tagline-news channel="stable" version="2.4.1"></tagline-news>: what is new since its reader last looked.
(() => {
  const home = new URL('.', document.currentScript.src);
  const make = (name, text, over) => Object.assign(document.createElement(name), { textContent: text }, over);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{display:inline-block}summary{cursor:pointer}b{background:#1f4fd8;color:#fff;border-radius:1em;padding:.1em .5em;margin:.4em;font-size:.85em}ol{list-style:none;padding:0;max-width:30em}li{padding:.3em 0}.new>a{font-weight:700}p{margin:0}',
  );
  // Storage may be refused: all is then as new as on the first visit.
  const store = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {}
  };
  class News extends HTMLElement {
    async connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const names = [this.getAttribute('channel') ?? 'stable', this.getAttribute('component')];
      const path = names.filter(Boolean).map(encodeURIComponent).join('/');
      try {
        const answer = await fetch(new URL(`api/v1/latest/${path}/index.json`, home));
        if (answer.ok) this.draw(root, (await answer.json()).releases, `tagline ${home}${path}`);
      } catch {
        // The page that embeds it goes on without news.
      }
    }
    draw(root, releases, key) {
      const newest = releases
        .map(({ since }) => since)
        .sort()
        .at(-1);
      const running = this.getAttribute('version');
      const at = releases.findIndex(({ version }) => version === running);
      const seen = store(key) ?? (running ? '' : store(key, newest) && newest);
      const fresh = releases.filter(({ since }, i) => since > (seen ?? newest) && (at < 0 || i < at));
      const count = make('b', fresh.length, { ariaLabel: `${fresh.length} new` });
      const head = make('summary', this.getAttribute('label') ?? "What's new");
      if (fresh.length) head.append(count);
      const list = make('ol');
      for (const each of releases) {
        const item = make('li', '', { className: fresh.includes(each) ? 'new' : '' });
        const url = new URL(each.url, home);
        const link = make('a', each.version, { target: '_blank', rel: 'noopener' });
        if (/^https?:$/.test(url.protocol)) link.href = url;
        const about = [each.since.slice(0, 10), each.security && 'security', each.breaking && 'breaking'];
        item.append(link, ` ${about.filter(Boolean).join(', ')}`, make('p', each.summary));
        list.append(item);
      }
      const box = make('details');
      box.append(head, list);
      box.ontoggle = () => {
        count.remove();
        store(key, newest);
      };
      root.append(box);
    }
  }
  customElements.define('tagline-news', News);
})();
