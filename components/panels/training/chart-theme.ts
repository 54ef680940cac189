/** The colours of the chart, read from the design tokens: a canvas cannot use CSS variables by itself. */
export interface ChartTheme {
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly font: string;
}

export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    muted: token('--ink-muted'),
    faint: token('--ink-faint'),
    line: token('--line'),
    surface: token('--surface'),
    accent: token('--accent'),
    font: `11px ${style.fontFamily || 'sans-serif'}`,
  };
}

/** Calls back when the theme of the page changes; returns the way to stop. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => observer.disconnect();
}
