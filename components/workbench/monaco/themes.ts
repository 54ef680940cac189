import type { editor } from 'monaco-editor';
import type { Monaco } from './monaco-api';

const THEMES = { light: 'stagecraft-light', dark: 'stagecraft-dark' } as const;

/** Colours of code that have no token of their own: text and numbers. Contrast on `surface` is above 5 : 1 in both themes. */
const CODE = {
  light: { string: '#1d5f86', number: '#8a3277', type: '#35507a' },
  dark: { string: '#8fc7e8', number: '#e0a6d3', type: '#aec6ea' },
} as const;

/** Reads design tokens as the `#rrggbb` that Monaco needs, whatever CSS notation they are written in. */
function tokenReader(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (name) => {
    const value = style.getPropertyValue(`--${name}`).trim();
    if (/^#[0-9a-f]{6}$/i.test(value) || !context) return value;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** Builds a Monaco theme from the design tokens as they are now. */
export function themeFromTokens(
  kind: 'light' | 'dark',
  token: (name: string) => string,
): editor.IStandaloneThemeData {
  const code = CODE[kind];
  const bare = (colour: string) => colour.replace('#', '');
  const rule = (name: string, colour: string, fontStyle?: string) => ({
    token: name,
    foreground: bare(colour),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  });
  return {
    base: kind === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', token('ink')),
      rule('comment', token('ink-faint'), 'italic'),
      rule('keyword', token('accent')),
      rule('string', code.string),
      rule('string.key.json', token('accent')),
      rule('string.value.json', code.string),
      rule('regexp', code.string),
      rule('number', code.number),
      rule('type', code.type),
      rule('type.identifier', code.type),
      rule('tag', token('accent')),
      rule('attribute.name', token('accent')),
      ...['metatag', 'metatag.html', 'metatag.content.html'].map((name) => rule(name, token('ink-muted'))),
      ...['attribute.value', 'attribute.value.html', 'string.html', 'string.css'].map((name) =>
        rule(name, code.string),
      ),
      ...['attribute.value.number', 'attribute.value.unit'].flatMap((name) =>
        ['', '.css'].map((language) => rule(`${name}${language}`, code.number)),
      ),
      ...['delimiter.html', 'delimiter.css'].map((name) => rule(name, token('ink-muted'))),
      rule('delimiter', token('ink-muted')),
      rule('keyword.md', token('accent'), 'bold'),
    ],
    colors: {
      'editor.background': token('surface'),
      'editor.foreground': token('ink'),
      'editorGutter.background': token('surface'),
      'editorLineNumber.foreground': token('ink-faint'),
      'editorLineNumber.dimmedForeground': token('ink-faint'),
      'editorLineNumber.activeForeground': token('ink'),
      'editor.lineHighlightBackground': `${token('sunken')}90`,
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': token('accent'),
      'editor.selectionBackground': `${token('accent')}40`,
      'editor.inactiveSelectionBackground': `${token('accent')}22`,
      'editor.wordHighlightBackground': `${token('accent')}1f`,
      'editor.findMatchBackground': `${token('adhoc-fill')}70`,
      'editor.findMatchHighlightBackground': `${token('adhoc-fill')}38`,
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorWidget.background': token('raised'),
      'editorWidget.foreground': token('ink'),
      'editorWidget.border': token('line'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.border': token('line'),
      'editorSuggestWidget.background': token('raised'),
      'editorSuggestWidget.border': token('line'),
      'editorSuggestWidget.foreground': token('ink'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorSuggestWidget.highlightForeground': token('accent'),
      'editorSuggestWidget.focusHighlightForeground': token('accent'),
      'list.hoverBackground': token('sunken'),
      'list.activeSelectionBackground': token('accent-soft'),
      'list.activeSelectionForeground': token('ink'),
      'input.background': token('surface'),
      'input.foreground': token('ink'),
      'input.border': token('line-strong'),
      'menu.background': token('raised'),
      'menu.foreground': token('ink'),
      'menu.selectionBackground': token('accent-soft'),
      'menu.selectionForeground': token('ink'),
      focusBorder: token('accent'),
      'textLink.foreground': token('accent'),
      'editorError.foreground': token('failed'),
      'editorWarning.foreground': token('adhoc'),
      'editorInfo.foreground': token('accent'),
      'editorMarkerNavigation.background': token('raised'),
      'peekView.border': token('accent'),
      'peekViewEditor.background': token('sunken'),
      'peekViewResult.background': token('raised'),
      'peekViewTitle.background': token('raised'),
      'peekViewTitleLabel.foreground': token('ink'),
      'diffEditor.insertedTextBackground': `${token('passed')}38`,
      'diffEditor.insertedLineBackground': `${token('passed')}1a`,
      'diffEditor.removedTextBackground': `${token('failed')}38`,
      'diffEditor.removedLineBackground': `${token('failed')}1a`,
      'diffEditor.diagonalFill': token('line'),
      'scrollbarSlider.background': `${token('line-strong')}55`,
      'scrollbarSlider.hoverBackground': `${token('line-strong')}88`,
      'scrollbarSlider.activeBackground': `${token('line-strong')}aa`,
      'scrollbar.shadow': '#00000000',
      'editorStickyScroll.background': token('surface'),
      'editorBracketHighlight.foreground1': token('ink-muted'),
      'editorBracketHighlight.foreground2': token('ink-muted'),
      'editorBracketHighlight.foreground3': token('ink-muted'),
      'editorBracketMatch.background': `${token('accent')}22`,
      'editorBracketMatch.border': token('accent'),
    },
  };
}

/** Gives the editor the theme of the page, now and whenever the page's changes. Lives as long as the page, as Monaco does. */
export function followTheme(monaco: Monaco): void {
  const apply = () => {
    const kind = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
    monaco.editor.defineTheme(THEMES[kind], themeFromTokens(kind, tokenReader()));
    monaco.editor.setTheme(THEMES[kind]);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}
