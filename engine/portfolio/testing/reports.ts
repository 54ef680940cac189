import { CRITERION_IDS, type RubricReport } from '../../rubric/report';
import type { GameDayFigures, GameDayOutcome, GameDayReport } from '../../scenario/game-day/report';

/** A rubric report with evidence of each kind, and texts that would be tags. */
export function rubricReport(): RubricReport {
  const criteria = CRITERION_IDS.map((id, i) => ({
    id,
    title: `Criterion <${id}>`,
    points: i % 2,
    outOf: 2,
    levels: [
      { points: 0, says: 'Nothing' },
      { points: 1, says: 'Something & more' },
      { points: 2, says: 'All' },
    ],
    evidence: [],
    missing: i % 2 === 0 ? 'One <script>alert(1)</script> test' : null,
  }));
  criteria[1] = {
    ...criteria[1]!,
    evidence: [
      { target: { kind: 'file', path: 'src/train.ts', line: 3 }, shows: 'trains' },
      { target: { kind: 'file', path: 'a b/<x>&"c".ts' }, shows: 'an odd name' },
      { target: { kind: 'commit', hash: 'c0ffee'.padEnd(40, '0') }, shows: 'the commit' },
      {
        target: { kind: 'run', runId: '0123456789abcdef0123456789abcdef', experiment: 'churn' },
        shows: 'the run',
      },
      { target: { kind: 'model-version', model: 'churn', version: 3 }, shows: 'the version' },
      { target: { kind: 'workflow-run', number: 7, workflow: 'ci.yml' }, shows: 'all checks' },
      { target: { kind: 'image', name: 'churn', digest: `sha256:${'a'.repeat(64)}` }, shows: 'the image' },
      { target: { kind: 'cluster', object: 'Deployment', name: 'churn' }, shows: 'two replicas' },
      { target: { kind: 'alert', name: 'Burn', path: 'monitoring/rules.yml', line: 9 }, shows: 'an alert' },
    ],
  } as (typeof criteria)[number];
  return { points: 6, outOf: 33, criteria };
}

const figures: GameDayFigures = {
  deploymentsPerWeek: 2.5,
  leadTimeHours: 3,
  changeFailureRate: 0.125,
  restoreHours: null,
  detectHours: 0.5,
  budgetSpent: 0.31,
  wrongShare: 0.2,
  wrong: 12_345,
  unanswered: 7,
  costUsd: 1_234.4,
  revenueUsd: -20,
  reproducible: 1,
  falsePages: 0,
};

/** A report of a game day with eight incidents, of all ends. */
export function gameDayReport(): GameDayReport {
  const outcome = (otherwise: Partial<GameDayOutcome>): GameDayOutcome => ({
    state: 'stopped',
    because: 'The gate <b>held</b>.',
    harmedFrom: null,
    detected: null,
    detectedBy: null,
    restored: null,
    wrong: 0,
    unanswered: 0,
    ...otherwise,
  });
  const harmed = outcome({
    state: 'harmed',
    harmedFrom: 30,
    detected: 40,
    detectedBy: 'Burn',
    restored: null,
  });
  const practice = [
    outcome({}),
    outcome({ state: 'harmless' }),
    outcome({ state: 'harmed', harmedFrom: 50, detected: null, restored: 90 }),
  ];
  const days = Array.from({ length: 30 }, (_, day) => ({
    requests: 100,
    right: 90,
    wrong: day,
    unanswered: 0,
  }));
  return {
    seed: 'seed`"<',
    days: 30,
    startMs: 1_772_442_000_000,
    objective: 0.99,
    incidents: Array.from({ length: 8 }, (_, i) => ({
      id: `i${i}`,
      incident: 'schema-change',
      title: `Incident ${i} <i>`,
      about: 'A column is renamed.',
      hour: 24 + i * 80,
      outcomes: { 'ad-hoc': harmed, practice: practice[i % 3]! },
    })),
    lanes: { 'ad-hoc': { figures, days }, practice: { figures, days } },
    origins: [{ section: 'gate' as never, from: 'own', says: 'Nine of ten faulty changes were stopped.' }],
  };
}
