import type { MetricSpec, MetricStatus } from '../objects/autoscaler';

/** What a metric is called and held to, as `kubectl` shows it. */
export function metricTarget(metric: MetricSpec): Omit<MetricStatus, 'current'> {
  switch (metric.type) {
    case 'Resource': {
      const { name, target } = metric.resource;
      const shown =
        target.type === 'Utilization' ? `${target.averageUtilization}%` : String(target.averageValue);
      return { name, target: shown, type: metric.type };
    }
    case 'Pods':
      return {
        name: metric.pods.metric.name,
        target: String(metric.pods.target.averageValue),
        type: metric.type,
      };
    case 'External': {
      const { metric: named, target } = metric.external;
      const isAverage = target.type === 'AverageValue';
      return {
        name: named.name,
        target: isAverage ? `${target.averageValue} (avg)` : String(target.value),
        type: metric.type,
      };
    }
  }
}
