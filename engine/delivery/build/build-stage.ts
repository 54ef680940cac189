import type { Dockerfile, Instruction, Stage } from '../dockerfile/instruction';
import { stageNamed } from '../dockerfile/sources';
import { splitWords, substitute } from '../dockerfile/variables';
import type { BuildRecord, MissReason, StepRecord } from '../store/build-record';
import { resolveBase } from './base';
import type { BuildRequest } from './build-request';
import type { KeptStep } from './cache-exchange';
import { cacheKey, canonicalText, NO_INPUTS } from './cache-key';
import { configured } from './config-step';
import { BuildError } from './errors';
import { type BuildLog, seconds } from './log';
import { missReason } from './miss-reason';
import { processText } from './run-step';
import { StageState } from './stage-state';
import { perform, prepare, type StepSetting } from './step';
import { type StepWork, secondsOf } from './time';

/** What the stages of one build share. */
export interface StageBuild {
  readonly request: BuildRequest;
  readonly log: BuildLog;
  /** Grows as steps end. */
  readonly steps: StepRecord[];
  /** Those of them that a cache can keep. */
  readonly kept: KeptStep[];
  readonly file: Dockerfile;
  /** The build of this source before this one. */
  readonly before: BuildRecord | undefined;
  readonly setting: StepSetting;
  /** When a base image that this build pulls is there, by its digest: stages that stand on one wait for one pull. */
  readonly pulled: Map<string, number>;
}

const MAKES_FILES = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** `build` or `stage-1`, as in the log; '' for the only stage without a name. */
const titleOf = ({ stages }: Dockerfile, { name, index }: Stage): string =>
  name ?? (stages.length === 1 ? '' : `stage-${index}`);

/** Builds one stage, step by step. @throws BuildError when a step fails. */
export async function buildStage(shared: StageBuild, stage: Stage): Promise<StageState> {
  const title = titleOf(shared.file, stage);
  const shown = stage.instructions.filter(({ keyword }) => MAKES_FILES.has(keyword)).length + 1;
  const label = (at: number) => `[${title === '' ? '' : `${title} `}${at}/${shown}]`;
  const state = begin(shared, stage, title, label(1));
  const former = shared.before?.steps.filter((step) => step.stage === title) ?? [];
  let at = 1;
  for (const [index, one] of stage.instructions.entries()) {
    const isShown = MAKES_FILES.has(one.keyword);
    if (isShown) at++;
    await doStep(shared, {
      stage,
      title,
      state,
      one,
      label: isShown ? label(at) : null,
      former: former[index + 1],
    });
  }
  return state;
}

function begin(shared: StageBuild, stage: Stage, title: string, label: string): StageState {
  const { log, request, setting, file, steps, before } = shared;
  const globals: Record<string, string> = {};
  for (const { text } of file.globals) {
    const [name, value = ''] = argOf(text);
    globals[name] = request.args[name] ?? substitute(value, globals);
  }
  const name = substitute(stage.base, globals);
  if (name === '') throw new BuildError(`base name (${stage.base}) should not be blank`, stage.from.line);
  const other = stageNamed(file.stages, name, stage.index);
  if (other) {
    const parent = setting.built.get(other.index)!;
    const state = new StageState(setting.store, parent.manifest);
    state.key = parent.key;
    state.missedAt = parent.missedAt;
    state.endsAt = parent.endsAt;
    steps.push(
      stepOf(
        stage,
        title,
        null,
        `FROM ${name}`,
        parent.missedAt === null ? 'hit' : 'miss',
        parent.missedAt === null ? null : { kind: 'earlier', line: parent.missedAt },
      ),
    );
    return state;
  }
  const base = resolveBase(setting, name, stage.from.line);
  const state = new StageState(setting.store, base.manifest);
  const inputs = { files: {}, variables: { digest: base.digest } };
  state.key = cacheKey('', 'FROM', inputs);
  const former = before?.steps.find((step) => step.stage === title);
  const isPulled = base.downloaded > 0;
  const say = log.begin(`${label} FROM ${base.title}`);
  const pullSeconds = isPulled
    ? secondsOf({ kind: 'pull', downloaded: base.downloaded, written: base.bytes, packages: 0 })
    : 0;
  if (isPulled) shared.pulled.set(base.digest, pullSeconds);
  state.endsAt = shared.pulled.get(base.digest) ?? 0;
  say(isPulled ? `DONE ${seconds(pullSeconds)}` : 'CACHED');
  const reason = missReason({
    instruction: `FROM ${name}`,
    inputs,
    earlier: null,
    isWithoutCache: false,
    before: former,
  });
  steps.push({
    ...stepOf(stage, title, label, `FROM ${name}`, isPulled ? 'miss' : 'hit', isPulled ? reason : null),
    layer: base.manifest.layers.at(-1) ?? null,
    bytes: base.bytes,
    seconds: pullSeconds,
    inputs,
  });
  return state;
}

