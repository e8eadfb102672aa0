import type { APIRoute } from 'astro';
import { planShare } from '#domain/share-plan.ts';
import { portalFont } from '../adapters/portal-font.ts';
import { drawShareImage } from '../adapters/share-image.ts';
import { getPortal } from '../queries/portal.ts';

/** The picture that other sites put beside a link to the portal. */
export const GET: APIRoute = () => {
  const image = drawShareImage(planShare(getPortal()), portalFont());
  return new Response(new Uint8Array(image), { headers: { 'Content-Type': 'image/png' } });
};
