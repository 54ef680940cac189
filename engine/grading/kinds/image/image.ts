import type { Facts } from '../../../core/facts';
import { baseImageOf, isFloating } from '../../../delivery/catalog/base-images';
import { parseReference } from '../../../delivery/catalog/reference';
import { findingLine } from '../../../delivery/lint/finding';
import { lint } from '../../../delivery/lint/lint';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementContext, MeasurementKind } from '../../types';
import { WEDNESDAY } from '../versions/workshop';
import { Builder, type Built, isRoot } from './builder';
import {
  answerWithoutImage,
  ask,
  healthAfterChecks,
  requestOf,
  startContainer,
  stopContainer,
} from './container';
import { CONTENT_FACTS, contentFacts, devPackagesIn } from './contents';
import { buildAfter, type EditedBuild, editEvidence, editFacts, editFactsOf } from './edits';
import { layLaptop, secretsIn } from './laptop';
import { contextFacts, LEAK_FACTS, leakFacts } from './leaks';
import { type ImageOptions, imageSchema } from './options';

const DAY_MS = 86_400_000;

/** How much later, and by whom, the image is built once more. */
const OTHER_MACHINE = { days: 61 } as const;

/**
 * Builds the image of a service in a copy of the work, with the lab's own Docker: from nothing, after each of the edits, and
 * on another machine two months later. A container of it is started, asked, and asked for its health. Nothing is read off
 * the text of the Dockerfile but what the linter says.
 */
