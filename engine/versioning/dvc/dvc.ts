import type { LabProgram } from '../../core/lab-program';
import { gitPortAt } from './git/git-port';
import { createDvc } from './program';

/** The `dvc` of the lab, on the lab's git. */
export const dvc: LabProgram = createDvc({ gitAt: gitPortAt });
