import './copy-text.ts';

/** What to do with a file is loaded once somebody takes one. */
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-file]') : null;
  const host = document.querySelector<HTMLElement>('[data-next]');
  if (link && host) void import('./download-next.ts').then(({ showNext }) => showNext(host, link));
});
