import { cx } from '@/components/ui/cx';
import type { EvidenceRow } from '@/engine/grading/types';

const SIGNS: Readonly<
  Record<EvidenceRow['outcome'], { readonly sign: string; readonly word: string; readonly ink: string }>
> = {
  good: { sign: '✓', word: 'good', ink: 'text-passed' },
  bad: { sign: '✗', word: 'bad', ink: 'text-failed' },
  neutral: { sign: '–', word: 'neutral', ink: 'text-ink-muted' },
};

/** The evidence behind a verdict, one line each: e.g. which mutants the learner's tests killed. Bad lines come first. */
export function EvidenceTable({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  const ordered = [...rows].sort((a, b) => Number(b.outcome === 'bad') - Number(a.outcome === 'bad'));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not; a section would be one more landmark
    <div
      role="group"
      aria-label="Evidence"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-72 overflow-y-auto rounded-md border border-line"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">Evidence</caption>
        <tbody>
          {ordered.map((row) => {
            const { sign, word, ink } = SIGNS[row.outcome];
            return (
              <tr
                key={`${row.label} ${row.detail ?? ''}`}
                className="border-line border-b align-top last:border-b-0"
              >
                <td className={cx('w-8 px-2 py-1.5 text-center font-semibold', ink)}>
                  <span aria-hidden>{sign}</span>
                  <span className="sr-only">{word}</span>
                </td>
                <th scope="row" className="py-1.5 pe-3 text-start font-medium">
                  {row.label}
                </th>
                <td className="py-1.5 pe-3 text-ink-muted">{row.detail}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
