import type { IntOrPercent } from './int-or-percent';
import type { Condition, ObjectBase } from './meta';
import type { PodTemplate } from './pod-template';
import type { LabelSelector } from './selector';

/** An argument of an analysis. */
export interface AnalysisArgument {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly podTemplateHashValue?: 'Stable' | 'Latest' };
}

/** Analyses that a rollout starts. */
export interface RolloutAnalysis {
  readonly templates: readonly { readonly templateName: string }[];
  readonly args?: readonly AnalysisArgument[];
}

/** One step of a canary. One of the fields is given. */
export interface CanaryStep {
  /** Per cent of the requests. */
  readonly setWeight?: number;
  /** Without a duration: until it is promoted. */
  readonly pause?: { readonly duration?: number | string };
  readonly setCanaryScale?: {
    readonly weight?: number;
    readonly replicas?: number;
    readonly matchTrafficWeight?: boolean;
  };
  readonly analysis?: RolloutAnalysis;
  readonly setMirrorRoute?: { readonly name: string; readonly percentage?: number };
  readonly setHeaderRoute?: { readonly name: string };
}

export interface CanaryStrategy {
  readonly steps: readonly CanaryStep[];
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  readonly analysis?: RolloutAnalysis & { readonly startingStep?: number };
  readonly canaryService?: string;
  readonly stableService?: string;
  /** When a router is named, weights are exact and do not follow from the number of pods. */
  readonly trafficRouting?: Readonly<Record<string, unknown>>;
  readonly abortScaleDownDelaySeconds: number;
  readonly scaleDownDelaySeconds: number;
}

export interface BlueGreenStrategy {
  readonly activeService: string;
  readonly previewService?: string;
  readonly previewReplicaCount?: number;
  readonly autoPromotionEnabled: boolean;
  readonly autoPromotionSeconds?: number;
  readonly scaleDownDelaySeconds: number;
  readonly abortScaleDownDelaySeconds: number;
  readonly prePromotionAnalysis?: RolloutAnalysis;
  readonly postPromotionAnalysis?: RolloutAnalysis;
}

export interface RolloutSpec {
  readonly replicas: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly strategy: { readonly canary?: CanaryStrategy; readonly blueGreen?: BlueGreenStrategy };
  readonly minReadySeconds: number;
  readonly revisionHistoryLimit: number;
  readonly progressDeadlineSeconds: number;
  readonly progressDeadlineAbort: boolean;
  readonly paused: boolean;
}

export type RolloutPhase = 'Healthy' | 'Progressing' | 'Paused' | 'Degraded';

export type PauseReason = 'CanaryPauseStep' | 'BlueGreenPause' | 'InconclusiveAnalysisRun';

export interface RolloutStatus {
  readonly observedGeneration: number;
  readonly phase: RolloutPhase;
  readonly message: string;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  /** The hash of the template that is rolled out; '' before the first look. */
  readonly currentHash: string;
  /** The hash of the version that was last rolled out whole. */
  readonly stableHash: string;
  /** The step that is at work; null: there are none. */
  readonly stepIndex: number | null;
  /** When the step that is at work became so. */
  readonly stepSince: number;
  readonly pauses: readonly { readonly reason: PauseReason; readonly since: number }[];
  readonly aborted: boolean;
  readonly abortedAt: number | null;
  /** Why it was aborted. */
  readonly abortMessage: string;
  /** Per cent of the requests for the new version. */
  readonly weight: number;
  /** Per cent of the requests that the new version gets a copy of; its answers are dropped. */
  readonly mirror: number;
  /** The size of the new version that a step asked for; null: as its weight says. */
  readonly canaryScale: { readonly weight?: number; readonly replicas?: number } | null;
  /** Names of the analyses of this roll-out by their place: `step-2`, `background`, `pre`, `post`. */
  readonly analyses: Readonly<Record<string, string>>;
  /** Of blue/green: the hashes that the two services lead to. */
  readonly activeHash: string;
  readonly previewHash: string;
  /** Whether somebody has let the new version through. */
  readonly promotedFull: boolean;
  readonly progressedAt: number;
  readonly conditions: readonly Condition[];
}

export type Rollout = ObjectBase<'Rollout', RolloutSpec, RolloutStatus>;

/** The annotation that numbers the templates of a rollout. */
export const ROLLOUT_REVISION = 'rollout.argoproj.io/revision';
/** The label that tells the pods of one template of a rollout from those of another. */
export const ROLLOUT_HASH = 'rollouts-pod-template-hash';
