import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { TIME_MODEL } from '../../../delivery/build/time';
import { missingLayers, pullSeconds, pushSeconds } from '../../../delivery/build/transfer';
import { DOCKER_ROOT } from '../../../delivery/store/docker-store';
import { Builder, type Built, isRoot, workSteps } from '../../../grading/kinds/image/builder';
import {
  answerWithoutImage,
  ask,
  requestOf,
  startContainer,
  stopContainer,
} from '../../../grading/kinds/image/container';
import { layLaptop, secretsIn } from '../../../grading/kinds/image/laptop';
import { leakFacts } from '../../../grading/kinds/image/leaks';
import { withoutData } from '../../lane-files';
import { scenarioOptionsBy } from '../../options';
import { MONDAY, TEN_RELEASES_MEASURES } from '../../ten-releases/measures';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { type TenReleases, tenReleasesSchema } from './options';
import { type Release, WEEK } from './week';

const MINUTE_MS = 60_000;

/** What a release came to. */
interface Released {
  readonly built: Built | string;
  readonly buildSeconds: number;
  readonly seconds: number;
  /** Bytes that went up to the registry. */
  readonly pushed: number;
  readonly isRoot: boolean;
  readonly stray: string | null;
  /** What is wrong with the service; null: it answers. */
  readonly trouble: string | null;
}

/**
 * Ten releases of one service in a week: commit, build, push, pull, run. Every image is really built by the lab's Docker with the
 * lane's own Dockerfile, and a container of it is asked. Twice nothing has changed, and a machine without a cache builds it.
 */
export const tenReleases: Scenario<TenReleases> = {
  id: 'ten-releases',
  measures: TEN_RELEASES_MEASURES,
  parseOptions: scenarioOptionsBy('ten-releases', tenReleasesSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const week = new WorkingWeek(context, options);
    const events: ReplayEvent[] = [];
    const releases: Released[] = [];
    let drift = 0;
    // Both lanes begin with a release that is out, and a machine that has built it.
    let before = await week.release();
    for (const [index, one] of WEEK.entries()) {
      context.progress((index + 1) / (WEEK.length + 1), `Release ${index + 1}`);
      const now = await week.next(one);
      const hasDrifted = one.change === null && idOf(now) !== idOf(before);
      drift += Number(hasDrifted);
      releases.push(now);
      events.push(eventOf(index + 1, one, now, hasDrifted));
      before = now;
    }
    const sum = (of: (one: Released) => number) => releases.reduce((all, one) => all + of(one), 0);
    const isOut = releases.every(({ built }) => typeof built !== 'string');
    return {
      scenario: 'ten-releases',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(withoutData(context.files))),
      runIds: [],
      events,
      measures: {
        minutes: isOut ? Math.round(sum(({ seconds }) => seconds) / 6) / 10 : null,
        gigabytes: isOut ? Math.round(sum(({ pushed }) => pushed) / 1e7) / 100 : null,
        root: isOut ? sum((one) => Number(one.isRoot)) : null,
        strays: isOut ? sum(({ stray }) => Number(stray !== null)) : null,
        drift: isOut ? drift : null,
      },
      notes: isOut
        ? NOTES
        : Object.fromEntries(TEN_RELEASES_MEASURES.map(({ id }) => [id, 'Some image was not built.'])),
    };
  },
};

const NOTES = {
  minutes: `Build, push and pull by the lab's model of time: ${TIME_MODEL.uploadBytesPerSecond / 1e6} MB a second up, ${TIME_MODEL.downloadBytesPerSecond / 1e6} down, ${TIME_MODEL.diskBytesPerSecond / 1e6} to disk`,
  gigabytes: 'Layers that the registry does not have yet, as they travel (an estimate)',
};

const idOf = ({ built }: Released) => (typeof built === 'string' ? null : built.id);

/** A copy of the work, a machine that builds it, a registry and a server. */
class WorkingWeek {
  readonly #builder: Builder;
  readonly #context: ScenarioContext;
  readonly #options: TenReleases;
  readonly #registry = new Set<string>();
  readonly #server = new Set<string>();
  readonly #secrets: readonly string[];
  /** What is wrong with the images that were asked: the very same image is not asked twice. */
  readonly #asked = new Map<string, string | null>();
  #expected?: Promise<string>;
  #minutes = 0;

