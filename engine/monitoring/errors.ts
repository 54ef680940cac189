import { StagecraftError } from '../core/errors';

/** A monitor that cannot be computed from what it was given, or that is not there. */
export class MonitoringError extends StagecraftError<
  | 'drift-input'
  | 'drift-test-unknown'
  | 'suite-invalid'
  | 'objective-invalid'
  | 'labels-invalid'
  | 'metric-invalid'
  | 'exposition-invalid'
  | 'promql-invalid'
  | 'promql-unsupported'
  | 'promql-evaluation'
  | 'rules-invalid'
  | 'template-invalid'
  | 'alerting-invalid'
  | 'service-invalid'
  | 'drift-plan-invalid'
  | 'served-invalid'
> {}
