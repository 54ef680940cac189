/**
 * The rules of the reference practice: a file that the real promtool takes. Windows are of two hours and more, since a year is
 * looked at once an hour.
 */
export const REFERENCE_RULES = `groups:
  - name: requests
    interval: 1h
    rules:
      - alert: HighErrorRate
        expr: sum(rate(http_requests_total{code=~"5.."}[2h])) / sum(rate(http_requests_total[2h])) > 0.02 and sum(increase(http_requests_total{code=~"5.."}[2h])) > 4
        labels: { severity: page }
        annotations: { summary: "{{ $value | humanizePercentage }} of the requests fail" }
  - name: load
    interval: 1h
    rules:
      - alert: Saturated
        expr: service_worker_utilisation_ratio > 0.9
        for: 1h
        labels: { severity: page }
        annotations: { summary: "Workers are busy {{ $value | humanizePercentage }} of the time" }
  - name: answers
    interval: 2h
    rules:
      - alert: SlowAnswers
        expr: 1 - sum(rate(http_request_duration_seconds_bucket{le="0.5"}[2h])) / sum(rate(http_request_duration_seconds_count[2h])) > 0.1
        labels: { severity: page }
        annotations: { summary: "{{ $value | humanizePercentage }} of the answers take longer than half a second" }
      - alert: RowsRefused
        expr: sum(rate(http_requests_total{code="422"}[6h])) / sum(rate(http_requests_total[6h])) > 0.15
        labels: { severity: page }
        annotations: { summary: "{{ $value | humanizePercentage }} of the rows are refused" }
      - alert: RetryStorm
        expr: sum(rate(envoy_cluster_upstream_rq_retry[2h])) / sum(rate(http_requests_total[2h])) > 0.5
        labels: { severity: page }
        annotations: { summary: "{{ $value | humanize }} retries for each request" }
      - alert: DnsFailures
        expr: rate(coredns_dns_responses_total{rcode="SERVFAIL"}[2h]) / ignoring (rcode) rate(coredns_dns_responses_total{rcode="NOERROR"}[2h]) > 0.02
        labels: { severity: page }
        annotations: { summary: "Names are not resolved" }
      - alert: Restarts
        expr: increase(kube_pod_container_status_restarts_total[6h]) > 0.5
        labels: { severity: page }
        annotations: { summary: "Replicas are killed and begin anew" }
  - name: machines
    interval: 1h
    rules:
      - alert: ProbeFailed
        expr: probe_success == 0
        labels: { severity: page }
        annotations: { summary: "The service does not answer from outside" }
      - alert: ReplicasMissing
        expr: kube_deployment_status_replicas_ready < kube_deployment_spec_replicas
        for: 1h
        labels: { severity: page }
        annotations: { summary: "Replicas are missing" }
      - alert: ZoneDown
        expr: kube_node_status_condition == 0
        labels: { severity: page }
        annotations: { summary: "The machines of zone {{ $labels.zone }} are gone" }
      - alert: MemoryHigh
        expr: container_memory_working_set_bytes / ignoring (resource) kube_pod_container_resource_limits{resource="memory"} > 0.85
        labels: { severity: page }
        annotations: { summary: "Memory is near its limit" }
      - alert: DiskFilling
        expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.25
        labels: { severity: page }
        annotations: { summary: "{{ $value | humanizePercentage }} of the disk is free" }
      - alert: ClockSkew
        expr: abs(node_timex_offset_seconds) > 5
        labels: { severity: page }
        annotations: { summary: "A clock is {{ $value }} s off" }
      - alert: QueueBacklog
        expr: rabbitmq_queue_messages > 20
        labels: { severity: page }
        annotations: { summary: "{{ $value }} requests wait in the queue" }
      - alert: ModelChanged
        expr: model_info != model_registry_version
        labels: { severity: page }
        annotations: { summary: "Model {{ $value }} is live, and the registry names another" }
      - alert: OutOfSync
        expr: argocd_app_info{sync_status="OutOfSync"} == 1
        labels: { severity: page }
        annotations: { summary: "What is live is not what the repository says" }
  - name: jobs
    interval: 2h
    rules:
      - alert: FeaturesStale
        expr: time() - kube_cronjob_status_last_successful_time{cronjob="features"} > 6 * 3600
        labels: { severity: page }
        annotations: { summary: "Features were last computed {{ $value | humanizeDuration }} ago" }
      - alert: FeedStands
        expr: time() - kube_cronjob_status_last_successful_time{cronjob="ingest"} > 36 * 3600
        labels: { severity: page }
        annotations: { summary: "No file was taken for {{ $value | humanizeDuration }}" }
  - name: data
    interval: 12h
    rules:
      - alert: ExpectationFailed
        expr: data_expectation_success == 0
        labels: { severity: page }
        annotations: { summary: "{{ $labels.column }}: {{ $labels.expectation }} does not hold" }
      - alert: ColumnDrift
        expr: data_drift_detected == 1
        labels: { severity: page }
        annotations: { summary: "{{ $labels.column }} is not distributed as it was" }
  - name: model
    interval: 6h
    rules:
      - alert: RepeatedEvents
        expr: increase(ingest_rows_total{result="repeated"}[7d]) > 2
        labels: { severity: ticket }
        annotations: { summary: "{{ $value }} rows came twice" }
      - alert: EstimatesBiased
        expr: abs(increase(model_labelled_over_sum[28d]) - increase(model_labelled_under_sum[28d])) / increase(model_labelled_error_count[28d]) > 0.1 and increase(model_labelled_error_count[28d]) > 20
        labels: { severity: page }
        annotations: { summary: "Estimates are off by {{ $value | humanizePercentage }} of what came true" }
      - alert: CertificateExpires
        expr: probe_ssl_earliest_cert_expiry - time() < 7 * 86400
        labels: { severity: page }
        annotations: { summary: "The certificate expires in {{ $value | humanizeDuration }}" }
      - alert: CostJump
        expr: node_total_hourly_cost > 1.1 * (node_total_hourly_cost offset 1d)
        labels: { severity: ticket }
        annotations: { summary: "A machine costs {{ $value }} dollars an hour" }
      - alert: TrafficSpike
        expr: sum(rate(http_requests_total[6h])) > 3 * sum(rate(http_requests_total[6h] offset 1d))
        labels: { severity: ticket }
        annotations: { summary: "{{ $value | humanize }} requests a second, three times those of yesterday" }
`;
