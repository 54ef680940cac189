import {
  fields,
  ignored,
  integer,
  intOrString,
  listOf,
  mapOf,
  object,
  refused,
  type Shape,
  text,
  truth,
} from '../shape';
import { labelSelector, OBJECT_FIELDS } from './meta';
import { podTemplate } from './pod-template';

const model = (name: string) => `io.argoproj.v1alpha1.${name}`;

const args = listOf(
  object(model('AnalysisRunArgument'), {
    'name!': text,
    value: text,
    valueFrom: object(model('ArgumentValueFrom'), {
      podTemplateHashValue: text,
      fieldRef: refused('write the value'),
      secretKeyRef: refused('the lab asks its sources without a secret'),
    }),
  }),
);

const analysisFields = {
  templates: listOf(
    object(model('AnalysisTemplateRef'), {
      templateName: text,
      clusterScope: refused('write an AnalysisTemplate'),
    }),
  ),
  args,
  ...fields(ignored, 'analysisRunMetadata', 'dryRun', 'measurementRetention'),
};

const analysis = object(model('RolloutAnalysis'), analysisFields);

const pauseStep = object(model('RolloutPause'), { duration: intOrString });

const step = object(model('CanaryStep'), {
  setWeight: integer,
  pause: pauseStep,
  setCanaryScale: object(model('SetCanaryScale'), {
    weight: integer,
    replicas: integer,
    matchTrafficWeight: truth,
  }),
  analysis,
  setMirrorRoute: object(model('SetMirrorRoute'), { 'name!': text, percentage: integer, match: ignored }),
  setHeaderRoute: object(model('SetHeaderRoute'), { 'name!': text, match: ignored }),
  experiment: refused('use a step with analysis'),
  plugin: refused('the lab has no plugins'),
});

const canary = object(model('CanaryStrategy'), {
  steps: listOf(step),
  maxSurge: intOrString,
  maxUnavailable: intOrString,
  analysis: object(model('RolloutAnalysisBackground'), { ...analysisFields, startingStep: integer }),
  ...fields(text, 'canaryService', 'stableService'),
  trafficRouting: mapOf(ignored),
  ...fields(integer, 'abortScaleDownDelaySeconds', 'scaleDownDelaySeconds', 'scaleDownDelayRevisionLimit'),
  ...fields(
    ignored,
    'antiAffinity',
    'canaryMetadata',
    'dynamicStableScale',
    'minPodsPerReplicaSet',
    'pingPong',
    'stableMetadata',
  ),
});

const blueGreen = object(model('BlueGreenStrategy'), {
  'activeService!': text,
  previewService: text,
  ...fields(
    integer,
    'previewReplicaCount',
    'autoPromotionSeconds',
    'scaleDownDelaySeconds',
    'abortScaleDownDelaySeconds',
    'scaleDownDelayRevisionLimit',
  ),
  autoPromotionEnabled: truth,
  prePromotionAnalysis: analysis,
  postPromotionAnalysis: analysis,
  ...fields(ignored, 'activeMetadata', 'antiAffinity', 'maxUnavailable', 'previewMetadata'),
});

export const rollout: Shape = object(model('Rollout'), {
  ...OBJECT_FIELDS,
  spec: object(model('RolloutSpec'), {
    selector: labelSelector,
    template: podTemplate,
    ...fields(integer, 'replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'),
    ...fields(truth, 'paused', 'progressDeadlineAbort'),
    'strategy!': object(model('RolloutStrategy'), { canary, blueGreen }),
    workloadRef: refused('write the template in the Rollout'),
    ...fields(ignored, 'analysis', 'restartAt', 'rollbackWindow'),
  }),
});

export const analysisTemplate: Shape = object(model('AnalysisTemplate'), {
  ...OBJECT_FIELDS,
  spec: object(model('AnalysisTemplateSpec'), {
    args,
    'metrics!': listOf(
      object(model('Metric'), {
        'name!': text,
        ...fields(text, 'interval', 'initialDelay', 'successCondition', 'failureCondition'),
        ...fields(intOrString, 'count', 'failureLimit', 'inconclusiveLimit', 'consecutiveErrorLimit'),
        'provider!': object(model('MetricProvider'), {
          prometheus: object(model('PrometheusMetric'), {
            ...fields(text, 'address', 'query'),
            ...fields(ignored, 'authentication', 'headers', 'insecure', 'rangeQuery', 'timeout'),
          }),
          ...fields(
            refused('the lab measures by prometheus'),
            'job',
            'web',
            'datadog',
            'newRelic',
            'wavefront',
            'kayenta',
            'cloudWatch',
            'graphite',
            'influxdb',
            'skywalking',
            'plugin',
          ),
        }),
        consecutiveSuccessLimit: ignored,
      }),
    ),
    ...fields(ignored, 'dryRun', 'measurementRetention', 'templates'),
  }),
});
