/**
 * The looks of a figure's menu. Not in the component: pages link the styles of all that they may show before they are
 * drawn, and this is shown to few. A sheet that a script makes is no inline style to the content security policy.
 */
const css = `
.figure-menu {
  flex: 1 1 100%;
  min-inline-size: 0;
  padding-block: var(--s2);
  border-block: 1px solid var(--rule);
  font: 400 var(--size-label) / 1.45 var(--font-label);
  color: var(--ink-2);
}
.figure-menu p {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 1.2em;
}
.figure-menu p > span {
  min-inline-size: 4em;
  font-weight: 650;
  color: var(--ink);
}
.figure-menu button {
  min-block-size: 2.75rem;
  min-inline-size: 2rem;
  text-decoration: underline;
  text-decoration-color: var(--rule-2);
  text-underline-offset: 0.2em;
}
.figure-menu button:hover:not(:disabled) {
  color: var(--ink);
  text-decoration-color: currentColor;
}
.figure-menu .said:empty {
  display: none;
}
.figure-menu textarea {
  display: block;
  inline-size: 100%;
  margin-block: var(--s2);
  padding: var(--s2);
  resize: vertical;
  border: 1px solid var(--rule-2);
  border-radius: 0;
  background: var(--slip);
  color: var(--ink);
  font: 400 var(--size-fine) / 1.45 var(--font-till);
  overflow-wrap: anywhere;
}
@media print {
  .figure-menu {
    display: none;
  }
}
`;

let sheet: CSSStyleSheet | undefined;

/** Once for a page. A browser that knows no such sheets shows the menu plainly. */
export function adoptMenuStyle(): void {
  if (sheet || !('adoptedStyleSheets' in document)) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
