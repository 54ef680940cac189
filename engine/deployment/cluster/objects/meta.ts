/** Text by name, as labels and annotations are. */
export type Texts = Readonly<Record<string, string>>;

/** The object that made another one, and whose end ends it. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** What every object says of itself. Times in milliseconds since the epoch. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly labels: Texts;
  readonly annotations: Texts;
  /** Grows with each change of the spec. */
  readonly generation: number;
  readonly createdAt: number;
  readonly owner: OwnerReference | null;
  /** When its deletion was asked for; null: it was not. */
  readonly deletedAt: number | null;
}

/** The fields that all objects share. */
export interface ObjectBase<K extends string, Spec, Status> {
  readonly apiVersion: string;
  readonly kind: K;
  readonly metadata: ObjectMeta;
  readonly spec: Spec;
  readonly status: Status;
}

/** One condition of an object. `at`: when its status last changed; `updatedAt`: when it was last confirmed. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly at: number;
  readonly updatedAt: number;
}

/** The conditions with one set; the time of its last change stays when its status does. */
export function withCondition(
  conditions: readonly Condition[],
  now: number,
  next: Omit<Condition, 'at' | 'updatedAt'>,
): readonly Condition[] {
  const before = conditions.find(({ type }) => type === next.type);
  if (before?.status === next.status && before.reason === next.reason && before.message === next.message)
    return conditions;
  const at = before?.status === next.status ? before.at : now;
  const condition = { ...next, at, updatedAt: now };
  return before ? conditions.map((one) => (one === before ? condition : one)) : [...conditions, condition];
}
