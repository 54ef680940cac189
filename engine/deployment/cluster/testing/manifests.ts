/** Manifests that tests of rollouts share. */

const template = (image: string) => `  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: ${image}`;

/** A rollout with these lines as its strategy. */
export const rolloutText = (strategy: string, image = 'web:1', replicas = 5, name = 'web'): string =>
  `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: ${name} }
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  strategy:
${strategy.replace(/^/gm, '    ')}
${template(image)}
`;

export const CANARY_STEPS = `canary:
  steps:
    - setWeight: 20
    - pause: {}
    - setWeight: 60
    - pause: { duration: 1m }
    - analysis:
        templates: [{ templateName: success-rate }]
        args: [{ name: service, value: web }]`;

export const CANARY = rolloutText(CANARY_STEPS);

export const BLUE_GREEN_STRATEGY = `blueGreen:
  activeService: web-active
  previewService: web-preview
  autoPromotionEnabled: false`;

export const BLUE_GREEN = rolloutText(BLUE_GREEN_STRATEGY, 'web:1', 3, 'web-bg');

/** An analysis: the share of requests that succeed, asked every 30 seconds, five times. */
export const SUCCESS_RATE = `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  args: [{ name: service }]
  metrics:
    - name: success-rate
      interval: 30s
      count: 5
      failureLimit: 1
      successCondition: result[0] >= 0.95
      provider:
        prometheus:
          address: http://prometheus:9090
          query: sum(rate(ok{service="{{args.service}}"}[1m])) / sum(rate(all{service="{{args.service}}"}[1m]))
`;

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;

export const SERVICES = [service('web-active'), service('web-preview')].join('\n---\n');

export const CONFIG = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { A: one }
---
apiVersion: v1
kind: Secret
metadata: { name: token }
stringData: { B: two }
`;
