import type { Table } from '../../../../dataset/table';
import type { Policies } from '../../../../world/policies/policies';
import type { ModelMaker, TrainingOrder } from '../../../../world/ports';
import type { WorldResult } from '../../../../world/result';
import { askedConditions } from '../../../../world/rows/asked-conditions';
import type { RowFeed } from '../../../../world/rows/row-feed';
import type { GameDayReport } from '../../../game-day/report';
import { knownRows } from '../../world/compose-world';
import { referenceLearner } from '../../world/reference-learner';
import { adHocMonth, practiceMonth } from '../lanes';
import { gameFeed, gameMonth } from '../month';
import { gameDayReport } from '../report-of';
import { type OwnPolicies, ownPolicies } from './own-policies';
import type { OwnProject } from './project';
import { RealTrainings, TrainingPending } from './real-trainings';

/** A game day that was played, and what it was played with. */
export interface PlayedGameDay {
  readonly report: GameDayReport;
  readonly own: OwnPolicies;
  readonly practice: WorldResult;
  /** Trainings that were really done. */
  readonly trainings: number;
  /** What a training or the service failed with; null: nothing did. */
  readonly problem: string | null;
}

/**
 * Plays the game day of a seed with a project, and nobody at the keyboard: its policies are measured, its models are really trained and
 * really asked, and the month is that of a world.
 * @param table the customers of the telephone company
 */
export async function playGameDay(
  project: OwnProject,
  table: Table,
  seed: string,
  progress: (done: number, doing: string) => void = () => {},
): Promise<PlayedGameDay> {
  const feed = gameFeed(table);
  const own = await ownPolicies(project, table, feed, { progress: (doing) => progress(0.1, doing) });
  const input = gameMonth(feed, seed, own.policies);
  progress(0.4, 'Living through the month without any of it');
  const adHoc = adHocMonth(feed, seed);
  const trainings = new RealTrainings(project, feed, askedConditions(input));
  const practice = hasModel(own)
    ? await withRealModels(feed, seed, own.policies, trainings, progress)
    : practiceMonth(feed, seed, own.policies);
  const report = gameDayReport(
    input,
    {
      'ad-hoc': { result: adHoc, upkeepHoursPerWeek: 0 },
      practice: { result: practice, upkeepHoursPerWeek: own.upkeepHoursPerWeek },
    },
    own.origins,
  );
  return { report, own, practice, trainings: trainings.count, problem: trainings.problem };
}

/** Without a service or a pipeline there is no model of theirs; the lab's own learner stands for what was copied to the server. */
const hasModel = ({ facts }: OwnPolicies): boolean =>
  facts.serviceProblem === null && Number(facts.served) > 0 && Number(facts.stages) > 0;

async function withRealModels(
  feed: RowFeed,
  seed: string,
  policies: Policies,
  trainings: RealTrainings,
  progress: (done: number, doing: string) => void,
): Promise<WorldResult> {
  // By a stand-in, as most trainings depend on the labels that came and not on who learns from them: so they are done in one go.
  const foreseen: TrainingOrder[] = [];
  practiceMonth(feed, seed, policies, foreseeing(feed, foreseen));
  let pending: TrainingPending | null = new TrainingPending(foreseen);
  for (;;) {
    if (pending)
      await trainings.fulfil(pending, (done, of) =>
        progress(0.5 + (0.4 * done) / of, `Training ${done + 1} of ${of}`),
      );
    progress(0.9, 'Living through the month');
    try {
      return practiceMonth(feed, seed, policies, trainings.maker);
    } catch (thrown) {
      if (!(thrown instanceof TrainingPending)) throw thrown;
      pending = thrown;
    }
  }
}

/** A maker that learns by itself and writes down what it was asked for. */
function foreseeing(feed: RowFeed, orders: TrainingOrder[]): ModelMaker {
  const { train } = referenceLearner(feed, knownRows({ feed }), 'checked');
  return { recipes: 1, announce: (announced) => orders.push(...announced), train };
}
