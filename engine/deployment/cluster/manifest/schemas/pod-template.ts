import {
  fields,
  ignored,
  integer,
  intOrString,
  listOf,
  mapOf,
  object,
  quantity,
  refused,
  type Shape,
  text,
  texts,
  truth,
} from '../shape';
import { metadata } from './meta';

const CORE = 'io.k8s.api.core.v1';

const keyReference = (model: string) =>
  object(`${CORE}.${model}`, { name: text, 'key!': text, optional: truth });

const probe = object(`${CORE}.Probe`, {
  httpGet: object(`${CORE}.HTTPGetAction`, {
    ...fields(text, 'path', 'scheme', 'host'),
    'port!': intOrString,
    httpHeaders: ignored,
  }),
  tcpSocket: object(`${CORE}.TCPSocketAction`, { 'port!': intOrString, host: text }),
  exec: object(`${CORE}.ExecAction`, { command: listOf(text) }),
  grpc: refused('the lab asks by httpGet, tcpSocket or exec'),
  ...fields(
    integer,
    'initialDelaySeconds',
    'periodSeconds',
    'timeoutSeconds',
    'successThreshold',
    'failureThreshold',
    'terminationGracePeriodSeconds',
  ),
});

const container = object(`${CORE}.Container`, {
  'name!': text,
  ...fields(
    text,
    'image',
    'imagePullPolicy',
    'workingDir',
    'terminationMessagePath',
    'terminationMessagePolicy',
  ),
  command: listOf(text),
  args: listOf(text),
  env: listOf(
    object(`${CORE}.EnvVar`, {
      'name!': text,
      value: text,
      valueFrom: object(`${CORE}.EnvVarSource`, {
        configMapKeyRef: keyReference('ConfigMapKeySelector'),
        secretKeyRef: keyReference('SecretKeySelector'),
        fieldRef: object(`${CORE}.ObjectFieldSelector`, { apiVersion: text, 'fieldPath!': text }),
        resourceFieldRef: refused('write the value, or take it from a ConfigMap'),
      }),
    }),
  ),
  envFrom: listOf(
    object(`${CORE}.EnvFromSource`, {
      prefix: text,
      configMapRef: object(`${CORE}.ConfigMapEnvSource`, { name: text, optional: truth }),
      secretRef: object(`${CORE}.SecretEnvSource`, { name: text, optional: truth }),
    }),
  ),
  ports: listOf(
    object(`${CORE}.ContainerPort`, {
      ...fields(text, 'name', 'protocol', 'hostIP'),
      'containerPort!': integer,
      hostPort: refused('the lab has no ports of nodes; write a Service'),
    }),
  ),
  resources: object(`${CORE}.ResourceRequirements`, {
    requests: mapOf(quantity),
    limits: mapOf(quantity),
    claims: ignored,
  }),
  readinessProbe: probe,
  livenessProbe: probe,
  startupProbe: probe,
  lifecycle: refused('the lab runs no hooks of containers'),
  volumeMounts: refused('the lab mounts no volumes; hand values over by env or envFrom'),
  ...fields(
    ignored,
    'resizePolicy',
    'restartPolicy',
    'securityContext',
    'stdin',
    'stdinOnce',
    'tty',
    'volumeDevices',
  ),
});

const podSpec = object(`${CORE}.PodSpec`, {
  'containers!': listOf(container),
  ...fields(text, 'restartPolicy', 'nodeName'),
  terminationGracePeriodSeconds: integer,
  nodeSelector: refused('all machines of the lab are alike'),
  initContainers: refused('the lab runs no init containers'),
  volumes: refused('the lab mounts no volumes; hand values over by env or envFrom'),
  ...fields(
    ignored,
    'activeDeadlineSeconds',
    'affinity',
    'automountServiceAccountToken',
    'dnsConfig',
    'dnsPolicy',
    'enableServiceLinks',
    'hostAliases',
    'hostIPC',
    'hostNetwork',
    'hostPID',
    'hostUsers',
    'hostname',
    'imagePullSecrets',
    'os',
    'overhead',
    'preemptionPolicy',
    'priority',
    'priorityClassName',
    'readinessGates',
    'runtimeClassName',
    'schedulerName',
    'schedulingGates',
    'securityContext',
    'serviceAccount',
    'serviceAccountName',
    'setHostnameAsFQDN',
    'shareProcessNamespace',
    'subdomain',
    'tolerations',
    'topologySpreadConstraints',
  ),
});

export const podTemplate: Shape = object(`${CORE}.PodTemplateSpec`, { metadata, spec: podSpec });

export const configMap = object(`${CORE}.ConfigMap`, {
  'apiVersion!': text,
  'kind!': text,
  metadata,
  data: texts,
  binaryData: ignored,
  immutable: truth,
});

export const secret = object(`${CORE}.Secret`, {
  'apiVersion!': text,
  'kind!': text,
  metadata,
  type: text,
  data: texts,
  stringData: texts,
  immutable: truth,
});
