import {
  fields,
  ignored,
  integer,
  intOrString,
  listOf,
  object,
  quantity,
  refused,
  type Shape,
  text,
  texts,
  truth,
} from '../shape';
import { labelSelector, OBJECT_FIELDS } from './meta';
import { podTemplate } from './pod-template';

const APPS = 'io.k8s.api.apps.v1';
const CORE = 'io.k8s.api.core.v1';
const SCALING = 'io.k8s.api.autoscaling.v2';

export const deployment: Shape = object(`${APPS}.Deployment`, {
  ...OBJECT_FIELDS,
  spec: object(`${APPS}.DeploymentSpec`, {
    'selector!': labelSelector,
    'template!': podTemplate,
    ...fields(integer, 'replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'),
    paused: truth,
    strategy: object(`${APPS}.DeploymentStrategy`, {
      type: text,
      rollingUpdate: object(`${APPS}.RollingUpdateDeployment`, {
        maxSurge: intOrString,
        maxUnavailable: intOrString,
      }),
    }),
  }),
});

export const service: Shape = object(`${CORE}.Service`, {
  ...OBJECT_FIELDS,
  spec: object(`${CORE}.ServiceSpec`, {
    ...fields(text, 'type', 'clusterIP', 'sessionAffinity'),
    selector: texts,
    ports: listOf(
      object(`${CORE}.ServicePort`, {
        ...fields(text, 'name', 'protocol', 'appProtocol'),
        'port!': integer,
        targetPort: intOrString,
        nodePort: integer,
      }),
    ),
    externalName: refused('the lab has no names outside of the cluster'),
    ...fields(
      ignored,
      'allocateLoadBalancerNodePorts',
      'clusterIPs',
      'externalIPs',
      'externalTrafficPolicy',
      'healthCheckNodePort',
      'internalTrafficPolicy',
      'ipFamilies',
      'ipFamilyPolicy',
      'loadBalancerClass',
      'loadBalancerIP',
      'loadBalancerSourceRanges',
      'publishNotReadyAddresses',
      'sessionAffinityConfig',
      'trafficDistribution',
    ),
  }),
});

const target = object(`${SCALING}.MetricTarget`, {
  'type!': text,
  averageUtilization: integer,
  averageValue: quantity,
  value: quantity,
});

const metric = object(`${SCALING}.MetricIdentifier`, { 'name!': text, selector: labelSelector });

const rules = object(`${SCALING}.HPAScalingRules`, {
  stabilizationWindowSeconds: integer,
  selectPolicy: text,
  tolerance: quantity,
  policies: listOf(
    object(`${SCALING}.HPAScalingPolicy`, { 'type!': text, 'value!': integer, 'periodSeconds!': integer }),
  ),
});

export const autoscaler: Shape = object(`${SCALING}.HorizontalPodAutoscaler`, {
  ...OBJECT_FIELDS,
  spec: object(`${SCALING}.HorizontalPodAutoscalerSpec`, {
    'scaleTargetRef!': object(`${SCALING}.CrossVersionObjectReference`, {
      apiVersion: text,
      'kind!': text,
      'name!': text,
    }),
    'maxReplicas!': integer,
    minReplicas: integer,
    metrics: listOf(
      object(`${SCALING}.MetricSpec`, {
        'type!': text,
        resource: object(`${SCALING}.ResourceMetricSource`, { 'name!': text, 'target!': target }),
        pods: object(`${SCALING}.PodsMetricSource`, { 'metric!': metric, 'target!': target }),
        external: object(`${SCALING}.ExternalMetricSource`, { 'metric!': metric, 'target!': target }),
        object: refused('use a metric of type Pods or External'),
        containerResource: refused('use a metric of type Resource'),
      }),
    ),
    behavior: object(`${SCALING}.HorizontalPodAutoscalerBehavior`, { scaleUp: rules, scaleDown: rules }),
  }),
});
