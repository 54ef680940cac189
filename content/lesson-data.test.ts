import { describe, expect, it } from 'vitest';
import { dataEntries, laidData } from './lesson-data';
import { type LessonDefinition, lessonSchema } from './lesson-schema';

const parse = (data: unknown) =>
  ({ data: lessonSchema.shape.data.parse(data) }) as unknown as LessonDefinition;

const DEFINITION = parse([
  'ames_housing.csv',
  'data/telco_churn.csv',
  { path: 'data/mine.csv', from: 'ames_housing.csv', owned: true },
  { path: 'data/shown.csv', from: 'ames_housing.csv' },
  { path: 'data/export.csv', maker: 'dirt', from: 'ames_housing.csv' },
  { path: 'raw/export.csv', maker: 'dirt', from: 'ames_housing.csv', owned: true },
  { path: 'data/truth.csv', maker: 'dirt', truthOf: 'data/export.csv' },
]);

describe('the data of a lesson', () => {
  it('is read-only unless an entry says that the learner owns it', () => {
    const { data, owned } = laidData(
      dataEntries(DEFINITION),
      (name) => `text of ${name}`,
      (path) => `made ${path}`,
    );
    expect(data).toEqual({
      'data/ames_housing.csv': 'text of ames_housing.csv',
      'data/telco_churn.csv': 'text of telco_churn.csv',
      'data/shown.csv': 'text of ames_housing.csv',
      'data/export.csv': 'made data/export.csv',
    });
    expect(owned).toEqual({
      'data/mine.csv': 'text of ames_housing.csv',
      'raw/export.csv': 'made raw/export.csv',
    });
  });

  it('lies below data/ when it is read-only', () => {
    expect(() => parse([{ path: 'raw/x.csv', from: 'ames_housing.csv' }])).toThrow('below data/');
  });
});
