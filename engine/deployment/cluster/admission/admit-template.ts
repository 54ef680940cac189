import type { Container, PodTemplate, Probe, Resources } from '../objects/pod-template';
import { cpuMilli, memoryBytes, parseQuantity } from '../objects/quantity';
import type { LabelSelector } from '../objects/selector';
import { matches } from '../objects/selector';
import type { FieldFaults } from './field-faults';

/** A template as it may be written: much of it absent. */
export interface WrittenTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>>; readonly annotations?: object };
  readonly spec?: WrittenPodSpec;
}

interface WrittenPodSpec {
  readonly containers?: readonly (Partial<Omit<Container, 'resources'>> & {
    readonly resources?: Resources | null;
  })[];
  readonly restartPolicy?: string;
  readonly terminationGracePeriodSeconds?: number;
}

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

function probeOf(written: Partial<Probe>, path: string, name: string, faults: FieldFaults): Probe {
  const probe = {
    ...written,
    initialDelaySeconds: written.initialDelaySeconds ?? 0,
    periodSeconds: written.periodSeconds ?? 10,
    timeoutSeconds: written.timeoutSeconds ?? 1,
    successThreshold: written.successThreshold ?? 1,
    failureThreshold: written.failureThreshold ?? 3,
  };
  faults.within(`${path}.initialDelaySeconds`, probe.initialDelaySeconds, 0);
  for (const field of ['periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'] as const)
    faults.within(`${path}.${field}`, probe[field], 1);
  if (name !== 'readinessProbe' && probe.successThreshold !== 1)
    faults.invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1');
  const actions = (['httpGet', 'tcpSocket', 'exec'] as const).filter((one) => written[one] !== undefined);
  if (actions.length === 0) faults.required(path, 'must specify a handler type');
  if (actions.length > 1)
    faults.invalid(path, actions.join(', '), 'may not specify more than 1 handler type');
  return probe;
}

/** What is asked for; a limit without a request asks for as much. */
function resourcesOf(written: Resources, path: string, faults: FieldFaults): Resources {
  const requests = { ...written.limits, ...written.requests };
  for (const [name, value] of Object.entries(requests)) {
    const limit = written.limits?.[name];
    if (limit !== undefined && parseQuantity(value)! > parseQuantity(limit)!)
      faults.invalid(`${path}.requests`, value, `must be less than or equal to ${name} limit of ${limit}`);
    if (parseQuantity(value)! < 0)
      faults.invalid(`${path}.requests[${name}]`, value, 'must be greater than or equal to 0');
  }
  return { ...written, ...(Object.keys(requests).length > 0 && { requests }) };
}

/** `Always` for what may change under its name. */
const pullPolicyOf = (image: string) =>
  /@|:(?!latest$)[^:/]+$/.test(image) ? ('IfNotPresent' as const) : ('Always' as const);

function containerOf(
  written: NonNullable<WrittenPodSpec['containers']>[number],
  path: string,
  faults: FieldFaults,
): Container {
  const { name = '', image = '' } = written;
  faults.label(`${path}.name`, name);
  if (image === '') faults.required(`${path}.image`);
  else if (/\s/.test(image))
    faults.invalid(`${path}.image`, image, 'must not have leading or trailing whitespace');
  const imagePullPolicy = written.imagePullPolicy ?? pullPolicyOf(image);
  faults.oneOf(`${path}.imagePullPolicy`, imagePullPolicy, ['Always', 'IfNotPresent', 'Never']);
  for (const [at, port] of (written.ports ?? []).entries())
    faults.within(`${path}.ports[${at}].containerPort`, port.containerPort, 1, 65_535);
  (written.env ?? []).forEach((variable, at) => {
    if (variable.value !== undefined && variable.valueFrom !== undefined)
      faults.invalid(`${path}.env[${at}].valueFrom`, '', 'may not be specified when `value` is not empty');
  });
  const probes = PROBES.flatMap((probe) => {
    const one = written[probe];
    return one ? [[probe, probeOf(one, `${path}.${probe}`, probe, faults)] as const] : [];
  });
  return {
    ...written,
    name,
    image,
    imagePullPolicy,
    resources: resourcesOf(written.resources ?? {}, `${path}.resources`, faults),
    ...Object.fromEntries(probes),
  };
}

/** A template with what was left out filled in; what is wrong goes to `faults`. */
export function admitTemplate(
  written: WrittenTemplate | undefined,
  selector: LabelSelector,
  faults: FieldFaults,
): PodTemplate {
  const labels = written?.metadata?.labels ?? {};
  const path = 'spec.template';
  faults.labelValues(`${path}.labels`, labels);
  if (Object.keys({ ...selector.matchLabels }).length + (selector.matchExpressions ?? []).length === 0)
    faults.invalid('spec.selector', {}, 'empty selector is invalid for deployment');
  else if (!matches(labels, selector))
    faults.invalid(`${path}.metadata.labels`, labels, '`selector` does not match template `labels`');
  const spec = written?.spec ?? {};
  const containers = (spec.containers ?? []).map((one, at) =>
    containerOf(one, `${path}.spec.containers[${at}]`, faults),
  );
  if (containers.length === 0) faults.required(`${path}.spec.containers`);
  containers.forEach(({ name }, at) => {
    if (containers.findIndex((one) => one.name === name) < at)
      faults.duplicate(`${path}.spec.containers[${at}].name`, name);
  });
  faults.oneOf(`${path}.spec.restartPolicy`, spec.restartPolicy ?? 'Always', ['Always']);
  faults.within(`${path}.spec.terminationGracePeriodSeconds`, spec.terminationGracePeriodSeconds ?? 30, 0);
  return {
    metadata: { ...(written?.metadata as PodTemplate['metadata']), labels },
    spec: {
      ...spec,
      containers,
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    },
  };
}

/** What the containers of a template ask for together. */
export function requestsOf({ containers }: PodTemplate['spec']): {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
} {
  let cpu = 0;
  let memory = 0;
  for (const { resources } of containers) {
    cpu += cpuMilli(resources.requests?.cpu);
    memory += memoryBytes(resources.requests?.memory);
  }
  return { cpuMilli: cpu, memoryBytes: memory };
}
