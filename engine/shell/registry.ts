import type { LabProgram } from '../core/lab-program';
import type { LabService } from '../core/lab-service';

/** Loads a program of the lab when it is first called. */
export type ProgramLoader = () => Promise<LabProgram>;

/** Loads a service of the lab when it is first asked. */
export type ServiceLoader = () => Promise<LabService>;

/**
 * The programs of the lab by the name that they are called by. To add one: one line. The engine's domains know nothing
 * of each other; this is where they come together, for the terminal as for checks.
 */
export const PROGRAMS: Readonly<Record<string, ProgramLoader>> = {
  git: async () => (await import('../versioning/git/git')).git,
  gh: async () => (await import('./registry-ci')).gh,
  dvc: async () => (await import('../versioning/dvc/dvc')).dvc,
  mlflow: async () => (await import('../tracking/mlflow/mlflow')).mlflow,
  docker: async () => (await import('../delivery/cli/docker')).docker,
  modelcard: async () => (await import('./registry-modelcard')).modelcard,
  datacontract: async () => (await import('../contract/cli/datacontract')).datacontract,
  promtool: async () => (await import('../monitoring/cli/promtool')).promtool,
  traffic: async () => (await import('../operations/cli/traffic')).traffic,
  amtool: async () => (await import('./registry-loop')).amtool,
  monitor: async () => (await import('./registry-monitor')).monitor,
  oncall: async () => (await import('../scenario/scenarios/on-call/oncall')).oncall,
  kubectl: async () => (await import('./registry-cluster')).kubectl,
  aws: async () => (await import('../deployment/cloud/cli/aws/aws')).aws,
  gcloud: async () => (await import('../deployment/cloud/cli/gcloud/gcloud')).gcloud,
  az: async () => (await import('../deployment/cloud/cli/az/az')).az,
  cloud: async () => (await import('../deployment/cloud/cli/lab/cloud-program')).cloud,
};

/** The services of the lab by origin, e.g. `http://localhost:5000`. To add one: one line. */
export const SERVICES: Readonly<Record<string, ServiceLoader>> = {
  'http://localhost:5000': async () => (await import('../tracking/mlflow/rest/server')).trackingServer,
  'http://localhost:5001': async () =>
    (await import('../tracking/mlflow/scoring/scoring-server')).scoringServer,
  'http://warehouse:8086': async () => (await import('../operations/loop/warehouse')).warehouse,
  'http://tickets.example.org': async () => (await import('../operations/loop/tickets')).tickets,
  // Every other port: those that containers publish.
  'http://localhost:*': async () => (await import('../delivery/run/published-ports')).publishedPorts,
};
