import type { CrashFigures } from './crashes';
import type { ExplorerFigures } from './explorer';
import type { GitFigures } from './git';
import type { GradebookFigures, GradebookTimes } from './gradebook';
import type { measureChecks, measureFirstLoad, measureFrames } from './lesson-page';
import type { PipelineFigures } from './pipelines';
import type { PushFigures } from './push';
import type { ReloadFigures } from './reloads';
import type { RepositoryFigures } from './repository';
import type { measureSearch } from './search';
import type { SimulatorFigures } from './simulator';
import { simulatorRows } from './simulator-rows';
import type { TrafficFigures } from './traffic';
import type { measureFirstOutput, measureRepeatability, measureTraining } from './training';
import type { WorkflowFigures } from './workflows';
import type { CalmWeeks, WorldFigures } from './world';

/** The figures of each part that has been measured. */
export interface Results {
  readonly firstLoad?: Awaited<ReturnType<typeof measureFirstLoad>>;
  readonly firstOutput?: Awaited<ReturnType<typeof measureFirstOutput>>;
  readonly training?: Awaited<ReturnType<typeof measureTraining>>;
  readonly repeatability?: Awaited<ReturnType<typeof measureRepeatability>>;
  readonly frames?: Awaited<ReturnType<typeof measureFrames>>;
  readonly checks?: Awaited<ReturnType<typeof measureChecks>>;
  readonly search?: Awaited<ReturnType<typeof measureSearch>>;
  readonly git?: GitFigures;
  readonly explorer?: ExplorerFigures;
  readonly reloads?: ReloadFigures;
  readonly crashes?: CrashFigures;
  readonly repository?: RepositoryFigures;
  readonly pipelines?: PipelineFigures;
  readonly gradebook?: GradebookFigures;
  readonly workflows?: WorkflowFigures;
  readonly push?: PushFigures;
  readonly traffic?: TrafficFigures;
  readonly simulator?: SimulatorFigures;
  readonly world?: WorldFigures;
}

type Row = readonly [what: string, budget: string, measured: string];

