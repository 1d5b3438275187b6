/** The site's mark for home screens, where a drawing will not do: /og/icon-192.png. */
import type { APIRoute } from 'astro';
import { raster } from '../../integrations/raster.ts';
import { homeScreenIcon } from '../../layouts/home-screen-icon.ts';

const sizes = ['180', '192', '512'];

export const getStaticPaths = () => sizes.map((size) => ({ params: { size } }));

export const GET: APIRoute = async ({ params }) => {
  const { png } = await raster();
  return new Response(png(homeScreenIcon, Number(params['size'])), { headers: { 'Content-Type': 'image/png' } });
};