  constructor(context: ScenarioContext, options: TenReleases) {
    const { files, runner, seed, signal } = context;
    this.#context = context;
    this.#options = options;
    this.#builder = new Builder({ files, runner, seed, signal, at: MONDAY }, options.folder);
    this.#secrets = secretsIn([files], options);
    layLaptop(this.#builder, options, files, 'the first machine');
  }

  /** Waits for the time of a release, changes what it changes, commits, and releases. */
  async next({ at, says, change, isNewMachine }: Release): Promise<Released> {
    const { shop } = this.#builder;
    shop.pass((at - this.#minutes) * MINUTE_MS);
    this.#minutes = at;
    change?.(this.#builder, this.#options);
    if (change) await shop.run(`git add -A && git commit -q -m 'Change ${says}'`);
    if (isNewMachine) {
      shop.store.fs.remove(DOCKER_ROOT);
      layLaptop(this.#builder, this.#options, this.#context.files, `the machine of ${at}`);
    }
    return this.release();
  }

  async release(): Promise<Released> {
    const builder = this.#builder;
    const built = await builder.build();
    if (typeof built === 'string')
      return { built, buildSeconds: 0, seconds: 0, pushed: 0, isRoot: false, stray: null, trouble: built };
    const up = missingLayers(builder.store, built.image.layers, this.#registry);
    const down = missingLayers(builder.store, built.image.layers, this.#server);
    for (const layer of built.image.layers) {
      this.#registry.add(layer);
      this.#server.add(layer);
    }
    const buildSeconds = built.record.seconds;
    return {
      built,
      buildSeconds,
      seconds: buildSeconds + pushSeconds(up) + pullSeconds(down),
      pushed: up.compressed,
      isRoot: isRoot(built),
      stray: leakFacts(builder, built, this.#options, this.#secrets).imageStray as string | null,
      trouble: await this.#troubleOf(built.id),
    };
  }

  /** What is wrong with a container of an image; null: it answers as the service does without one. */
  async #troubleOf(id: string): Promise<string | null> {
    const known = this.#asked.get(id);
    if (known !== undefined) return known;
    const { files } = this.#context;
    const builder = this.#builder;
    const { says } = await startContainer(builder, 'judged', 'live');
    const body = requestOf(String(files[builder.at(this.#options.rows)]), this.#context.seed);
    const answer = says === null ? await ask(builder, this.#options.path, body) : '';
    await stopContainer(builder, 'live');
    this.#expected ??= answerWithoutImage(this.#context, files, this.#options, body);
    const isRight = says === null && answer === (await this.#expected);
    const trouble = isRight ? null : (says ?? `It answers ${answer.slice(0, 200)}`);
    this.#asked.set(id, trouble);
    return trouble;
  }
}

function eventOf(number: number, one: Release, now: Released, hasDrifted: boolean): ReplayEvent {
  const { built, seconds, buildSeconds, pushed, trouble, stray } = now;
  const steps = typeof built === 'string' ? [] : workSteps(built.record);
  const cached = steps.filter(({ outcome }) => outcome === 'hit').length;
  const said =
    typeof built === 'string'
      ? [built]
      : [
          `Built in ${buildSeconds.toFixed(1)} s (${cached} of ${steps.length} steps from the cache), running after ${seconds.toFixed(0)} s, ${(pushed / 1e6).toFixed(1)} MB pushed.`,
          hasDrifted ? 'Nothing changed, and it is another image.' : '',
          stray === null ? '' : `It carries ${stray}.`,
          trouble ?? '',
        ];
  return {
    at: 540 + one.at,
    label: `Release ${number}: ${one.says}`,
    trouble: one.isNewMachine ? 'a machine without a cache' : undefined,
    outcome: trouble !== null ? 'crashed' : hasDrifted ? 'silently-wrong' : 'right',
    input: { seconds: Math.round(seconds), cached, steps: steps.length },
    detail: said.filter(Boolean).join(' '),
  };
}
