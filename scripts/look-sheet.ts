/** The contact sheet of `npm run look`: one HTML page that shows all pictures side by side. */

export interface Shot {
  /** Path of the page: "/claims/". */
  path: string;
  /** Where on the page: "top", "half", "hours: mid-run". */
  place: string;
  /** "390 light". */
  how: string;
  /** Beside the sheet. */
  file: string;
}

/** A file name that says what it shows and works on every system: "headline-number.390-dark.hours-mid-run.png". */
export function fileName({ path, place, how }: Omit<Shot, 'file'>, extension: string): string {
  const part = (text: string) => text.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '');
  return `${part(path) || 'home'}.${part(how)}.${part(place)}.${extension}`;
}

/** The sheet: a table for each page, a row for each place, a column for each width and scheme. */
export function contactSheet(shots: readonly Shot[]): string {
  const paths = unique(shots.map(({ path }) => path));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { font: 14px/1.4 system-ui, sans-serif; margin: 1rem; background: #777; color: #fff }
  a { color: inherit }
  td, th { padding: 0.25rem; text-align: start; vertical-align: top; font-weight: 400 }
  thead th { position: sticky; top: 0; background: #777 }
  img { block-size: 26rem; inline-size: auto; display: block }
</style>
<p>${paths.map((path) => `<a href="#${escape(path)}">${escape(path)}</a>`).join(' ')}</p>
${paths
  .map((path) =>
    pageTable(
      path,
      shots.filter((shot) => shot.path === path),
    ),
  )
  .join('\n')}
</html>
`;
}

function pageTable(path: string, shots: readonly Shot[]): string {
  const columns = unique(shots.map(({ how }) => how));
  const row = (place: string) => {
    const cells = columns.map((how) => {
      const shot = shots.find((each) => each.place === place && each.how === how);
      return `<td>${shot ? picture(shot) : ''}</td>`;
    });
    return `<tr><th scope="row">${escape(place)}</th>${cells.join('')}</tr>`;
  };
  return `<h2 id="${escape(path)}">${escape(path)}</h2>
<table>
<thead><tr><td></td>${columns.map((how) => `<th scope="col">${escape(how)}</th>`).join('')}</tr></thead>
${unique(shots.map(({ place }) => place))
  .map(row)
  .join('\n')}
</table>`;
}

function picture({ path, place, how, file }: Shot): string {
  const name = escape(`${path}, ${how}, ${place}`);
  const shown = file.endsWith('.pdf') ? 'PDF' : `<img src="${escape(file)}" alt="${name}" loading="lazy">`;
  return `<a href="${escape(file)}" title="${name}">${shown}</a>`;
}

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
