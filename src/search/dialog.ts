/** The search over the page, as /search/open.js. It opens when it has loaded, and then whenever the page asks. */
import { startSearch } from './view.ts';

const opener = document.querySelector<HTMLElement>('search-opener');
let dialog: HTMLDialogElement | undefined;

/** Its field is ready to type in. Escape closes it, and focus returns to where it was. */
function open(): void {
  dialog ??= makeDialog(opener?.dataset['base'] ?? '/');
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

opener?.addEventListener('open-search', open);
open();

function makeDialog(base: string): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search-over search';
  made.setAttribute('aria-label', 'Search');
  made.innerHTML = `
    <form method="dialog">
      <label class="search-field"><span>Search</span><input type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"></label>
      <button class="quiet">Close</button>
    </form>
    <p class="label" role="status"></p>
    <div class="search-found"></div>`;
  const [input, status, results] = [
    made.querySelector('input'),
    made.querySelector<HTMLElement>('[role=status]'),
    made.querySelector<HTMLElement>('.search-found'),
  ];
  if (!input || !status || !results) throw new Error('The dialog lacks a part');
  const upToDate = startSearch({ base, input, status, results });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    // The first that was found is the best.
    void upToDate().then(() => results.querySelector('a')?.click());
  });
  results.addEventListener('click', (event) => {
    // The place may be on this very page.
    if (event.target instanceof Element && event.target.closest('a')) made.close();
  });
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}
