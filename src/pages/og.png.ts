import font from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?inline';
import type { APIRoute } from 'astro';
import { planShare } from '#domain/share-plan.ts';
import { drawShareImage } from '../adapters/share-image.ts';
import { getPortal } from '../queries/portal.ts';

/** The picture that other sites put beside a link to the portal. */
export const GET: APIRoute = () => {
  const bytes = Buffer.from(font.slice(font.indexOf(',') + 1), 'base64');
  const image = drawShareImage(planShare(getPortal()), bytes);
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};
