import { ACTION_KINDS, type ActionKind } from '../../../../world/actions';

/** Commands of the real tools, and the act that each is, beside `oncall act <act>` of the lab. */
const COMMANDS: readonly (readonly [RegExp, ActionKind])[] = [
  [/^kubectl\s+(?:argo\s+)?rollouts?\s+undo\b/, 'rollback-code'],
  [/^kubectl\s+rollout\s+restart\b/, 'restart-service'],
  [/^kubectl\s+scale\b/, 'scale-out'],
  [/^kubectl\s+argo\s+rollouts\s+(?:undo|abort)\b/, 'rollback-code'],
  [/^git\s+revert\b/, 'rollback-code'],
  [/^dvc\s+repro\b/, 'retrain'],
  [/^npm\s+run\s+(?:-s\s+)?(?:retrain|train)\b/, 'retrain'],
  [/^gh\s+workflow\s+run\s+retrain\b/, 'retrain'],
];

/** What a command of a runbook does; null: the platform does not know it. */
export function actOf(command: string): ActionKind | null {
  const own = /^oncall\s+act\s+([a-z-]+)(?:\s+\S+)?$/.exec(command)?.[1];
  if (own !== undefined) return ACTION_KINDS.find((kind) => kind === own) ?? null;
  return COMMANDS.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}
