/** What is the same on every page. */
export const siteName = 'The Receipt';
export const standfirst = 'What DeepSeek’s six-million-dollar number pays for, and what it leaves out.';

export interface SiteLink {
  /** The path without a leading slash, as `pathTo` takes it. */
  path: string;
  label: string;
}

/** The navigation: only pages that exist. */
export const navigation: readonly SiteLink[] = [
  { path: '#chapters', label: 'Chapters' },
  { path: 'claims/', label: 'Claims' },
  { path: 'lab/', label: 'Lab' },
  { path: 'sources/', label: 'Sources' },
  { path: 'glossary/', label: 'Glossary' },
  { path: 'about/', label: 'About' },
  { path: 'search/', label: 'Search' },
];
