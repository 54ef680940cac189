import { z } from 'zod';
import type { CardFinding } from './finding';
import { HUB_LICENSES } from './hub-licenses';

const resultSchema = z.looseObject({
  task: z.looseObject({ type: z.string().min(1) }),
  dataset: z.looseObject({ type: z.string().min(1), name: z.string().min(1) }),
  metrics: z
    .array(
      z.looseObject({
        type: z.string().min(1),
        value: z.union([z.number(), z.string(), z.record(z.string(), z.unknown())]),
      }),
    )
    .min(1),
});

/** `model-index` as the hub wants it: what is required, with its kinds; all else is free. */
const indexSchema = z
  .array(z.looseObject({ name: z.string().min(1), results: z.array(resultSchema).min(1) }))
  .min(1);

const textsSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** Says what is missing or wrong in the metadata of a card, by the hub's specification. */
export function lintMetadata(metadata: Readonly<Record<string, unknown>>): readonly CardFinding[] {
  const found: CardFinding[] = [];
  const say = (rule: string, level: CardFinding['level'], message: string) =>
    found.push({ rule: `metadata-${rule}`, level, line: 1, message });
  const license = licenseProblem(metadata);
  if (license !== null) say('license', 'error', license);
  for (const key of ['tags', 'datasets', 'metrics'])
    if (metadata[key] === undefined || metadata[key] === null)
      say(key, 'warning', `The metadata names no ${key}.`);
    else if (!textsSchema.safeParse(metadata[key]).success)
      say(key, 'error', `In the metadata, ${key} is no text and no list of texts.`);
  const index = metadata['model-index'];
  if (index === undefined)
    say('results', 'warning', 'The metadata has no model-index, which carries the figures.');
  else {
    const parsed = indexSchema.safeParse(index);
    const issue = parsed.success ? undefined : parsed.error.issues[0];
    if (issue !== undefined)
      say(
        'results',
        'error',
        `In the metadata, ${['model-index', ...issue.path].join('.')}: ${issue.message}.`,
      );
  }
  return found;
}

/** What is wrong with the license of a card; null: nothing. */
function licenseProblem(metadata: Readonly<Record<string, unknown>>): string | null {
  const { license, license_name: name, license_link: link } = metadata;
  if (license === undefined || license === null)
    return 'The metadata names no license, so nobody may use the model. Add one, such as license: apache-2.0.';
  const ids = Array.isArray(license) ? license : [license];
  const unknown = ids.find((id) => typeof id !== 'string' || !HUB_LICENSES.has(id));
  if (unknown !== undefined)
    return `The hub has no license ${JSON.stringify(unknown)}. Ids are lower case (mit, apache-2.0); another license is license: other with license_name and license_link.`;
  const isNamed = typeof name === 'string' && typeof link === 'string';
  return ids.includes('other') && !isNamed ? 'license: other needs a license_name and a license_link.' : null;
}
