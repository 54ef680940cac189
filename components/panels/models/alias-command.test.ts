import { describe, expect, it } from 'vitest';
import { aliasCommand } from './alias-command';

describe('the line that changes an alias', () => {
  it('is what one would type', () => {
    expect(aliasCommand('POST', 'price', 'champion', 3)).toBe(
      `curl -s -X POST -H 'Content-Type: application/json' -d '{"name":"price","alias":"champion","version":"3"}' http://localhost:5000/api/2.0/mlflow/registered-models/alias`,
    );
  });
  it('keeps odd names inside their word', () => {
    expect(aliasCommand('DELETE', `it's; rm -rf ~`, 'a b', 1)).toContain(
      `'{"name":"it'\\''s; rm -rf ~","alias":"a b"}'`,
    );
  });
});
