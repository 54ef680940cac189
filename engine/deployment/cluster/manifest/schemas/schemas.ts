import type { Kind } from '../../objects/kinds';
import type { Shape } from '../shape';
import { analysisTemplate, rollout } from './argo-kinds';
import { autoscaler, deployment, service } from './core-kinds';
import { configMap, secret } from './pod-template';

/** The shape of each kind that people write. */
export const SCHEMAS: Readonly<Partial<Record<Kind, Shape>>> = {
  Deployment: deployment,
  Service: service,
  HorizontalPodAutoscaler: autoscaler,
  ConfigMap: configMap,
  Secret: secret,
  Rollout: rollout,
  AnalysisTemplate: analysisTemplate,
};