/** The results beside their budgets, as a Markdown table. */
export function tableOf(results: Results): string {
  const rows = [
    ...trainingRows(results),
    ...pageRows(results),
    ...gitRows(results),
    ...repositoryRows(results),
    ...pipelineRows(results),
    ...gradebookRows(results),
    ...workflowRows(results),
    ...pushRows(results),
    ...trafficRows(results),
    ...simulatorRows(results.simulator),
    ...worldRows(results),
  ];
  return [
    '| what | budget | measured |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function trainingRows({ training, frames, repeatability, firstOutput, search }: Results): Row[] {
  const rows: Row[] = [];
  if (training) {
    const { ratioToBarePage, labStepsPerSecond, barePageStepsPerSecond, bareWorkerStepsPerSecond } = training;
    rows.push([
      'training through the lab, against the same model and backend in a bare page, same run',
      '≥ 0.95 ×',
      `${ratioToBarePage.toFixed(2)} × (${labStepsPerSecond.toFixed(0)} steps/s; bare page ${barePageStepsPerSecond.toFixed(0)}, bare worker ${bareWorkerStepsPerSecond.toFixed(0)})`,
    ]);
  }
  if (frames) {
    const long = frames.tasksOver50Ms.length === 0 ? 'none' : `${frames.tasksOver50Ms.join(', ')} ms`;
    rows.push([
      'main thread while training: frames a second; tasks over 50 ms',
      '60; none',
      `${frames.framesPerSecond.toFixed(1)}; ${long}`,
    ]);
  }
  if (repeatability) {
    rows.push([
      'ten seeded runs of one training: hashes of the weights',
      '1',
      String(repeatability.distinctHashes),
    ]);
    rows.push(['live tensors over 50 re-trainings', 'flat', JSON.stringify(repeatability.tensors)]);
  }
  if (firstOutput) {
    rows.push([
      'click on Run to the first output of a one-line program, warm, more than a bare worker',
      '≤ 150 ms',
      `${firstOutput.moreMs.toFixed(0)} ms`,
    ]);
  }
  if (search) {
    rows.push([
      `${search.trials} trials of the tuning lesson on 2 workers, against one; same results to the bit`,
      '≥ 1.7 ×; yes',
      `${search.ratio.toFixed(2)} × (${search.twoWorkersSeconds.toFixed(1)} s, ${search.oneWorkerSeconds.toFixed(1)} s); ${search.sameBits ? 'yes' : 'no'}`,
    ]);
    if (search.coresRatio && search.oneCoreSeconds)
      rows.push([
        'the same on two cores, against one worker whose browser has one core',
        '–',
        `${search.coresRatio.toFixed(2)} × (${search.oneCoreSeconds.toFixed(1)} s)`,
      ]);
  }
  return rows;
}

function gradebookRows({ gradebook }: Results): Row[] {
  if (gradebook === undefined) return [];
  const { pglite, postgresql } = gradebook;
  const row = (
    what: string,
    budget: string,
    { learners, pageMs, filteredMs, wholeMs, recomputeMs }: GradebookTimes,
  ): Row => [
    `gradebook of ${learners} × 28 ${what}: a page of people; filtered and ordered by points; all grades for a file; grades of 500 computed anew`,
    `${budget} a page`,
    `${pageMs} ms; ${filteredMs} ms; ${wholeMs} ms; ${recomputeMs} ms`,
  ];
  return [
    row('on the embedded database', '≤ 150 ms', pglite),
    ...(postgresql === null ? [] : [row('on PostgreSQL', '≤ 400 ms', postgresql)]),
  ];
}

function pipelineRows({ pipelines }: Results): Row[] {
  if (pipelines === undefined) return [];
  const { stages, noOpMs, viewMs, runMs } = pipelines;
  return [
    [
      `\`dvc repro\` of ${stages} stages with nothing to do, in Node; what the panel shows after a change; running all without their work`,
      '≤ 50 ms; –; –',
      `${noOpMs} ms; ${viewMs} ms; ${runMs} ms`,
    ],
  ];
}

function workflowRows({ workflows }: Results): Row[] {
  if (workflows === undefined) return [];
  const { jobs, readMs, planMs, runMs } = workflows;
  return [
    [
      `planning a run of ${jobs} jobs, in Node; reading its file anew; running all of them without their scripts`,
      '≤ 20 ms; –; –',
      `${planMs} ms; ${readMs} ms; ${runMs} ms`,
    ],
  ];
}

function pushRows({ push }: Results): Row[] {
  if (push === undefined) return [];
  const { jobs, firstLineMs, worstFirstLineMs, doneMs, fewestFramesPerSecond, tasksOver50Ms } = push;
  return [
    [
      `git push of house-price, ${jobs} jobs: first line of a log after the prompt (worst of five); end of the run`,
      '≤ 500 ms; –',
      `${firstLineMs} ms (${worstFirstLineMs} ms); ${doneMs} ms`,
    ],
    [
      'main thread from the push to the end of its run: frames a second, fewest of five; tasks over 50 ms',
      '60; none',
      `${fewestFramesPerSecond}; ${tasksOver50Ms.length === 0 ? 'none' : tasksOver50Ms.join(', ')}`,
    ],
  ];
}

function trafficRows({ traffic }: Results): Row[] {
  if (traffic === undefined) return [];
  const { millionEventsPerSecond, bareMillionEventsPerSecond, room } = traffic;
  const speeds = Object.entries(millionEventsPerSecond).map(
    ([requests, speed]) => `${speed.toFixed(1)} (${Number(requests).toLocaleString('en-US')} requests)`,
  );
  return [
    [
      `${traffic.queues} queues of ${traffic.requestsEach.toLocaleString('en-US')} requests, M/M/c and M/G/1: mean waits and percentiles outside of their 99 % intervals; with other seeds`,
      '0; about 1 %',
      `0 of ${traffic.figures}; ${traffic.otherMisses} of ${traffic.otherFigures}`,
    ],
    [
      'simulation of traffic in a worker, M/M/10: millions of events a second, best of five; against a bare loop in turns with it (5 of its 11.8 on an idle machine)',
      '≥ 5; ≥ 0.42 ×',
      `${speeds.join(', ')}; ${traffic.ratioToBare.toFixed(2)} × (bare loop ${bareMillionEventsPerSecond.toFixed(1)})`,
    ],
    [
      'the same: places held for requests and events, least and most; same bits in Node',
      'flat; yes',
      `${room.join(' and ')}; ${traffic.sameBitsInNode ? 'yes' : 'no'}`,
    ],
  ];
}

function gitRows({ git }: Results): Row[] {
  if (git === undefined) return [];
  const shown = ({ medianMs, firstMs }: GitFigures['status']) => `${medianMs} ms (first ${firstMs} ms)`;
  return [
    [
      `git in Node: \`status\` on ${git.files} files; after ten have changed`,
      '≤ 100 ms',
      `${shown(git.status)}; ${shown(git.statusOfChanged)}`,
    ],
    [`git in Node: \`log --graph\` on ${git.commits} commits`, '≤ 150 ms', shown(git.logGraph)],
    [`git in Node: \`commit\` of ten of ${git.files} files`, '≤ 100 ms', shown(git.commit)],
  ];
}

function pageRows({ firstLoad, checks, explorer, reloads, crashes }: Results): Row[] {
  const rows: Row[] = Object.entries(firstLoad ?? {}).map(([path, kB]) => [
    `first-load JavaScript of \`${path}\`, gzip`,
    path.startsWith('/learn') ? '≤ 185 kB' : '–',
    `${kB} kB`,
  ]);
  for (const [exercise, seconds] of Object.entries(checks ?? {})) {
    rows.push([
      `a graded check of the solution, from click to verdict: ${exercise}`,
      '≤ 5 s',
      `${seconds.toFixed(1)} s`,
    ]);
  }
  if (explorer) {
    rows.push([
      `explorer, 100,000 × 50 CSV (${explorer.megabytes} MB): open; main-thread tasks over 100 ms after that`,
      '≤ 3 s; none',
      `${explorer.openSeconds.toFixed(1)} s; ${explorer.tasksOver100Ms.length === 0 ? `none (longest ${explorer.longestTaskMs} ms)` : explorer.tasksOver100Ms.join(', ')}`,
    ]);
  }
  if (reloads) {
    rows.push([
      `${reloads.reloads} reloads at random moments while typing and running (${reloads.crashes} of them killed): acknowledged edits lost`,
      '0',
      `${reloads.lostAcknowledged} of ${reloads.edits}`,
    ]);
  }
  if (crashes) {
    rows.push([
      `${crashes.crashes} kills of the page in the middle of git, dvc and tracking commands: repositories that real \`git fsck --strict --full\` refuses; commits, runs, cached data lost of ${crashes.acknowledged} acknowledged commands`,
      '0; 0',
      `${crashes.damagedRepositories}; ${crashes.lostCommits + crashes.lostRuns + crashes.lostData + crashes.wrongObjects}`,
    ]);
  }
  return rows;
}

function repositoryRows({ repository }: Results): Row[] {
  if (!repository) return [];
  const { large } = repository;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const tasks = Object.entries(large.tasksOver50Ms)
    .filter(([, found]) => found.length > 0)
    .map(([what, found]) => `${what}: ${found.join(', ')} ms`);
  return [
    ['`git status` on 500 files, in the page, the work on disk', '≤ 100 ms', ms(repository.statusOn500Files)],
    ['`git commit` on 500 files', '≤ 100 ms', ms(repository.commitOn500Files)],
    ['`git log --graph` of 1,000 commits', '≤ 150 ms', ms(repository.logGraphOf1000Commits)],
    [
      '1,000 files and 50 MB: open again; first `git status`; an edit on disk; `git add -A && git commit`; `dvc add` of 40 MB',
      '–',
      [large.reopenMs, large.statusMs, large.editMs, large.commitAllMs, large.dvcAddMs].map(ms).join('; '),
    ],
    ['main-thread tasks over 50 ms meanwhile', 'none', tasks.join('; ') || 'none'],
  ];
}

function worldRows({ world }: Results): Row[] {
  if (!world) return [];
  const pages = ({ weeks, weeksWithPages, pages: found }: CalmWeeks) => {
    const names = Object.entries(found).map(([alert, count]) => `${alert} ${count}`);
    return `${weeksWithPages} of ${weeks} weeks (${names.join(', ') || 'none'})`;
  };
  return [
    [
      'world of a service, in Node: a year of one lane with all practices and 12 incidents, and with none; a calm week',
      '≤ 1.5 s; ≤ 1.5 s; ≤ 50 ms',
      `${(world.practiceYearMs / 1000).toFixed(2)} s; ${(world.adHocYearMs / 1000).toFixed(2)} s; ${world.calmWeekMs} ms`,
    ],
    [
      'weeks in which nothing happens and somebody is paged: 1,000 requests a day; a week on call, 20,000 a day',
      '–',
      `${pages(world.practice)}; ${pages(world.onCall)}`,
    ],
  ];
}
