import { flag, value } from '../../../../core/pflag';
import { admit } from '../../admission/admit';
import type { Manifest } from '../../manifest/parse-manifests';
import { fullNameOf } from '../../objects/kinds';
import { CHANGE_CAUSE } from '../../objects/workloads';
import type { KubectlCall, KubectlCommand } from '../call';
import { change, changeTemplate, type Templated } from '../change';
import { fail } from '../failure';
import { findAll, findOne, readWanted } from '../select';

const numberOf = (call: KubectlCall, name: string): number | undefined => {
  const text = call.get(name);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text))
    return fail(
      `error: invalid argument ${JSON.stringify(text)} for "--${name}" flag: strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  return Number(text);
};

const SCALE: KubectlCommand = {
  path: 'scale',
  usage: '[--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [flags]',
  about: 'Set a new size for a deployment or a rollout.',
  flags: [value('replicas'), value('current-replicas')],
  run: async (call) => {
    const replicas = numberOf(call, 'replicas');
    if (replicas === undefined) return fail('error: required flag(s) "replicas" not set');
    if (replicas < 0)
      return fail(
        `error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0`,
      );
    const { objects, missing } = findAll(call.view, readWanted(call.operands));
    for (const { message } of missing) call.note(message);
    const current = numberOf(call, 'current-replicas');
    for (const object of objects) {
      if (object.kind !== 'Deployment' && object.kind !== 'Rollout')
        return fail(`error: cannot scale a ${object.kind} in the lab; scale what made it`);
      if (current !== undefined && object.spec.replicas !== current)
        return fail(`error: Expected replicas to be ${current}, was ${object.spec.replicas}`);
      await change(call, object, { spec: { replicas } });
      call.line(`${fullNameOf(object)} scaled`);
    }
    return missing.length > 0 ? 1 : 0;
  },
};

/** Gives containers other images; `name=image`, `*` means all of them. @throws KubectlFailure */
export async function setImages(
  call: KubectlCall,
  object: Templated,
  pairs: readonly string[],
): Promise<boolean> {
  if (pairs.length === 0 || pairs.some((pair) => !/^[^=]+=.+$/.test(pair)))
    return fail('error: at least one image update is required');
  const { template } = object.spec;
  let containers = template.spec.containers;
  for (const pair of pairs) {
    const [name = '', image = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (name !== '*' && !containers.some((one) => one.name === name))
      return fail(`error: unable to find container named ${JSON.stringify(name)}`);
    containers = containers.map((one) => (name === '*' || one.name === name ? { ...one, image } : one));
  }
  const isChanged = containers.some(({ image }, at) => image !== template.spec.containers[at]!.image);
  const { metadata } = object;
  const cause = metadata.annotations[CHANGE_CAUSE];
  if (isChanged)
    await changeTemplate(
      call,
      object,
      { ...template, spec: { ...template.spec, containers } },
      call.has('record') || cause === undefined ? {} : { [CHANGE_CAUSE]: cause },
    );
  return isChanged;
}

const SET_IMAGE: KubectlCommand = {
  path: 'set image',
  usage: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... [flags]',
  about: 'Update the image of a pod template.',
  flags: [flag('all'), flag('record')],
  run: async (call) => {
    const pairs = call.operands.filter((word) => word.includes('='));
    const words = call.operands.filter((word) => !word.includes('='));
    const object = findOne(call.view, words, ['Deployment', 'Rollout']);
    if (await setImages(call, object, pairs)) call.line(`${fullNameOf(object)} image updated`);
    return 0;
  },
};

const AUTOSCALE: KubectlCommand = {
  path: 'autoscale',
  usage: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU] [flags]',
  about: 'Create an autoscaler that chooses the number of pods.',
  flags: [value('min'), value('max'), value('cpu-percent'), value('name')],
  run: async (call) => {
    const object = findOne(call.view, call.operands, ['Deployment', 'Rollout']);
    const max = numberOf(call, 'max');
    if (max === undefined) return fail('error: required flag(s) "max" not set');
    const min = numberOf(call, 'min');
    const percent = numberOf(call, 'cpu-percent') ?? 80;
    const name = call.get('name') ?? object.metadata.name;
    if (call.view.find('HorizontalPodAutoscaler', name))
      return fail(
        `Error from server (AlreadyExists): horizontalpodautoscalers.autoscaling ${JSON.stringify(name)} already exists`,
      );
    const manifest: Manifest = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name },
        ...(min !== undefined && { minReplicas: min }),
        maxReplicas: max,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } },
          },
        ],
      },
    };
    await call.session.give({ type: 'put', object: admit(call.view, manifest) });
    call.line(`horizontalpodautoscaler.autoscaling/${name} autoscaled`);
    return 0;
  },
};

export const SCALE_COMMANDS: readonly KubectlCommand[] = [SCALE, SET_IMAGE, AUTOSCALE];
