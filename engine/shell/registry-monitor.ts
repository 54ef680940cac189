import type { LabProgram } from '../core/lab-program';
import { parseTable } from '../dataset/parse-table';
import { monitorWith } from '../monitoring/cli/monitor';

/** `monitor` reads tables as the rest of the lab does. */
export const monitor: LabProgram = monitorWith(parseTable);
