import type { ObjectBase, Texts } from './meta';

/** Values that are handed to containers. They have no spec; the lab keeps what they hold there. */
export interface ConfigSpec {
  readonly data: Texts;
}

export interface SecretSpec extends ConfigSpec {
  /** `Opaque`, or another type. `data` is in base64, as it is written. */
  readonly type: string;
}

export type ConfigMap = ObjectBase<'ConfigMap', ConfigSpec, Record<string, never>>;
export type Secret = ObjectBase<'Secret', SecretSpec, Record<string, never>>;

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort: number | string;
  readonly protocol: string;
  readonly nodePort?: number;
}

export interface ServiceSpec {
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  readonly selector: Texts;
  readonly ports: readonly ServicePort[];
  readonly clusterIP: string;
}

/** Where a load balancer is reached; null: it has no address. */
export interface ServiceStatus {
  readonly address: string | null;
}

export type Service = ObjectBase<'Service', ServiceSpec, ServiceStatus>;
