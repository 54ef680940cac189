import type { ITheme } from '@xterm/xterm';

/**
 * The colours of a terminal from the design tokens: their meaning there is as near as it gets. The terminal itself keeps
 * every text readable on its background (`minimumContrastRatio`).
 */
export function themeFromTokens(token: (name: string) => string): ITheme {
  return {
    background: token('surface'),
    foreground: token('ink'),
    cursor: token('accent'),
    cursorAccent: token('surface'),
    selectionBackground: token('accent-soft'),
    selectionForeground: token('ink'),
    selectionInactiveBackground: token('hover'),
    scrollbarSliderBackground: token('line'),
    scrollbarSliderHoverBackground: token('line-strong'),
    scrollbarSliderActiveBackground: token('line-strong'),
    black: token('ink-faint'),
    red: token('failed'),
    green: token('passed'),
    yellow: token('adhoc'),
    blue: token('accent'),
    magenta: token('chart-2'),
    cyan: token('practice'),
    white: token('ink-muted'),
    brightBlack: token('ink-faint'),
    brightRed: token('failed'),
    brightGreen: token('passed'),
    brightYellow: token('adhoc'),
    brightBlue: token('accent-strong'),
    brightMagenta: token('chart-2'),
    brightCyan: token('practice'),
    brightWhite: token('ink'),
  };
}

/** The design tokens as they are now. */
export function currentTheme(): ITheme {
  const style = getComputedStyle(document.documentElement);
  return themeFromTokens((name) => style.getPropertyValue(`--${name}`).trim());
}
