import { type Better, type Quarter, shares } from './quarters';

/** A figure that can be argued from. */
export interface ArguedFigure {
  readonly id: string;
  /** The column of the table. */
  readonly figure: string;
  readonly label: string;
  readonly better: Better;
  readonly isPrice: boolean;
}

/** A figure with how often each candidate was better in it. */
export interface WeighedFigure extends ArguedFigure {
  readonly shareA: number;
  readonly shareB: number;
}

/** What an argument from some figures is worth. */
export interface Weighed {
  readonly chosen: readonly WeighedFigure[];
  /** Those in which the candidates do not differ one way in nearly all quarters: luck, or no difference at all. */
  readonly weak: readonly WeighedFigure[];
  readonly speaksForA: number;
  readonly speaksForB: number;
  readonly hasPrice: boolean;
}

/**
 * Weighs the figures that an argument names.
 * @param least the share of the quarters in which a figure must favour the same candidate to count as an argument
 */
export function weigh(
  figures: readonly ArguedFigure[],
  quarters: readonly Quarter[],
  least: number,
): Weighed {
  const chosen = figures.map((figure): WeighedFigure => {
    const { A, B } = shares(quarters, figure.figure, figure.better);
    return { ...figure, shareA: A, shareB: B };
  });
  return {
    chosen,
    weak: chosen.filter(({ shareA, shareB }) => Math.max(shareA, shareB) < least),
    speaksForA: chosen.filter(({ shareA }) => shareA >= least).length,
    speaksForB: chosen.filter(({ shareB }) => shareB >= least).length,
    hasPrice: chosen.some(({ isPrice }) => isPrice),
  };
}
