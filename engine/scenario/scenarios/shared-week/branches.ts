import type { WorkspaceFiles } from '../../../core/files';
import { filesAt, mainTip, openSharedProject } from '../../../grading/kinds/shared-repository/project';
import { runTests } from '../../../grading/kinds/shared-repository/run-tests';
import { Workshop } from '../../../grading/kinds/versions/workshop';
import { shellQuote } from '../../../shell/quote';
import { NOTICED } from '../../shared-week/measures';
import type { ReplayEvent, ScenarioContext } from '../../types';
import type { FaultyChange, SharedWeekOptions, WantedChange } from './options';
import {
  asMeasuring,
  copyWith,
  hasValues,
  inOrder,
  labelOf,
  type MainAt,
  type WeekOfWork,
  WITH_FAULT,
} from './week';

/** What one change came to. */
interface Landed {
  readonly files: WorkspaceFiles;
  readonly event: Pick<ReplayEvent, 'outcome' | 'detail'>;
  /** Minutes until trouble was noticed; absent: there was none. */
  readonly noticed?: number;
}

/**
 * Everybody works on a branch, git merges, and the tests on main are run before anything goes in. Main is what the work
 * in the workspace has made of it, its tests included.
 */
export async function branches(context: ScenarioContext, options: SharedWeekOptions): Promise<WeekOfWork> {
  const project = await openSharedProject(context, options.repository);
  const tip = project && mainTip(project);
  if (!project || !tip) return { events: [], states: [], noticed: [], faults: 0 };
  let now = filesAt(project.server, tip);
  const guarded = (await runTests(asMeasuring(context), now)).green;
  const events: ReplayEvent[] = [];
  const states: MainAt[] = [{ at: 0, files: now }];
  const noticed: number[] = [];
  let faults = 0;
  for (const change of inOrder([...options.wanted, ...options.faulty])) {
    context.progress(change.at / NOTICED.onFriday, labelOf(change));
    const landed =
      'sets' in change
        ? change.done
          ? alreadyThere(now, options, change)
          : await merged(context, options, now, change)
        : await tested(context, options, now, { change, guarded });
    now = landed.files;
    states.push({ at: change.at, files: now });
    if (landed.noticed !== undefined) noticed.push(landed.noticed);
    if (landed.event.outcome === 'silently-wrong') faults++;
    const trouble = 'sets' in change ? {} : { trouble: WITH_FAULT };
    events.push({ at: change.at, label: labelOf(change), ...trouble, input: null, ...landed.event });
  }
  return { events, states, noticed, faults };
}

/** A change that the work itself has brought to main, or has not. */
function alreadyThere(files: WorkspaceFiles, { params }: SharedWeekOptions, change: WantedChange): Landed {
  return hasValues(files, params, change)
    ? { files, event: { outcome: 'right', detail: 'It is on main, by a merge.' } }
    : { files, event: { outcome: 'lost', detail: 'It is not on main.' } };
}

/** Merges a branch that began on Monday. A conflict stops the merge; its author then makes the change on today's main. */
async function merged(
  context: ScenarioContext,
  options: SharedWeekOptions,
  files: WorkspaceFiles,
  change: WantedChange,
): Promise<Landed> {
  const servers = Object.entries(context.files).filter(([path]) => path.startsWith('.lab/'));
  const shop = new Workshop({ ...context, files: Object.fromEntries(servers) });
  const url = shellQuote(`https://github.com/${options.repository}.git`);
  for (const line of [
    `git clone -q ${url} .`,
    `git config user.name ${shellQuote(change.by)}`,
    'git config user.email team@fieldwork.example',
    'git switch -q -c work $(git log --reverse --format=%H | head -1)',
  ])
    await shop.run(line);
  const edit = async () => {
    for (const { file, from, to } of change.edits)
      shop.write(file, (shop.text(file) ?? '').replace(from, to));
    return shop.run(`git commit -q -a -m ${shellQuote(change.says)}`);
  };
  await edit();
  await shop.run('git switch -q main');
  const { exitCode, stdout } = await shop.run('git merge --no-edit work');
  if (exitCode !== 0) {
    await shop.run('git merge --abort');
    await edit();
  }
  const paths = change.edits.map(({ file }) => [file, shop.text(file) ?? ''] as const);
  const after = { ...files, ...Object.fromEntries(paths) };
  const detail =
    exitCode === 0 ? 'Git has merged it.' : `${stdout.trim()} So it was made again, on the main of that day.`;
  const event = { outcome: 'right', detail } as const;
  return exitCode === 0 ? { files: after, event } : { files: after, event, noticed: NOTICED.atTheMerge };
}

/** Runs the tests of main on a faulty change: if one fails, it stays out. */
async function tested(
  context: ScenarioContext,
  options: SharedWeekOptions,
  files: WorkspaceFiles,
  { change, guarded }: { readonly change: FaultyChange; readonly guarded: boolean },
): Promise<Landed> {
  const after = {
    ...files,
    ...copyWith(files, { edits: [], module: change.module }, options, context.support),
  };
  const said = await runTests(asMeasuring(context), after);
  if (guarded && said.failed > 0) {
    const detail = `A test fails on its branch. ${said.first ?? ''}`;
    return { files, event: { outcome: 'refused', detail }, noticed: NOTICED.atTheMerge };
  }
  const detail = guarded
    ? 'No test notices.'
    : 'The tests on main were not all green before, so nobody looks at them.';
  return {
    files: after,
    event: { outcome: 'silently-wrong', detail },
    noticed: NOTICED.onFriday - change.at,
  };
}
