import type { Conclusion, Status } from '../store/run-state';

const COLORS = { passing: '#2ea44f', failing: '#d73a49', other: '#6e7781' } as const;

/** Widths of text in Verdana 11, as badges have it, in pixels: near enough for any letter. */
const widthOf = (text: string) =>
  [...text].reduce(
    (sum, one) =>
      sum + (/[ilI.,:;|!'j]/.test(one) ? 4 : /[mwMW]/.test(one) ? 10.5 : /[A-Z]/.test(one) ? 8 : 6.8),
    0,
  );

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a badge says of the last run of a workflow; null: it has never run. */
export const badgeWord = (
  last: { readonly status: Status; readonly conclusion: Conclusion | null } | null,
): string => {
  if (last === null || last.conclusion === null) return 'no status';
  if (last.conclusion === 'success') return 'passing';
  return last.conclusion === 'failure' ? 'failing' : last.conclusion;
};

/** The badge of a workflow as SVG: its name, and how its last run on the branch went. */
export function badgeSvg(
  workflow: string,
  last: { readonly status: Status; readonly conclusion: Conclusion | null } | null,
): string {
  const word = badgeWord(last);
  const color = word === 'passing' ? COLORS.passing : word === 'failing' ? COLORS.failing : COLORS.other;
  const left = Math.round(widthOf(workflow)) + 34;
  const right = Math.round(widthOf(word)) + 12;
  const whole = left + right;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="20" role="img" aria-label="${escaped(workflow)} - ${word}">`,
    `<title>${escaped(workflow)} - ${word}</title>`,
    `<clipPath id="r"><rect width="${whole}" height="20" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#24292f"/><rect x="${left}" width="${right}" height="20" fill="${color}"/></g>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    `<circle cx="13" cy="10" r="4.5" fill="none" stroke="#fff" stroke-width="1.5"/>`,
    `<text x="24" y="14">${escaped(workflow)}</text><text x="${left + 6}" y="14">${word}</text>`,
    '</g></svg>',
  ].join('');
}
