import { parse } from 'yaml';
import { messageOf } from '../../../../core/errors';
import { flag, value } from '../../../../core/pflag';
import { fullNameOf } from '../../objects/kinds';
import type { KubectlCommand } from '../call';
import { change } from '../change';
import { fail } from '../failure';
import { findAll, findOne, readWanted } from '../select';

/** Sets and takes away entries: `a=b`, `a-`. */
const setting = (field: 'labels' | 'annotations', path: string, done: string): KubectlCommand => ({
  path,
  usage: `[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N`,
  about: `Update the ${field} on a resource.`,
  flags: [flag('overwrite')],
  run: async (call) => {
    const isChange = (word: string) =>
      /=|-$/.test(word) && !/^[a-z]+\/[\w.-]+$/.test(word.replace(/=.*/, ''));
    const at = call.operands.findIndex(
      (word, i) => i > 0 && (word.includes('=') || (isChange(word) && word.endsWith('-'))),
    );
    const changes = at < 0 ? [] : call.operands.slice(at);
    if (changes.length === 0) return fail(`error: at least one ${field.slice(0, -1)} update is required`);
    const { objects, missing } = findAll(call.view, readWanted(call.operands.slice(0, at)));
    for (const object of objects) {
      const patch: Record<string, string | null> = {};
      for (const word of changes) {
        if (word.endsWith('-') && !word.includes('=')) {
          patch[word.slice(0, -1)] = null;
          continue;
        }
        const [key = '', text = ''] = [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)];
        const before = object.metadata[field][key];
        if (before !== undefined && before !== text && !call.has('overwrite'))
          return fail(
            field === 'labels'
              ? `error: '${key}' already has a value (${before}), and --overwrite is false`
              : `error: --overwrite is false but found the following declared annotation(s): '${key}' already has a value (${before})`,
          );
        patch[key] = text;
      }
      await change(call, object, { metadata: { [field]: patch } });
      call.line(`${fullNameOf(object)} ${done}`);
    }
    for (const { message } of missing) call.note(message);
    return missing.length > 0 ? 1 : 0;
  },
});

const PATCH: KubectlCommand = {
  path: 'patch',
  usage: '(-f FILENAME | TYPE NAME) -p PATCH [flags]',
  about: 'Update fields of a resource.',
  flags: [value('patch', 'p'), value('type')],
  run: async (call) => {
    const text = call.get('patch');
    if (text === undefined)
      return fail('error: must specify --patch or --patch-file containing the contents of the patch');
    const type = call.get('type') ?? 'strategic';
    if (type !== 'strategic' && type !== 'merge')
      return fail('error: --type must be one of [merge strategic] in the lab');
    const object = findOne(call.view, call.operands, [
      'Deployment',
      'Service',
      'HorizontalPodAutoscaler',
      'Rollout',
      'ConfigMap',
      'Secret',
      'AnalysisTemplate',
    ]);
    let patch: unknown;
    try {
      patch = parse(text, { maxAliasCount: 20 });
    } catch (error) {
      return fail(`error: unable to parse ${JSON.stringify(text)}: yaml: ${messageOf(error)}`);
    }
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
      return fail(`error: unable to parse ${JSON.stringify(text)}: it is no object`);
    await change(call, object, patch);
    call.line(`${fullNameOf(object)} patched`);
    return 0;
  },
};

export const METADATA_COMMANDS: readonly KubectlCommand[] = [
  setting('labels', 'label', 'labeled'),
  setting('annotations', 'annotate', 'annotated'),
  PATCH,
];
