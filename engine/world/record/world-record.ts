import type { AlertNote } from '../ports';
import type { ActRecord, DeploymentRecord, PageRecord } from '../result';
import { Columns } from './columns';
import type { HappenedDraft } from './happened-draft';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** All that is written down as a world goes on. */
export class WorldRecord {
  readonly columns: Columns;
  readonly happened: HappenedDraft[] = [];
  readonly deployments: Mutable<DeploymentRecord>[] = [];
  readonly acts: ActRecord[] = [];
  readonly alerts: AlertNote[] = [];
  readonly pages: Mutable<PageRecord>[] = [];
  /** Hours of people that the hour that is passing took. */
  peopleHours = 0;
  readonly #byId = new Map<string, HappenedDraft>();

  constructor(planned: number) {
    this.columns = new Columns(planned);
  }

  /** Whether something of this id has happened. */
  find(id: string): HappenedDraft | undefined {
    return this.#byId.get(id);
  }

  /** Writes down that something happens. */
  add(draft: HappenedDraft): HappenedDraft {
    this.happened.push(draft);
    this.#byId.set(draft.id, draft);
    return draft;
  }
}
