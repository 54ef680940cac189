import { readSizes, SizesError } from '../catalog/sizes';
import { readContext } from '../context/context';
import { BadPatternError } from '../context/pattern';
import { DockerfileError } from '../dockerfile/errors';
import type { Dockerfile, Stage } from '../dockerfile/instruction';
import { parseDockerfile } from '../dockerfile/parse';
import { neededStages, stageNamed } from '../dockerfile/sources';
import { imageId as idOf } from '../image/manifest';
import type { BuildRecord, StepRecord } from '../store/build-record';
import { DockerStore } from '../store/docker-store';
import type { BuildRequest } from './build-request';
import { buildStage, type StageBuild } from './build-stage';
import { cachePlace, exportCache, importCache, type KeptStep } from './cache-exchange';
import { BuildError } from './errors';
import { BuildLog, humanBytes, seconds } from './log';
import type { StageState } from './stage-state';
import { modelLine, TIME_MODEL } from './time';

/** Builds an image, and keeps it with a record of the build. A build that fails is a record too. */
export async function build(request: BuildRequest): Promise<BuildRecord> {
  const { fs, clock, folder, dockerfile, tags } = request;
  const store = new DockerStore(fs);
  const log = new BuildLog(request.print);
  const steps: StepRecord[] = [];
  const source = `${dockerfile}${request.target === undefined ? '' : `#${request.target}`}`;
  const record = (rest: Omit<Partial<BuildRecord>, 'log'>): BuildRecord => {
    store.update(({ builds }) => ({ builds: builds + 1 }));
    const made: BuildRecord = {
      number: store.state.builds,
      source,
      tags,
      at: clock.now(),
      outcome: 'failed',
      imageId: null,
      bytes: 0,
      seconds: 0,
      contextBytes: 0,
      steps,
      ...rest,
      log: shortened(log.text),
    };
    store.addBuild(made);
    return made;
  };
  let text = '';
  try {
    text = fs.readText(dockerfile);
    const internal = log.begin(
      `[internal] load build definition from ${dockerfile.slice(dockerfile.lastIndexOf('/') + 1)}`,
    );
    internal(`transferring dockerfile: ${humanBytes(text.length)} done`);
    internal('DONE 0.0s');
    const file = parseDockerfile(text);
    const target = targetOf(file, request.target);
    const context = readContext(fs, folder, dockerfile);
    const load = log.begin('[internal] load build context');
    load(`transferring context: ${humanBytes(context.bytes)} done`);
    if (context.ignored.files > 0)
      load(`.dockerignore keeps out ${context.ignored.files} files, ${humanBytes(context.ignored.bytes)}`);
    load('DONE 0.0s');
    const places = { from: request.cacheFrom?.map(cachePlace), to: request.cacheTo?.map(cachePlace) };
    for (const place of places.from ?? []) {
      const say = log.begin(`importing cache manifest from ${place.name}`);
      say(importCache(store, place) ? 'DONE 0.0s' : `ERROR: ${place.name}: not found`);
    }
    const kept: KeptStep[] = [];
    const built = new Map<number, StageState>();
    const shared: StageBuild = {
      request,
      log,
      steps,
      kept,
      file,
      pulled: new Map(),
      before: store.builds.find((one) => one.source === source),
      setting: {
        store,
        sizes: readSizes(fs),
        now: clock.now(),
        context,
        stages: file.stages,
        built,
        openMachine: request.openMachine,
        signal: request.signal,
      },
    };
    for (const stage of neededStages(file.stages, target))
      built.set(stage.index, await buildStage(shared, stage));
    const state = built.get(target.index)!;
    const { manifest } = state;
    const bytes = manifest.history.reduce((sum, entry) => sum + entry.bytes, 0);
    const id = idOf(manifest);
    const fresh = steps.reduce(
      (sum, step) =>
        sum + (step.outcome === 'miss' && !step.instruction.startsWith('FROM ') ? step.bytes : 0),
      0,
    );
    const exporting = store.image(id) ? 0 : TIME_MODEL.exportSeconds + fresh / TIME_MODEL.diskBytesPerSecond;
    const total = state.endsAt + exporting;
    const out = log.begin('exporting to image');
    out('exporting layers done');
    out(`writing image ${id} done`);
    store.putImage(manifest, clock.now());
    for (const tag of tags) out(`naming to docker.io/library/${tag} done`);
    out(`DONE ${seconds(exporting)}`);
    for (const place of places.to ?? []) {
      const say = log.begin(`exporting cache to ${place.name}`);
      exportCache(store, place, kept, target.index);
      say('DONE 0.0s');
    }
    store.update(({ tags: known }) => ({
      tags: { ...known, ...Object.fromEntries(tags.map((tag) => [tag, id])) },
    }));
    log.line('');
    log.line(`[the lab] ${total.toFixed(1)} s by the model: ${modelLine()}.`);
    return record({
      outcome: 'done',
      imageId: id,
      bytes,
      seconds: total,
      contextBytes: context.bytes,
    });
  } catch (error) {
    if (
      !(
        error instanceof BuildError ||
        error instanceof DockerfileError ||
        error instanceof BadPatternError ||
        error instanceof SizesError
      )
    )
      throw error;
    const line = error instanceof BadPatternError ? null : error.line;
    sayFailure(log, text, dockerfile, line, error.message);
    return record({});
  }
}

const KEPT_LOG = 200_000;

/** The beginning and the end of a log that is too long to be kept. */
const shortened = (text: string): string =>
  text.length <= KEPT_LOG ? text : `${text.slice(0, KEPT_LOG / 2)}\n…\n${text.slice(-KEPT_LOG / 2)}`;

function targetOf({ stages }: Dockerfile, name: string | undefined): Stage {
  if (name === undefined) return stages.at(-1)!;
  const found = stageNamed(stages, name, stages.length);
  if (found === undefined) throw new BuildError(`target stage "${name}" could not be found`);
  return found;
}

const AROUND = 3;

/** The end of a failed build: what the command printed, the place in the file, the error. */
function sayFailure(
  log: BuildLog,
  text: string,
  dockerfile: string,
  line: number | null,
  message: string,
): void {
  if (log.lastOutput.length > 0) {
    log.line('------');
    for (const one of log.lastOutput.slice(-10)) log.line(one);
    log.line('------');
  }
  if (line !== null) {
    const lines = text.split('\n');
    const first = Math.max(1, line - AROUND);
    log.line(`${dockerfile.slice(dockerfile.lastIndexOf('/') + 1)}:${line}`);
    log.line('--------------------');
    for (let at = first; at <= Math.min(lines.length, line + AROUND); at++)
      log.line(`${String(at).padStart(4)} | ${at === line ? '>>>' : '   '} ${lines[at - 1]}`);
    log.line('--------------------');
  }
  log.line(`ERROR: failed to solve: ${message}`);
}
