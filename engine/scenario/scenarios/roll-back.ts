import { z } from 'zod';
import { hashFiles } from '../../core/files';
import { projectFiles } from '../../core/program-files';
import { Workshop } from '../../grading/kinds/versions/workshop';
import { withoutData } from '../lane-files';
import { scenarioOptionsBy } from '../options';
import { MINUTES, minutesFor, ROLL_BACK_MEASURES } from '../roll-back/measures';
import type { ReplayEvent, ReplayRun, Scenario } from '../types';
import { PARTS } from './roll-back/answer';
import { byName } from './roll-back/by-name';
import { byVersion } from './roll-back/by-version';

const optionsSchema = z.strictObject({
  adHoc: z.strictObject({
    code: z.string(),
    data: z.string(),
    params: z.string(),
    answers: z.string().describe('What Monday’s model answered, one number a line.'),
  }),
  practice: z.strictObject({
    data: z.string(),
    before: z.string().describe('Monday’s export, by which its version is told.'),
    model: z.string(),
    command: z.string(),
    output: z.string(),
  }),
});

/**
 * Wednesday morning: which code, data and parameters made Monday's model, and bring it back. By name every combination
 * that lies there is trained; by version the registry, git and DVC are asked. Both work in a copy, with the lab's own
 * programs, and every line and training that it really took is counted.
 */
export const rollBack: Scenario<z.output<typeof optionsSchema>> = {
  id: 'roll-back',
  measures: ROLL_BACK_MEASURES,
  parseOptions: scenarioOptionsBy('roll-back', optionsSchema),
  run: async (context, { adHoc, practice }): Promise<ReplayRun> => {
    context.progress(0.1, 'Looking for Monday’s model');
    const shop = new Workshop(context);
    const answer = await (context.lane === 'ad-hoc' ? byName(shop, adHoc) : byVersion(shop, practice));
    const isFound = answer.found.size > 0;
    const lost = PARTS.filter((part) => !answer.found.has(part));
    const minutes = minutesFor(answer.lines, answer.trainings);
    const last: ReplayEvent = {
      at: minutes,
      label: 'The answer',
      outcome: lost.length === 0 && answer.identical ? 'right' : 'lost',
      input: null,
      detail: lost.length === 0 ? 'All four parts are known.' : `Not found again: ${lost.join(', ')}.`,
    };
    const each = minutes / Math.max(1, answer.tries.length);
    return {
      scenario: 'roll-back',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(withoutData(context.files))),
      runIds: [],
      events: [...answer.tries.map((one, i) => ({ ...one, at: Math.round(i * each) })), last],
      measures: {
        minutes,
        trainings: answer.trainings,
        lost: lost.length,
        identical: Number(answer.identical),
        served: Number(answer.served),
      },
      notes: {
        minutes: `${answer.lines} lines × ${MINUTES.line} min + ${answer.trainings} trainings × ${MINUTES.training} min${isFound ? '' : ', without an answer'}`,
        lost: lost.length === 0 ? 'nothing' : lost.join(', '),
      },
    };
  },
};
