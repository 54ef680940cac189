import { optionsBy } from '../../options';
import type { Measurement, MeasurementKind } from '../../types';
import { LOOP_FACTS, loopEvidence, loopFacts } from './facts';
import { type LoopOptions, loopSchema } from './options';
import { runLoop } from './run-loop';

/**
 * Lets a market that nobody has seen turn three times before the learner's service, with three traps, and nobody at the keyboard:
 * alert, relay, workflow, gate, registry and canary are the learner's own, and really run. It ends early once it is settled
 * that a turn was not answered, that customers are harmed, or that trainings do not end.
 */
export const closedLoop: MeasurementKind<LoopOptions> = {
  kind: 'closed-loop',
  trust: 'verified',
  parseOptions: optionsBy('closed-loop', loopSchema),
  needs: ({ probe }) => [probe],
  facts: {
    problem: 'why the loop cannot be let turn at all',
    problemKind: 'where that lies: repository, workflow, monitors, cluster, service',
    ...LOOP_FACTS,
  },
  async measure(context, options): Promise<Measurement> {
    const record = await runLoop(context, options, { seed: context.seed, byHand: null, endsEarly: true });
    if ('says' in record)
      return {
        facts: {
          ...Object.fromEntries(Object.keys(LOOP_FACTS).map((name) => [name, null])),
          problem: record.says,
          problemKind: record.kind,
        },
        unknownReads: 'nothing',
        runIds: [],
      };
    return {
      facts: { problem: null, problemKind: null, ...loopFacts(record) },
      evidence: loopEvidence(record),
      unknownReads: 'none',
      runIds: [],
    };
  },
};
