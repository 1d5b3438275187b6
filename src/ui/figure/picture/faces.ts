/** The faces of the site inside a picture: one that stands alone may load nothing. */
import archivo from '../../../styles/generated/archivo.woff2?url';
import besley from '../../../styles/generated/besley.woff2?url';
import mplus from '../../../styles/generated/mplus.woff2?url';
import italic from '../../../styles/generated/stix-italic.woff2?url';
import stix from '../../../styles/generated/stix-roman.woff2?url';
import { faceDataUrl } from '../../picture-file.ts';

interface Face {
  family: string;
  url: string;
  /** As @font-face says it. */
  traits: string;
}

const faces: readonly Face[] = [
  { family: 'Archivo', url: archivo, traits: 'font-weight:400 700' },
  { family: 'M PLUS 1 Code', url: mplus, traits: 'font-weight:400 700' },
  { family: 'Besley', url: besley, traits: 'font-weight:700' },
  { family: 'STIX Two Text', url: stix, traits: 'font-weight:400' },
  { family: 'STIX Two Text', url: italic, traits: 'font-style:italic;font-weight:400' },
];

/** The rules for the families that a picture uses. Rejects when one cannot be fetched. */
export async function faceRules(families: ReadonlySet<string>): Promise<string> {
  const rules = faces
    .filter(({ family }) => families.has(family))
    .map(
      async ({ family, url, traits }) =>
        `@font-face{font-family:"${family}";${traits};src:url(${await faceDataUrl(url)})}`,
    );
  return (await Promise.all(rules)).join('');
}
