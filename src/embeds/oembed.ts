/** An embedded figure as oEmbed (https://oembed.com), one file each: a static site cannot answer a query. Pure. */
import { siteName } from '../ui/site.ts';
import { type Embed, embedPath, embedWidth } from './embeds.ts';
import { frameHtml } from './snippet.ts';

export interface OEmbedContext {
  authors: readonly string[];
  /** A path from the root of the site, without a leading slash, as a full address. */
  addressOf: (path: string) => string;
  /** The size of the pictures for sharing. */
  thumbnail: { path: string; width: number; height: number };
}

/** The response of type "rich" for one figure. */
export function oEmbedOf(embed: Embed, { authors, addressOf, thumbnail }: OEmbedContext): object {
  const { title, height } = embed;
  return {
    version: '1.0',
    type: 'rich',
    title: `${title}: ${siteName}`,
    author_name: authors.join(', '),
    author_url: addressOf('about/'),
    provider_name: siteName,
    provider_url: addressOf(''),
    cache_age: 86_400,
    thumbnail_url: addressOf(thumbnail.path),
    thumbnail_width: thumbnail.width,
    thumbnail_height: thumbnail.height,
    html: frameHtml({ src: addressOf(embedPath(embed)), title: `${title}: ${siteName}`, height }),
    width: embedWidth,
    height,
  };
}
