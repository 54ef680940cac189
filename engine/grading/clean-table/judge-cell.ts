import type { DirtMark } from '../../dataset/dirt/types';
import type { FindingKind } from './findings';

/** Exact, by definition of the international foot (1959). */
const SQUARE_METRES_PER_SQUARE_FOOT = 0.09290304;
/** A conversion may round: whole square feet, or a factor of four digits. */
const AREA_TOLERANCE = { feet: 1, share: 0.001 };
const AREAS = /_Area$|_SF$/;

/**
 * What is wrong with one cell of a cleaned table, or null. `truth` is the true cell, `seen` the cell that was written,
 * `mark` the dirt that lay on it in the export.
 */
export function judgeCell(
  column: string,
  truth: string,
  seen: string,
  mark: DirtMark | undefined,
): FindingKind | null {
  if (mark?.kind === 'missing' || (mark === undefined && truth === ''))
    return judgeMissing(seen, mark?.written);
  if (mark?.kind === 'year') return judgeYear(seen, mark.written);
  if (mark?.kind === 'area-units') return judgeArea(Number(truth), seen);
  if (mark?.kind === 'price-units') return judgePrice(Number(truth), seen);
  if (isSame(truth, seen)) return null;
  if (mark?.kind === 'spelling') return seen === '' ? 'goodEmptied' : 'spellingKept';
  return judgeGood(column, truth, seen);
}

/** Equal as texts, or as numbers. */
export function isSame(truth: string, seen: string): boolean {
  if (truth === seen) return true;
  if (truth === '' || seen === '') return false;
  const [a, b] = [Number(truth), Number(seen)];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

function judgeMissing(seen: string, written = ''): FindingKind | null {
  if (seen === '') return null;
  // Programs write what they take for no value in ways of their own.
  if (seen === written.trim() || /^(nan|null|undefined|none)$/i.test(seen)) return 'missingKept';
  return Number(seen) === 0 ? 'missingZero' : 'missingFilled';
}

function judgeYear(seen: string, written = ''): FindingKind | null {
  if (seen === '') return null;
  return isSame(written, seen) ? 'yearsKept' : 'yearsInvented';
}

const near = (value: number, wanted: number) =>
  Math.abs(value - wanted) <= Math.max(AREA_TOLERANCE.feet, AREA_TOLERANCE.share * wanted);

function judgeArea(truth: number, seen: string): FindingKind | null {
  const value = Number(seen);
  if (seen === '') return 'areasLost';
  if (Number.isNaN(value)) return /\d/.test(seen) ? 'areasText' : 'areasOff';
  if (near(value, truth)) return null;
  if (near(value, truth * SQUARE_METRES_PER_SQUARE_FOOT)) return 'areasMetres';
  return near(value, truth / SQUARE_METRES_PER_SQUARE_FOOT) ? 'areasTwice' : 'areasOff';
}

function judgePrice(truth: number, seen: string): FindingKind | null {
  const value = Number(seen);
  if (seen === '') return 'pricesLost';
  if (Number.isNaN(value)) return /\d/.test(seen) ? 'pricesText' : 'pricesOff';
  if (Math.abs(value - truth) < 0.5) return null;
  return Math.abs(value * 1000 - truth) < 500 ? 'pricesThousands' : 'pricesOff';
}

function judgeGood(column: string, truth: string, seen: string): FindingKind {
  if (seen === '') {
    if (/^(none|no_)/i.test(truth)) return 'valuesEmptied';
    return /^Year_/.test(column) ? 'yearsEmptied' : 'goodEmptied';
  }
  if (truth.toLowerCase() === seen.trim().toLowerCase()) return 'respelled';
  const ratio = Number(seen) / Number(truth);
  if (
    AREAS.test(column) &&
    [ratio, 1 / ratio].some((one) => near(one * 1000, 1000 * SQUARE_METRES_PER_SQUARE_FOOT))
  )
    return 'areasTwice';
  return 'goodAltered';
}
