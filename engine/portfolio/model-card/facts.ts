/** A name with what it is: a parameter, a tag. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
}

/** A measure that a run logged, of all rows. */
export interface CardMeasure {
  /** As it was logged: `auc`, `test_auc`. */
  readonly key: string;
  readonly value: number;
}

/** A measure of one group, logged as `contract/Two year/auc`: factor, group, measure. */
export interface GroupMeasure extends CardMeasure {
  readonly measure: string;
  readonly factor: string;
  readonly group: string;
}

/** Data that the run says it read. */
export interface CardData {
  /** From the project: `data/telco_churn.csv`. */
  readonly path: string;
  /** MLflow's `mlflow.data.context`: `training`, `evaluation`; `training` where nothing was said. */
  readonly context: string;
  /** DVC's MD5 of the version that was read; null: nothing tells. */
  readonly md5: string | null;
  /** Of the file that is here now. `same`: it is the version that was read; `changed`: another one; `absent`: none is here. */
  readonly now: 'same' | 'changed' | 'absent';
  /** Rows and columns of the version that was read; null: it is not here, or is no CSV. */
  readonly shape: { readonly rows: number; readonly columns: readonly string[] } | null;
}

/** The run that made the model. */
export interface CardRun {
  readonly runId: string;
  readonly name: string;
  readonly experimentId: string;
  readonly user: string;
  /** Milliseconds since the epoch; null: it has not ended. */
  readonly endMs: number | null;
  /** The program that ran; null: no tag says. */
  readonly source: string | null;
  /** The commit of the code; null: it ran outside of a repository. */
  readonly commit: string | null;
  readonly params: readonly NamedValue[];
}

/** The version in the registry. */
export interface CardVersion {
  readonly version: number;
  readonly aliases: readonly string[];
  readonly createdMs: number;
  readonly description: string;
}

/** All that is known of a model without asking anybody. */
export interface CardFacts {
  readonly model: string;
  /** Null: it was never registered. */
  readonly version: CardVersion | null;
  readonly run: CardRun;
  readonly measures: readonly CardMeasure[];
  readonly groups: readonly GroupMeasure[];
  readonly data: readonly CardData[];
  /** As `package.json` names it; null: it names none. */
  readonly license: string | null;
  /** Scripts of `package.json` that a reader would run, of `train`, `test`, `serve`, `start`. */
  readonly scripts: readonly string[];
}
