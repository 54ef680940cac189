import { recordOf } from '../../engine/core/errors';
import { parseTable } from '../../engine/dataset/parse-table';
import type { Table } from '../../engine/dataset/table';
import { ShiftDesk } from '../../engine/scenario/scenarios/on-call/shift-desk';
import type { ShiftReply, ShiftRequest } from './protocol';

/** Answers requests about shifts, one after another. Apart from the worker, so that Node can do the same. Never throws. */
export function shiftAnswers(): (request: ShiftRequest) => ShiftReply {
  const desk = new ShiftDesk();
  let table: Table | null = null;
  return ({ id, parts, table: text, log, step }) => {
    try {
      if (text !== undefined) table = parseTable(text);
      if (table === null) throw new TypeError('The first request of a worker has the table.');
      return { id, type: 'view', view: desk.look({ ...parts, table }, log, step) };
    } catch (error) {
      return { id, type: 'failed', error: recordOf(error, 'on-call-failed') };
    }
  };
}
