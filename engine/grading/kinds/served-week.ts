import { z } from 'zod';
import { messageOf } from '../../core/errors';
import type { Facts } from '../../core/facts';
import { parseOperations } from '../../deployment/commands';
import { daysUntilFull, freeBytes } from '../../deployment/disk';
import { operate, serveDays } from '../../deployment/operate';
import {
  ownReferences,
  readReferences,
  referenceInput,
  ServerReferenceError,
} from '../../deployment/references';
import { parseTraffic, type TrafficRequest, trafficOf } from '../../deployment/requests';
import { serveBy } from '../../deployment/serve';
import {
  OPERATIONS_PATH,
  parseServerSpec,
  ServerFileError,
  type ServerSpec,
  SPEC_PATH,
} from '../../deployment/spec';
import { serverFiles } from '../../deployment/staleness';
import { type Answer, applyEvent, type ServerState } from '../../deployment/state';
import {
  byGroup,
  GROUP_FACTS,
  groupFacts,
  type Judged,
  judgeAnswers,
  medianMove,
} from '../../deployment/week-facts';
import { optionsBy } from '../options';
import { runProbe } from '../probe-run';
import type { FailingCase, Measurement, MeasurementContext, MeasurementKind } from '../types';

const condition = z.strictObject({
  fact: z.string(),
  equals: z.union([z.number(), z.string(), z.boolean()]).optional(),
  missing: z.boolean().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
});

const schema = z.strictObject({
  weeks: z.number().int().min(1).max(4).default(1).describe('How many weeks of hidden requests are served.'),
  tolerance: z.number().positive().describe('Dollars by which a right estimate may miss its reference.'),
  groups: z
    .record(z.string(), z.array(condition).min(1))
    .default({})
    .describe('Groups of requests, by what is in their body; those in none are the group rest.'),
  facts: z
    .record(z.string(), z.string())
    .default({})
    .describe('Facts that the reference probe returns, each with its meaning.'),
  extra: z
    .record(z.string(), z.json())
    .optional()
    .describe(
      'The requests are sent once more with these entries in their body, to see whether answers move.',
    ),
  probe: z
    .string()
    .optional()
    .describe('The reference probe of server/server.json, named again so that it is known.'),
});

type Options = z.output<typeof schema>;

/** How many requests are sent once more with extra entries. */
const MOVED_REQUESTS = 24;

const SERVER_FACTS = {
  readable: 'whether the server’s log of commands can be read',
  problem: 'why it cannot be read, or why answers have nothing to be held against',
  upBefore: 'whether the service was up before the hidden requests',
  upAfter: 'whether it was up after them',
  crashName: 'the name of the error that ended the process',
  crashMessage: 'the message of the error that ended the process',
  diskFull: 'whether a full disk ended the process',
  staleFiles: 'files on the server that differ from the workspace’s',
  staleCount: 'how many files on the server differ from the workspace’s',
  notLoadedFiles: 'files on the server that the process was not started from',
  notLoadedCount: 'how many files on the server the process was not started from',
  logPerDay: 'bytes that the disk loses a day on which every request is served',
  daysUntilFull: 'days until the disk is full',
  extraMoved: 'by how much the extra entries move an estimate, in dollars, at the median',
} as const;

/**
 * Folds the learner's commands into the state of the server, lets clients send hidden weeks of requests to what runs
 * there, and holds every answer against what it should have been.
 */
export const servedWeek: MeasurementKind<Options> = {
  kind: 'served-week',
  trust: 'verified',
  parseOptions: optionsBy('served-week', schema),
  facts: { ...SERVER_FACTS, ...GROUP_FACTS },
  factsFor: ({ groups, facts }) => ({
    ...facts,
    ...Object.fromEntries(
      [...Object.keys(groups), 'rest'].flatMap((group) =>
        Object.entries(GROUP_FACTS).map(([name, meaning]) => [
          `${group}.${name}`,
          `${meaning}, of group ${group}`,
        ]),
      ),
    ),
  }),
  needs: ({ probe }) => (probe ? [probe] : []),
  async measure(context, options): Promise<Measurement> {
    const spec = parseServerSpec(context.start[SPEC_PATH]);
    const runIds: string[] = [];
    const serve = serveBy(context.runner, {
      newRunId: context.newRunId,
      signal: context.signal,
      onRun: (id) => runIds.push(id),
    });
    let before: ServerState;
    try {
      context.progress(0.05, 'Setting up your server as you left it');
      before = await stateOf(context, spec, serve);
    } catch (error) {
      if (!(error instanceof ServerFileError)) throw error;
      return { facts: { readable: false, problem: messageOf(error) }, runIds };
    }
    const hidden = parseTraffic(spec.traffic, context.remake(spec.traffic, context.seed));
    const days = 7 * options.weeks;
    const requests = trafficOf(hidden, 0, days);
    context.progress(0.5, `Sending ${requests.length} requests`);
    const event = await serveDays(spec, before, requests, days, serve);
    const after = applyEvent(before, event);
    const extraMoved =
      options.extra && (await movedBy(options.extra, spec, before, requests, event.answers, serve));
    context.progress(0.8, 'Comparing the answers');
    const expected = await referencesFor(context, spec, requests);
    if ('problem' in expected) return { facts: { readable: true, problem: expected.problem }, runIds };
    const judged = judgeAnswers(requests, event.answers, expected.references, options.tolerance);
    return {
      facts: {
        ...expected.facts,
        ...serverFacts(context, spec, before, after, event.answers, days),
        extraMoved: extraMoved ?? null,
        ...groupFacts(judged),
        ...groupedFacts(judged, options),
      },
      failingCase: failingCase(judgedToShow(judged, options)),
      runIds,
    };
  },
};

