import type { WorkspaceFiles } from '../../../core/files';
import { type ActionLog, emptyLog, parseLog } from '../../../incidents/on-call/action-log';
import { OnCallError } from '../../../incidents/on-call/errors';
import { type RunbookPlan, runbookActs } from '../../../incidents/on-call/runbook-acts';
import { parseRules } from '../../../monitoring/rules/rule-file';
import { parseRunbook } from '../../../monitoring/service/runbook';
import { ACTION_WORDS } from '../../../world/actions';
import { parseShift, type Shift } from './shift-file';

/** A shift with the files that one works with in it. */
export interface ShiftFiles {
  /** The folder of the shift's file, ending in `/`; '' for the root. */
  readonly folder: string;
  readonly shift: Shift;
  readonly runbook: readonly RunbookPlan[];
  /** What in the runbook could not be read. */
  readonly runbookProblems: readonly string[];
  readonly runbookPath: string;
  readonly rules: string | null;
  readonly rulesPath: string | null;
  readonly log: ActionLog;
  readonly logPath: string;
}

/** The name of the file that makes a folder one of a shift. */
export const SHIFT_FILE = 'shift.yaml';

const DECODER = new TextDecoder();

/** The section of the runbook that an alert leads to by its annotation, `runbook: "runbook.md#HighErrorRate"`. */
function runbookLinks(rules: string, path: string): Map<string, string> {
  const links = new Map<string, string>();
  for (const { rules: some } of parseRules(rules, path))
    for (const rule of some) {
      const link =
        rule.kind === 'alert' ? (rule.annotations.runbook ?? rule.annotations.runbook_url) : undefined;
      const section = link?.source.split('#')[1];
      if (rule.kind === 'alert' && section) links.set(rule.alert, section);
    }
  return links;
}

/** Plans with those of alerts that lead to another's section, in its place: two alerts may have one cause. */
const linkedPlans = (plans: readonly RunbookPlan[], links: ReadonlyMap<string, string>): RunbookPlan[] =>
  plans.flatMap((plan) => [
    plan,
    ...[...links]
      .filter(([alert, section]) => section === plan.alert && !plans.some((own) => own.alert === alert))
      .map(([alert]) => ({ ...plan, alert })),
  ]);

/** The files of shifts in a workspace, by path. */
export const shiftPaths = (files: WorkspaceFiles): string[] =>
  Object.keys(files)
    .filter((path) => path === SHIFT_FILE || path.endsWith(`/${SHIFT_FILE}`))
    .sort();

/**
 * Reads the shift of a file with what lies beside it. A runbook that is not there has no section, a log that is not there is empty.
 * @throws OnCallError for a file that cannot be read, or rules that are named and not there; MonitoringError for rules that are none
 */
export function shiftOfFiles(files: WorkspaceFiles, path: string): ShiftFiles {
  const text = (at: string) => {
    const content = files[at];
    return content === undefined ? null : typeof content === 'string' ? content : DECODER.decode(content);
  };
  const shift = parseShift(text(path) ?? '', path);
  const folder = path.slice(0, path.length - SHIFT_FILE.length);
  const runbookPath = folder + shift.runbook;
  const logPath = folder + shift.log;
  const rulesPath = shift.rules === undefined ? null : folder + shift.rules;
  const rules = rulesPath === null ? null : text(rulesPath);
  if (rulesPath !== null && rules === null)
    throw new OnCallError(
      'shift-unreadable',
      `${path} names the rules ${shift.rules}, and ${rulesPath} is not there. Bring it back, or take the line out.`,
      { where: path },
    );
  const { plans, problems } = runbookActs(parseRunbook(text(runbookPath) ?? ''), ACTION_WORDS);
  const links = rules === null ? new Map<string, string>() : runbookLinks(rules, rulesPath ?? '');
  const log = text(logPath);
  return {
    folder,
    shift,
    runbook: linkedPlans(plans, links),
    runbookProblems: problems,
    runbookPath,
    rules,
    rulesPath,
    log: log === null || log.trim() === '' ? emptyLog(shift.seed) : parseLog(log, logPath, ACTION_WORDS),
    logPath,
  };
}