export const image: MeasurementKind<ImageOptions> = {
  kind: 'image',
  trust: 'verified',
  parseOptions: optionsBy('image', imageSchema),
  facts: {
    ...CONTENT_FACTS,
    ...LEAK_FACTS,
    defined: 'whether there is a Dockerfile',
    built: 'whether an image comes of it',
    error: 'what Docker says when none does',
    seconds: 'seconds of the first build, from nothing',
    runs: 'whether a container of it serves',
    says: 'what the container says when it does not serve',
    answers: 'whether it answers as the service does without an image',
    root: 'whether it runs as root',
    healthcheck: 'whether the image has a health check',
    healthy: 'what docker ps says of a service that is well',
    ill: 'what docker ps says of a service that says it is not well',
    same: 'whether another machine builds the very same image two months later',
    differs: 'the first layer that is another one there',
    floating: 'the first base image whose tag moves',
    findings: "findings of hadolint's rules",
    finding: 'the first finding',
    silenced: 'comments that tell hadolint to be silent',
    failedEdit: 'the first edit after which no image comes of it',
    failedSays: 'what Docker says then',
  },
  factsFor: ({ edits }) => Object.assign({}, ...edits.map(editFactsOf)),
  async measure(context, options): Promise<Measurement> {
    const builder = machine(context, options, 'first', 0);
    const { dockerfile } = builder;
    context.progress(0.05, 'Building from nothing');
    const built = dockerfile === null ? null : await builder.build();
    const isBuilt = built !== null && typeof built !== 'string';
    const known: Facts = {
      ...contextFacts(builder, options),
      ...lintFacts(dockerfile),
      defined: dockerfile !== null,
      built: isBuilt,
      error: typeof built === 'string' ? built : null,
    };
    if (!isBuilt) return { facts: known, unknownReads: 'nothing', runIds: [] };
    const dev = devPackagesIn(builder.shop.text(builder.at('package-lock.json')));
    const first: Facts = {
      ...contentFacts(builder, built, dev),
      ...leakFacts(builder, built, options, secretsIn([context.start, context.files], options)),
      seconds: Math.round(built.record.seconds * 10) / 10,
      root: isRoot(built),
      floating: floatingBase(built),
    };
    context.progress(0.2, 'Starting a container');
    const running = await runningFacts(builder, built, context, options);
    context.progress(0.45, 'Building on another machine');
    const again = await againFacts(built, context, options);
    const builds: EditedBuild[] = [];
    let before = built;
    for (const edit of options.edits) {
      context.progress(0.55 + (0.35 * builds.length) / options.edits.length, `After ${edit.says}`);
      const after = await buildAfter(builder, edit, before);
      builds.push(after);
      if (typeof after.built === 'string') break;
      before = after.built;
    }
    const failed = builds.find((one) => typeof one.built === 'string');
    context.progress(0.9, 'Asking one that is not well');
    return {
      facts: {
        ...known,
        ...first,
        ...running,
        ...again,
        ...editFacts(builds),
        failedEdit: failed?.edit.says ?? null,
        failedSays: typeof failed?.built === 'string' ? failed.built : null,
        ill: running.healthcheck === true ? await illHealth(builder, options) : null,
      },
      evidence: [
        {
          label: 'From nothing',
          outcome: 'neutral',
          detail: `${first.megabytes} MB in ${first.seconds} s`,
        },
        ...builds.map(editEvidence),
      ],
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

/** A machine that has cloned the work, with what lies about on it. */
function machine(
  { files, start, runner, seed, signal }: MeasurementContext,
  options: ImageOptions,
  name: string,
  days: number,
): Builder {
  const at = WEDNESDAY + days * DAY_MS;
  const builder = new Builder({ files, runner, seed: `${seed}/${name}`, signal, at }, options.folder);
  layLaptop(builder, options, start, name);
  return builder;
}

async function runningFacts(
  builder: Builder,
  { image: made }: Built,
  { runner, start, seed }: MeasurementContext,
  options: ImageOptions,
): Promise<Facts> {
  const started = await startContainer(builder, 'judged', 'well');
  const runs = started.says === null;
  const body = requestOf(String(start[builder.at(options.rows)]), seed);
  const [answer, expected] = runs
    ? [
        await ask(builder, options.path, body),
        await answerWithoutImage({ runner, seed }, start, options, body),
      ]
    : [null, null];
  const healthy = runs ? await healthAfterChecks(builder, started, made) : null;
  await stopContainer(builder, 'well');
  return {
    runs,
    says: started.says,
    answers: runs && answer === expected,
    healthcheck: made.config.healthcheck !== null,
    healthy,
  };
}

/** Builds the work as it was left on a machine that has no cache, later. */
async function againFacts(
  { id, image: made }: Built,
  context: MeasurementContext,
  options: ImageOptions,
): Promise<Facts> {
  const other = await machine(context, options, 'other', OTHER_MACHINE.days).build();
  if (typeof other === 'string') return { same: false, differs: other };
  const at = other.image.history.findIndex(
    ({ layer, createdBy }, index) =>
      layer !== made.history[index]?.layer || createdBy !== made.history[index]?.createdBy,
  );
  return {
    same: other.id === id,
    differs: other.image.history[at]?.createdBy.replace(/ # buildkit$/, '') ?? null,
  };
}

/** What Docker says of the health of a service that answers that it is not well. */
async function illHealth(builder: Builder, { module, ill }: ImageOptions): Promise<string | null> {
  const { shop } = builder;
  const path = builder.at(module);
  shop.write(path, (shop.text(path) ?? '').replace(ill.from, ill.to));
  const built = await builder.build('ill');
  if (typeof built === 'string') return null;
  const started = await startContainer(builder, 'ill', 'ill');
  const health = await healthAfterChecks(builder, started, built.image);
  await stopContainer(builder, 'ill');
  return health;
}

/** The first public image below it whose tag moves. */
function floatingBase({ record }: Built): string | null {
  const names = record.steps.flatMap(({ instruction }) =>
    instruction.startsWith('FROM ') ? [instruction.slice('FROM '.length)] : [],
  );
  return (
    names.find((name) => {
      if (name === 'scratch') return false;
      const reference = parseReference(name);
      return baseImageOf(reference) !== undefined && isFloating(reference);
    }) ?? null
  );
}

function lintFacts(dockerfile: string | null): Facts {
  const findings = lint(dockerfile ?? '');
  return {
    findings: dockerfile === null ? null : findings.length,
    finding: findings[0] ? findingLine('Dockerfile', findings[0]) : null,
    silenced: (dockerfile?.match(/^\s*#\s*hadolint\s+(?:global\s+)?ignore\b/gm) ?? []).length,
  };
}