async function stateOf(context: MeasurementContext, spec: ServerSpec, serve: ReturnType<typeof serveBy>) {
  const text = context.files[OPERATIONS_PATH];
  if (typeof text !== 'string')
    throw new ServerFileError(OPERATIONS_PATH, null, 'there is no such text file');
  const { state } = await operate({
    spec,
    commands: joined(parseOperations(text)),
    workspace: context.files,
    start: context.start,
    traffic: parseTraffic(spec.traffic, String(context.files[spec.traffic] ?? '')),
    serve,
  });
  return state;
}

async function movedBy(
  extra: NonNullable<Options['extra']>,
  spec: ServerSpec,
  before: ServerState,
  requests: readonly TrafficRequest[],
  answers: readonly Answer[],
  serve: ReturnType<typeof serveBy>,
): Promise<number | null> {
  const first = requests.slice(0, MOVED_REQUESTS);
  const sent = first.map((one) => ({ ...one, body: { ...one.body, ...extra } }));
  const moved = await serveDays(spec, before, sent, 1, serve);
  return medianMove(answers.slice(0, MOVED_REQUESTS), moved.answers);
}

/** Days of traffic that follow each other, as one stretch: the same requests in fewer runs. */
function joined(commands: ReturnType<typeof parseOperations>): ReturnType<typeof parseOperations> {
  const out: ReturnType<typeof parseOperations> = [];
  for (const command of commands) {
    const last = out.at(-1);
    if (command.do === 'traffic' && last?.do === 'traffic')
      out[out.length - 1] = { do: 'traffic', days: last.days + command.days };
    else out.push(command);
  }
  return out;
}

async function referencesFor(
  context: MeasurementContext,
  spec: ServerSpec,
  requests: readonly TrafficRequest[],
): Promise<{ references: readonly (number | null)[]; facts: Facts } | { problem: string }> {
  const { probe } = spec.reference;
  if (probe === undefined) return { references: ownReferences(requests), facts: {} };
  try {
    const result = await runProbe(context, probe, referenceInput(requests));
    return readReferences(probe, result, requests.length);
  } catch (error) {
    if (error instanceof ServerReferenceError) return { problem: messageOf(error) };
    throw error;
  }
}

function serverFacts(
  context: MeasurementContext,
  spec: ServerSpec,
  before: ServerState,
  after: ServerState,
  answers: readonly Answer[],
  days: number,
): Facts {
  const files = serverFiles(before, context.files, spec.log);
  const stale = files.filter(({ against }) => against === 'differs');
  const notLoaded = files.filter((file) => file.notLoaded);
  const crash = after.process.up ? undefined : after.process.error;
  const freeBefore = freeBytes(spec, before.files);
  const handled = answers.filter(({ outcome }) => outcome !== 'lost').length;
  const grown = freeBefore - freeBytes(spec, after.files);
  const perDay = handled === 0 ? 0 : (grown / handled) * (answers.length / days);
  return {
    readable: true,
    problem: null,
    upBefore: before.process.up,
    upAfter: after.process.up,
    crashName: crash?.name ?? null,
    crashMessage: crash?.message ?? null,
    diskFull: crash?.code === 'ENOSPC',
    staleFiles: stale.map(({ path }) => path).join(', ') || null,
    staleCount: stale.length,
    notLoadedFiles: notLoaded.map(({ path }) => path).join(', ') || null,
    notLoadedCount: notLoaded.length,
    logPerDay: perDay,
    daysUntilFull: daysUntilFull(freeBefore, perDay),
  };
}

function groupedFacts(judged: readonly Judged[], { groups }: Options): Facts {
  return Object.fromEntries(
    Object.entries(byGroup(judged, groups)).flatMap(([group, members]) =>
      Object.entries(groupFacts(members)).map(([name, value]) => [`${group}.${name}`, value]),
    ),
  );
}

/** Above this share of answers that are one and the same number, a group is what a failing case should come from. */
const MOST = 0.6;

/** The requests that a failing case is looked for in: a group that gets one number for all, where there is one. */
function judgedToShow(judged: readonly Judged[], { groups }: Options): readonly Judged[] {
  const members = byGroup(judged, groups);
  const alike = Object.keys(groups).find((group) => (groupFacts(members[group]!).commonShare ?? 0) > MOST);
  return alike === undefined ? judged : members[alike]!;
}

/** The request that went most wrong: one without an answer, else the one furthest off. */
function failingCase(judged: readonly Judged[]): FailingCase | undefined {
  const failed = judged.filter(({ right }) => !right);
  const worst =
    failed.find(({ answer }) => answer.outcome === 'crashed') ??
    failed.toSorted((a, b) => distance(b) - distance(a))[0];
  if (!worst) return undefined;
  const { request, answer, reference } = worst;
  return {
    label: `request ${request.id} of ${request.client}`,
    input: request.body,
    expected: reference === null ? undefined : Math.round(reference),
    seen: answer.dollars === null ? answer.outcome : Math.round(answer.dollars),
  };
}

const distance = ({ difference }: Judged) =>
  difference === null ? Number.POSITIVE_INFINITY : Math.abs(difference);
