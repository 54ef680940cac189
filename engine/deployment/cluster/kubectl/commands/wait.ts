import { flag, value } from '../../../../core/pflag';
import { type ClusterObject, fullNameOf } from '../../objects/kinds';
import type { Condition } from '../../objects/meta';
import { apiObject } from '../api-object';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { jsonPath } from '../json-path';
import { findAll, readWanted } from '../select';
import { pluralOf } from './delete';
import { timeoutOf } from './rollout-status';

type Test = (object: ClusterObject | undefined) => boolean;

function conditionsOf(object: ClusterObject): readonly Pick<Condition, 'type' | 'status'>[] {
  const status = apiObject(object).status as { conditions?: readonly Condition[] } | undefined;
  return status?.conditions ?? [];
}

/** Reads `--for`: `delete`, `condition=Available[=False]`, `jsonpath={.status.phase}=Running`. */
function testOf(text: string): Test {
  if (text === 'delete' || text === 'create')
    return (object) => (object === undefined) === (text === 'delete');
  const [, name, wanted = 'True'] = /^condition=([^=]+)(?:=(.+))?$/.exec(text) ?? [];
  if (name !== undefined)
    return (object) =>
      object !== undefined &&
      conditionsOf(object).some(
        ({ type, status }) =>
          type.toLowerCase() === name.toLowerCase() && status.toLowerCase() === wanted.toLowerCase(),
      );
  const [, path, value_] = /^jsonpath=(\{[^}]*\})(?:=(.*))?$/.exec(text) ?? [];
  if (path === undefined) return fail(`error: unrecognized condition: ${JSON.stringify(text)}`);
  return (object) => {
    if (object === undefined) return false;
    const found = jsonPath(path, apiObject(object));
    return value_ === undefined ? found !== '' : found === value_.replace(/^"(.*)"$/, '$1');
  };
}

export const WAIT: KubectlCommand = {
  path: 'wait',
  usage:
    '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) --for=… [--timeout=30s]',
  about: 'Wait for a specific condition on one or many resources. The lab lets time pass until it is met.',
  flags: [value('for'), value('timeout'), value('selector', 'l'), flag('all')],
  run: async (call) => {
    const text = call.get('for');
    if (text === undefined) return fail('error: required flag(s) "for" not set');
    const test = testOf(text);
    const { objects, missing } = findAll(call.view, readWanted(call.operands), call.get('selector'));
    if (missing[0]) throw missing[0];
    if (objects.length === 0) return fail('error: no matching resources found');
    let exitCode = 0;
    for (const object of objects) exitCode = Math.max(exitCode, await waitFor(call, object, test));
    return exitCode;
  },
};

async function waitFor(call: KubectlCall, object: ClusterObject, test: Test): Promise<number> {
  const { kind, metadata } = object;
  const find = () => {
    const now = call.view.find(kind, metadata.name);
    return now?.metadata.uid === metadata.uid ? now : undefined;
  };
  const outcome = await call.session.wait({
    isOver: () => test(find()),
    limitMs: timeoutOf(call, '30s'),
    signal: call.io.signal,
  });
  if (outcome === 'aborted') return 130;
  if (outcome === 'over') {
    call.line(`${fullNameOf(object)} condition met`);
    return 0;
  }
  call.note(`error: timed out waiting for the condition on ${pluralOf(kind).split('.')[0]}/${metadata.name}`);
  return 1;
}
