import { pictureColours as colours } from '../ui/receipt-picture.ts';

/** The mark of favicon.svg on paper, with the room around it that a round or square mask may cut away. */
export const homeScreenIcon = [
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="-14 -14 60 60">',
  `<path fill="${colours.paper}" d="M-14-14h60v60h-60z"/>`,
  `<path fill="${colours.ink}" d="M5 1h22v30l-2.75-3L21.5 31l-2.75-3L16 31l-2.75-3-2.75 3-2.75-3L5 31z"/>`,
  `<path stroke="${colours.slip}" stroke-width="2.5" d="M9 8h14M9 13h9"/>`,
  `<path stroke="${colours.marker}" stroke-width="4" d="M9 20h14"/>`,
  '</svg>',
].join('');
