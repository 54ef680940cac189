import { expect, it } from 'vitest';
import { jobOfUrl } from './job-of-url';

it('knows the addresses of jobs, and no others', () => {
  expect(jobOfUrl('https://github.com/ada/prices/actions/runs/12/job/34')).toEqual({
    repository: 'ada/prices',
    run: 12,
    job: 34,
  });
  expect(jobOfUrl('')).toBeNull();
  expect(jobOfUrl('https://example.com/ada/prices/actions/runs/12/job/34')).toBeNull();
});
