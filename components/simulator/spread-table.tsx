import { figureWords } from '@/components/figures/year-lanes/figure-words';
import { Table } from '@/components/ui/table';
import { FIGURES, type FigureDefinition } from '@/engine/simulator/figures';
import { contrastOf, type FigureSpread, type SeedOutcome } from '@/engine/simulator/spread';
import { shareBetter } from './contrast-words';

/** Every figure over the seeds: the median of each lane, and how often the practice lane was better. */
export function SpreadTable({ outcomes }: { readonly outcomes: readonly SeedOutcome[] }) {
  const rows = FIGURES.map((figure) => ({ figure, contrast: contrastOf(figure, outcomes) }));
  const cell = (figure: FigureDefinition, spread: FigureSpread | null) =>
    spread ? (
      <>
        {figureWords(figure, spread.median)}
        <span className="block text-ink-faint text-xs">
          {figureWords(figure, spread.low)} to {figureWords(figure, spread.high)}
        </span>
      </>
    ) : (
      '–'
    );
  return (
    <Table
      caption={`Medians over ${outcomes.length} seeds, and the range of 80 % of them`}
      captionVisible
      rows={rows}
      rowKey={({ figure }) => figure.id}
      columns={[
        { id: 'figure', label: 'Figure', rowHeader: true, cell: ({ figure }) => figure.label },
        {
          id: 'adHoc',
          label: 'Ad hoc',
          align: 'end',
          cell: ({ figure, contrast }) => cell(figure, contrast.adHoc),
        },
        {
          id: 'practice',
          label: 'Practice',
          align: 'end',
          cell: ({ figure, contrast }) => cell(figure, contrast.practice),
        },
        {
          id: 'better',
          label: 'Practice better in',
          align: 'end',
          cell: ({ contrast }) => `${shareBetter(contrast).toFixed(1)} %`,
        },
      ]}
    />
  );
}
