/** What the page of an embed says of itself to programs: /embed/rent-slider/oembed.json. */
import type { APIRoute } from 'astro';
import { type Embed, embeds } from '../../../embeds/embeds.ts';
import { oEmbedOf } from '../../../embeds/oembed.ts';
import { addressOf, cited } from '../../../layouts/data-files.ts';
import { homePicture } from '../../../layouts/share.ts';
import { shareSize } from '../../../layouts/share-picture.ts';
import { pathTo } from '../../../ui/paths.ts';

export const getStaticPaths = () => embeds.map((embed) => ({ params: { widget: embed.name }, props: { embed } }));

export const GET: APIRoute<{ embed: Embed }> = ({ site, props: { embed } }) => {
  const picture = embed.page === 'lab' ? homePicture : embed.page;
  const response = oEmbedOf(embed, {
    authors: cited.authors,
    addressOf: (path) => addressOf(pathTo(path), site),
    thumbnail: { path: `og/${picture}.png`, ...shareSize },
  });
  return new Response(`${JSON.stringify(response, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json+oembed' },
  });
};
