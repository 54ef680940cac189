/** Objectives of a service of a house-price model: requests answered, fast answers, and estimates within reach. */
export const SLO_YAML = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: availability
  displayName: Requests are answered
spec:
  service: house-price
  description: 99.9 % of the requests are answered without an error of the server.
  budgetingMethod: Occurrences
  timeWindow:
    - duration: 30d
      isRolling: true
  indicator:
    metadata:
      name: availability
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{job="house-price",code!~"5.."}
        total:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{job="house-price"}
  objectives:
    - target: 0.999
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: latency
spec:
  service: house-price
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { type: Prometheus, spec: { query: 'http_request_duration_seconds_bucket{job="house-price",le="0.25"}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: 'http_request_duration_seconds_count{job="house-price"}' } } }
  objectives: [{ target: 0.99 }]
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: estimates
  annotations: { stagecraft.dev/minimum-events: '50' }
spec:
  service: house-price
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator:
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: 'estimates_total{outcome=~"wrong|refused"}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: 'estimates_total{outcome!=""}' } } }
  objectives: [{ target: 0.95 }]
`;
