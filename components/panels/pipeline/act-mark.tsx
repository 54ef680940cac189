import {
  Ban,
  Check,
  CircleAlert,
  CircleHelp,
  CirclePlay,
  DatabaseZap,
  History,
  LoaderCircle,
  type LucideIcon,
  SkipForward,
  Square,
  X,
} from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { PipelineNode } from '@/engine/versioning/dvc/views/pipeline-view';
import type { StageRun } from './run-log';

interface Look {
  readonly icon: LucideIcon;
  readonly ink: string;
}

const ACTS: Readonly<Record<PipelineNode['act'], Look>> = {
  skip: { icon: Check, ink: 'text-passed' },
  run: { icon: CirclePlay, ink: 'text-accent' },
  restore: { icon: History, ink: 'text-practice' },
  verify: { icon: DatabaseZap, ink: 'text-accent' },
  depends: { icon: CircleHelp, ink: 'text-adhoc' },
  fail: { icon: CircleAlert, ink: 'text-failed' },
  blocked: { icon: Ban, ink: 'text-ink-muted' },
};

const RUNS: Readonly<Record<StageRun['state'], Look>> = {
  running: { icon: LoaderCircle, ink: 'text-accent' },
  done: { icon: Check, ink: 'text-passed' },
  cached: { icon: History, ink: 'text-practice' },
  skipped: { icon: SkipForward, ink: 'text-ink-muted' },
  verified: { icon: Check, ink: 'text-passed' },
  failed: { icon: X, ink: 'text-failed' },
  blocked: { icon: Ban, ink: 'text-ink-muted' },
  stopped: { icon: Square, ink: 'text-failed' },
};

/** The sign of what will become of a stage, or of how far it has come. The word beside it says the same. */
export function ActMark({ act, run }: { readonly act: PipelineNode['act']; readonly run?: StageRun }) {
  const { icon: Icon, ink } = run ? RUNS[run.state] : ACTS[act];
  return (
    <Icon
      aria-hidden
      size={14}
      strokeWidth={2.25}
      className={cx('shrink-0', ink, run?.state === 'running' && 'animate-spin motion-reduce:animate-none')}
    />
  );
}
