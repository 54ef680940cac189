import type { LessonProgress } from '../../contracts/stored-records';
import { LessonStorage } from './lesson-storage';
import type { RecordDatabase } from './record-database';

/** Settings of a course that are not about one lesson. */
export type SettingName = 'learner-seed' | 'persistence-asked';

/** Everything stored about one course. */
export class CourseStorage {
  readonly course: string;
  readonly database: RecordDatabase;

  constructor(database: RecordDatabase, course: string) {
    this.database = database;
    this.course = course;
  }

  lesson(slug: string): LessonStorage {
    return new LessonStorage(this.database, this.course, slug);
  }

  /** Where the learner stands, in every lesson that was ever opened. */
  async progress(): Promise<readonly LessonProgress[]> {
    const records = await this.database.under('progress', [this.course]);
    return records.map(({ value }) => value as LessonProgress);
  }

  async setting(name: SettingName): Promise<unknown> {
    return this.database.get('settings', [this.course, name]);
  }

  async saveSetting(name: SettingName, value: unknown): Promise<void> {
    await this.database.write([{ op: 'put', table: 'settings', key: [this.course, name], value }]);
  }

  /** A secret of this learner that makes hidden cases their own: made once by `make`, then always the same. */
  async learnerSeed(make: () => string): Promise<string> {
    const known = await this.setting('learner-seed');
    if (typeof known === 'string') return known;
    const seed = make();
    await this.saveSetting('learner-seed', seed);
    return seed;
  }

  close(): void {
    this.database.close();
  }
}
