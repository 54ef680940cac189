import { test } from 'node:test';
import { RowError } from '../src/errors.ts';
import { ChurnService } from '../src/service.ts';

test('the service exists', () => {
  console.log(ChurnService.name, RowError.name);
});
