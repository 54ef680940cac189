import { createHighlighter, type Highlighter } from 'shiki';

/** The theme of code blocks by the theme of the page. */
export const CODE_THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-default' } as const;

/** The grey of comments in the light theme is a shade too pale for our code blocks (WCAG 2.2 AA asks for 4.5 to 1). */
export const CODE_COLORS = { 'github-light-high-contrast': { '#66707b': '#57606a' } };

/** The languages that lesson text may have blocks of; another is shown without colours. */
const LANGUAGES = [
  'typescript',
  'javascript',
  'json',
  'yaml',
  'shellscript',
  'python',
  'diff',
  'docker',
  'toml',
];

let highlighter: Promise<Highlighter> | undefined;

/** The one highlighter of this process; making it takes a moment. For the server only. */
export function codeHighlighter(): Promise<Highlighter> {
  highlighter ??= createHighlighter({ themes: Object.values(CODE_THEMES), langs: LANGUAGES });
  return highlighter;
}
