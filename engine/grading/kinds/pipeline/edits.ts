import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Rng } from '../../../core/rng';
import type { Workshop } from '../versions/workshop';
import type { Chain } from './chain';
import { paramValue } from './inputs';

/** A change to the project after which the pipeline is run again. */
export const editSchema = z.union([
  z.strictObject({
    id: z.string().regex(/^[a-z][A-Za-z]*$/),
    says: z.string().describe('What was changed, in a few words.'),
    touch: z
      .array(z.string())
      .describe(
        'Files that get a line more: a comment in code, a row again in a table; none: nothing changes.',
      ),
  }),
  z.strictObject({
    id: z.string().regex(/^[a-z][A-Za-z]*$/),
    says: z.string(),
    param: z.string().describe('The parameter that changes, e.g. train.epochs.'),
    by: z.number().describe('It grows by this (falls, when negative), once to three times.'),
  }),
]);
export type Edit = z.output<typeof editSchema>;

/** Makes the change; how exactly follows from chance. @returns what it was, e.g. `train.epochs 10 → 12`. */
export function makeEdit(shop: Workshop, chain: Chain, edit: Edit, rng: Rng): string {
  if ('touch' in edit) {
    for (const path of edit.touch) touch(shop, path, rng);
    return edit.says;
  }
  const path = `${chain.folder}/${chain.params}`;
  const text = shop.text(path);
  if (text === null) return edit.says;
  const before = Number(paramValue({ [path]: text }, chain, edit.param));
  const after = Number((before + edit.by * (1 + rng.int(3))).toFixed(6));
  const document = parseDocument(text);
  document.setIn(edit.param.split('.'), after);
  shop.write(path, document.toString());
  return `${edit.says}, ${before} → ${after}`;
}

function touch(shop: Workshop, path: string, rng: Rng): void {
  const text = shop.text(path) ?? '';
  shop.write(path, `${text.replace(/\n?$/, text === '' ? '' : '\n')}${lineFor(path, text, rng)}\n`);
}

function lineFor(path: string, text: string, rng: Rng): string {
  const note = `seen ${rng.int(1e9)}`;
  if (path.endsWith('.ts')) return `// ${note}`;
  if (path.endsWith('.csv')) return rng.pick(text.trim().split('\n').slice(1));
  return note;
}

/** Code without the comments that edits have put into it: it does the same. */
export const withoutNotes = (code: string): string => code.replace(/^\/\/ seen \d+\n/gm, '');
