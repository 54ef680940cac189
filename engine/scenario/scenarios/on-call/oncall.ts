import { StagecraftError } from '../../../core/errors';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { parseTable } from '../../../dataset/parse-table';
import {
  type ActionLog,
  emptyLog,
  type LogEntry,
  takenBack,
  writeLog,
} from '../../../incidents/on-call/action-log';
import { OnCallError } from '../../../incidents/on-call/errors';
import type { OnCallPage } from '../../../incidents/on-call/session-state';
import { stampOf } from '../../../incidents/post-mortem/stamp';
import { ACTION_KINDS, ACTION_WORDS, type ActionKind } from '../../../world/actions';
import { ShiftDesk } from './shift-desk';
import { SHIFT_FILE, type ShiftFiles, shiftOfFiles } from './shift-of-files';
import type { ShiftView } from './shift-view';

const HELP = `usage: oncall <command>

Time on call, as the project's ${SHIFT_FILE} describes it. The On call panel shows the same shift.

  status               The time, what fires, what is under way.
  pass [hours]         Let time pass: so many hours, or to the next page.
  take <page>          Take a page.
  act <act> [column]   Begin an act.
  acts                 What can be done, and how long it takes.
  note <text>          Write a line into the timeline.
  timeline             What has happened, by hour.
  undo                 Take back what was done last.
  restart              Begin the shift anew.
`;

/** `oncall`: plays a shift on call from the terminal, by the same log as the panel. */
export const oncall: LabProgram = (io) => {
  try {
    return Promise.resolve(run(io));
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    io.stderr(`oncall: ${error.message}\n`);
    return Promise.resolve(1);
  }
};

function run(io: ProgramIo): number {
  const [command, ...rest] = io.args;
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    io.stdout(HELP);
    return 0;
  }
  const files = shiftIn(io);
  const hour = files.log.until;
  switch (command) {
    case 'status':
      io.stdout(statusText(look(io, files, files.log)));
      return 0;
    case 'acts':
      return listActs(io, look(io, files, files.log));
    case 'timeline':
      return listTimeline(io, look(io, files, files.log));
    case 'pass':
      return pass(io, files, rest);
    case 'take':
      return add(io, files, {
        do: 'acknowledge',
        hour,
        page: one(rest, 'Name a page, such as HighErrorRate/1.'),
      });
    case 'act':
      return act(io, files, rest);
    case 'note':
      return add(io, files, { do: 'note', hour, text: rest.join(' ') || one([], 'Say what to note.') });
    case 'undo':
      return keep(io, files, takenBack(files.log));
    case 'restart':
      return keep(io, files, emptyLog(files.shift.seed));
    default:
      io.stderr(`oncall: there is no command ${JSON.stringify(command)}. Try oncall --help.\n`);
      return 2;
  }
}

function shiftIn({ fs }: ProgramIo): ShiftFiles {
  const below = fs.filesBelow(WORKSPACE_ROOT).map((path) => path.slice(WORKSPACE_ROOT.length + 1));
  const path = below.filter((name) => name === SHIFT_FILE || name.endsWith(`/${SHIFT_FILE}`)).sort()[0];
  if (path === undefined)
    throw new OnCallError(
      'shift-unreadable',
      `There is no ${SHIFT_FILE} in this project, so nobody is on call.`,
    );
  const folder = path.slice(0, path.length - SHIFT_FILE.length);
  const beside = below.filter((name) => name.startsWith(folder));
  return shiftOfFiles(
    Object.fromEntries(beside.map((name) => [name, fs.readText(`${WORKSPACE_ROOT}/${name}`)])),
    path,
  );
}

function look({ fs }: ProgramIo, files: ShiftFiles, log: ActionLog, hours = 0): ShiftView {
  const place = `${WORKSPACE_ROOT}/${files.shift.table}`;
  if (!fs.exists(place))
    throw new OnCallError(
      'shift-unreadable',
      `The shift names the table ${files.shift.table}, which is not there.`,
    );
  const table = parseTable(fs.readText(place));
  return new ShiftDesk().look({ ...files, table }, log, { hours });
}

function keep(io: ProgramIo, files: ShiftFiles, log: ActionLog): number {
  const view = look(io, files, log);
  const refused = view.refused.at(-1);
  if (refused !== undefined && refused.entry === log.entries.at(-1))
    throw new OnCallError('page-unknown', refused.why);
  io.fs.write(`${WORKSPACE_ROOT}/${files.logPath}`, writeLog(log));
  io.stdout(statusText(view));
  return 0;
}

const add = (io: ProgramIo, files: ShiftFiles, entry: LogEntry): number =>
  keep(io, files, { ...files.log, entries: [...files.log.entries, entry] });

function pass(io: ProgramIo, files: ShiftFiles, [hours]: readonly string[]): number {
  const most = files.shift.hours - files.log.until;
  const asked = hours === undefined ? most : Number(hours);
  if (!Number.isInteger(asked) || asked < 0)
    throw new OnCallError('shift-unreadable', `${hours} is no number of hours. Write a whole one, or none.`);
  const view = look(io, files, files.log, Math.min(asked, most));
  const log = { ...files.log, until: view.snapshot.hour };
  io.fs.write(`${WORKSPACE_ROOT}/${files.logPath}`, writeLog(log));
  io.stdout(statusText(view));
  return 0;
}

function act(io: ProgramIo, files: ShiftFiles, [kind, column]: readonly string[]): number {
  if (kind === undefined || !Object.hasOwn(ACTION_WORDS, kind))
    throw new OnCallError(
      'page-unknown',
      `There is no act ${kind ?? 'without a name'}. oncall acts lists them.`,
    );
  const entry = { do: 'act', hour: files.log.until, act: kind as ActionKind } as const;
  return add(io, files, column === undefined ? entry : { ...entry, column });
}

function one([word]: readonly string[], otherwise: string): string {
  if (word === undefined) throw new OnCallError('page-unknown', otherwise);
  return word;
}

function statusText({ snapshot, startMs, isNight }: ShiftView): string {
  const { hour, endsAt, isOver, pages, acts } = snapshot;
  const state = isOver
    ? 'the shift is over'
    : `${endsAt - hour} h left${isNight ? ', the runbook answers' : ''}`;
  const open = pages.filter((page) => page.state !== 'resolved').map(pageLine);
  const under = acts
    .filter(({ outcome }) => outcome === null)
    .map(({ action, due }) => `  ${ACTION_WORDS[action.kind]}, done ${stampOf(startMs, due)}\n`);
  return [
    `${stampOf(startMs, hour)}, ${state}\n`,
    ...(open.length === 0 ? ['Nothing fires.\n'] : open),
    ...(under.length === 0 ? [] : ['Under way:\n', ...under]),
  ].join('');
}

const pageLine = ({ id, state, severity, summary }: OnCallPage): string =>
  `  ${id.padEnd(24)} ${severity.padEnd(7)} ${state === 'firing' ? 'firing' : 'taken '}  ${summary}\n`;

function listActs(io: ProgramIo, { actHours }: ShiftView): number {
  for (const kind of ACTION_KINDS)
    io.stdout(`  ${kind.padEnd(20)} ${String(actHours[kind]).padStart(3)} h  ${ACTION_WORDS[kind]}\n`);
  return 0;
}

function listTimeline(io: ProgramIo, { snapshot, startMs }: ShiftView): number {
  for (const { hour, text } of snapshot.timeline) io.stdout(`${stampOf(startMs, hour)} ${text}\n`);
  return 0;
}
