import type { Rng } from '../../../core/rng';
import type { EvidenceRow } from '../../types';
import type { Workshop } from '../versions/workshop';
import type { Chain, Script } from './chain';
import { type Edit, makeEdit } from './edits';
import type { RunLedger, ScriptRun } from './ledger';

/** What came of one edit. */
export interface Round {
  readonly edit: Edit;
  /** What was changed, with the values. */
  readonly label: string;
  readonly runs: readonly ScriptRun[];
  /** Scripts whose files this edit has left stale. */
  readonly stale: readonly Script[];
  /** Why `dvc repro` did not end well; null: it did. */
  readonly failure: string | null;
}

/** Makes one edit after the other, and after each runs the pipeline and looks at what really ran. */
export async function runRounds(
  shop: Workshop,
  ledger: RunLedger,
  chain: Chain,
  edits: readonly Edit[],
  rng: Rng,
  progress: (done: number, doing: string) => void,
): Promise<Round[]> {
  const rounds: Round[] = [];
  let before = new Set(ledger.stale(shop.files()));
  for (const [i, edit] of edits.entries()) {
    progress(i / edits.length, `After ${edit.says}`);
    const label = makeEdit(shop, chain, edit, rng);
    const { exitCode, stderr } = await shop.run('dvc repro -P');
    const stale = ledger.stale(shop.files());
    rounds.push({
      edit,
      label,
      runs: ledger.take(),
      stale: stale.filter((script) => !before.has(script)),
      failure: exitCode === 0 ? null : stderr.trim(),
    });
    before = new Set(stale);
  }
  return rounds;
}

export const needlessRuns = ({ runs }: Round): readonly ScriptRun[] => runs.filter((run) => run.isNeedless);

/** A line of the table under a verdict. */
export function roundEvidence(round: Round): EvidenceRow {
  const needless = needlessRuns(round);
  const parts = [
    round.runs.length === 0 ? 'nothing ran' : `ran ${namesOf(round.runs.map(({ script }) => script))}`,
    needless.length === 0 ? '' : `needless: ${namesOf(needless.map(({ script }) => script))}`,
    round.stale.length === 0 ? '' : `stale: ${namesOf(round.stale)}`,
    round.failure === null ? '' : round.failure,
  ];
  return {
    label: round.label,
    outcome: needless.length + round.stale.length > 0 || round.failure !== null ? 'bad' : 'good',
    detail: parts.filter(Boolean).join('; '),
  };
}

const namesOf = (scripts: readonly Script[]) => scripts.map(({ name }) => name).join(', ');