const stepOf = (
  stage: Stage,
  title: string,
  label: string | null,
  instruction: string,
  outcome: StepRecord['outcome'],
  reason: MissReason | null,
): StepRecord => ({
  stage: title,
  line: stage.from.line,
  instruction,
  label,
  outcome,
  reason,
  layer: null,
  bytes: 0,
  seconds: 0,
});

/** `A=1` or `A`. */
function argOf(text: string): [name: string, value: string | undefined] {
  const [word = ''] = splitWords(text);
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

interface Step {
  readonly stage: Stage;
  readonly title: string;
  readonly state: StageState;
  readonly one: Instruction;
  readonly label: string | null;
  readonly former: StepRecord | undefined;
}

async function doStep(shared: StageBuild, { stage, title, state, one, label, former }: Step): Promise<void> {
  const { log, request, setting, steps } = shared;
  if (request.signal.aborted) throw new BuildError('context canceled', one.line);
  if (one.keyword === 'ARG') declare(shared, state, one);
  const instruction = canonicalText(one);
  const prepared = prepare(setting, stage, state, one);
  const config = configured(state.config, one, state.scope);
  state.key = cacheKey(state.key, instruction, one.keyword === 'ARG' ? NO_INPUTS : prepared.inputs);
  const { cache } = setting.store.state;
  const known = request.isWithoutCache ? undefined : cache[state.key];
  const isHit =
    state.missedAt === null &&
    known !== undefined &&
    (known === null || setting.store.layer(known) !== undefined);
  const startsAt = Math.max(state.endsAt, ...prepared.waitsFor.map(({ endsAt }) => endsAt));
  if (config) state.config = config;
  const say = label === null ? () => {} : log.begin(`${label} ${oneLine(instruction)}`);
  const reason = isHit
    ? null
    : missReason({
        instruction,
        inputs: prepared.inputs,
        earlier: state.missedAt,
        isWithoutCache: request.isWithoutCache,
        before: former,
      });
  const record: StepRecord = {
    ...stepOf(stage, title, label, instruction, isHit ? 'hit' : 'miss', reason),
    line: one.line,
    inputs: prepared.inputs,
  };
  let layer: string | null = known ?? null;
  let bytes = 0;
  let work: StepWork = { kind: 'other', downloaded: 0, written: 0, packages: 0 };
  if (isHit) {
    state.addCached(layer);
    state.endsAt = startsAt;
    if (label !== null) say('CACHED');
  } else {
    state.missedAt ??= one.line;
    const output = log.output(say, 0.1);
    try {
      const done = await perform(setting, state, one, prepared, output.write);
      output.end();
      work = done.work;
      layer = done.made?.layer.digest ?? null;
      if (done.made) {
        setting.store.putLayer(done.made);
        state.layers.push(done.made.layer.digest);
      }
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      output.end();
      say(`ERROR: ${error.message}`);
      steps.push({ ...record, outcome: 'failed' });
      throw error;
    }
    state.endsAt = startsAt + secondsOf(work);
    if (label !== null) say(`DONE ${seconds(secondsOf(work))}`);
    const { key } = state;
    setting.store.update((before) => ({ cache: { ...before.cache, [key]: layer } }));
  }
  bytes = layer === null ? 0 : setting.store.layer(layer)!.bytes;
  shared.kept.push({ stage: stage.index, key: state.key, layer });
  state.history.push({ createdBy: createdBy(one, state), layer, bytes });
  steps.push({ ...record, layer, bytes, seconds: isHit ? 0 : secondsOf(work) });
}

function declare({ request, file }: StageBuild, state: StageState, { text }: Instruction): void {
  const [name, value] = argOf(text);
  const globals = Object.fromEntries(
    file.globals.map((one) => argOf(one.text)).map(([n, v]) => [n, request.args[n] ?? v]),
  );
  const given = request.args[name] ?? (value === undefined ? globals[name] : substitute(value, state.scope));
  if (given !== undefined) state.args = { ...state.args, [name]: given };
}

const oneLine = (text: string) => text.split('\n')[0]!;

/** As `docker history` words it. */
function createdBy(one: Instruction, { config, args }: StageState): string {
  const text = canonicalText(one);
  if (one.keyword !== 'RUN') return `${text} # buildkit`;
  const given = Object.entries(args).map(([name, value]) => `${name}=${value}`);
  return `RUN ${given.length > 0 ? `|${given.length} ${given.join(' ')} ` : ''}${processText(one, config.shell)} # buildkit`;
}
