import type { Container, PodTemplate, Probe, Resources } from '../../objects/pod-template';
import { type FieldLine, fieldLines, textLines } from './fields';

/** A probe in one line: `http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3`. */
function probeText(probe: Probe): string {
  const { httpGet, tcpSocket, exec } = probe;
  const what = httpGet
    ? `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://:${httpGet.port}${httpGet.path ?? '/'}`
    : tcpSocket
      ? `tcp-socket :${tcpSocket.port}`
      : `exec [${exec?.command.join(' ')}]`;
  return `${what} delay=${probe.initialDelaySeconds}s timeout=${probe.timeoutSeconds}s period=${probe.periodSeconds}s #success=${probe.successThreshold} #failure=${probe.failureThreshold}`;
}

const amounts = (of: Resources['limits']): string =>
  Object.entries(of ?? {})
    .map(([name, amount]) => `${name}: ${amount}`)
    .join(', ');

function environmentLines({ env = [], envFrom = [] }: Container): readonly FieldLine[] {
  const from = envFrom.map(({ configMapRef, secretRef }) =>
    configMapRef
      ? `${configMapRef.name}  ConfigMap  Optional: ${configMapRef.optional ?? false}`
      : `${secretRef?.name}  Secret  Optional: ${secretRef?.optional ?? false}`,
  );
  const own = env.map(({ name, value, valueFrom }) => {
    if (!valueFrom) return `${name}:  ${value ?? ''}`;
    const { configMapKeyRef, secretKeyRef, fieldRef } = valueFrom;
    if (fieldRef) return `${name}:   (v1:${fieldRef.fieldPath})`;
    const reference = configMapKeyRef ?? secretKeyRef;
    const kind = configMapKeyRef ? 'config map' : 'secret';
    return `${name}:  <set to the key '${reference?.key}' of ${kind} '${reference?.name}'>`;
  });
  return [...(from.length > 0 ? [['Environment Variables from', from] as const] : []), ['Environment', own]];
}

/** What a container is asked to be. */
export function containerLines(container: Container): readonly FieldLine[] {
  const { ports = [], command, args, resources, livenessProbe, readinessProbe, startupProbe } = container;
  return [
    [
      'Port',
      ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`).join(', ') ||
        '<none>',
    ],
    ...(command ? [['Command', command] as const] : []),
    ...(args ? [['Args', args] as const] : []),
    ...(resources.limits ? [['Limits', amounts(resources.limits)] as const] : []),
    ...(resources.requests ? [['Requests', amounts(resources.requests)] as const] : []),
    ...(livenessProbe ? [['Liveness', probeText(livenessProbe)] as const] : []),
    ...(readinessProbe ? [['Readiness', probeText(readinessProbe)] as const] : []),
    ...(startupProbe ? [['Startup', probeText(startupProbe)] as const] : []),
    ...environmentLines(container),
  ];
}

/** A template of pods, described. */
export function templateLines({ metadata, spec }: PodTemplate, heading: string): string {
  const head = fieldLines(
    [
      ['Labels', textLines(metadata.labels)],
      ...(metadata.annotations ? [['Annotations', textLines(metadata.annotations, ': ')] as const] : []),
    ],
    '  ',
  );
  const containers = spec.containers
    .map((one) => `   ${one.name}:\n${fieldLines([['Image', one.image], ...containerLines(one)], '    ')}`)
    .join('');
  return `${heading}\n${head}  Containers:\n${containers}`;
}
