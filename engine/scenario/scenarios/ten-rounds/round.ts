import type { Edit } from '../../../grading/kinds/pipeline/edits';
import type { TenRounds } from './options';

export const ROUNDS = 10;

/** The round in which one stage is forgotten. */
export const SLIP = 4;

/** What changes in a round: a parameter, the raw file, nothing, and so on. */
export function changeOf(round: number, { param, raw, folder }: TenRounds): Edit {
  const id = `round${String.fromCharCode(96 + round)}`;
  const kind = (round - 1) % 3;
  if (kind === 0) return { id, says: param.key, param: param.key, by: param.by };
  if (kind === 1) return { id, says: 'more rows in the raw file', touch: Array(40).fill(`${folder}/${raw}`) };
  return { id, says: 'nothing changed', touch: [] };
}
