import { describe, expect, it } from 'vitest';
import { openTestShell } from '../../shell/testing/open-test-shell';
import { datacontract } from './datacontract';

const HEAD = `apiVersion: v3.1.0
kind: DataContract
id: customers
version: 1.0.0
status: active
`;
const CONTRACT = `${HEAD}servers:
  - { server: warehouse, type: local, path: 'export/*.csv', format: csv }
  - { server: desk, type: local, path: desk.csv, format: csv }
  - { server: lake, type: s3, location: 's3://x' }
schema:
  - name: customers
    properties:
      - { name: id, logicalType: string, required: true, unique: true, logicalTypeOptions: { pattern: '^C\\d+$' } }
      - name: tenure
        logicalType: integer
        logicalTypeOptions: { minimum: 0, maximum: 80 }
        quality:
          - { type: sql, description: months, query: 'SELECT AVG(tenure) FROM {model}', mustBeBetween: [20, 45] }
      - name: contract
        quality:
          - { metric: invalidValues, arguments: { validValues: [month, one year] }, mustBe: 0 }
          - { metric: nullValues, unit: percent, mustBeLessOrEqualTo: 50, severity: warning }
    quality: [{ metric: rowCount, mustBeGreaterThan: 1 }, { type: text, description: One row a customer. }]
`;
const GOOD = {
  'export/a.csv': 'id,tenure,contract\nC1,30,month\n',
  'export/b.csv': 'id,tenure,contract,new\nC2,40,one year,"a, ""b"""\n',
};

async function told(
  files: Readonly<Record<string, string>>,
  line = 'datacontract test c.yaml',
  contract = CONTRACT,
) {
  const { run } = openTestShell({ 'c.yaml': contract, ...GOOD, ...files }, { programs: { datacontract } });
  const { stdout, stderr, exitCode } = await run(line);
  return { text: stdout + stderr, exitCode };
}

describe('datacontract test', () => {
  it('passes data that keep the contract; columns that it does not name may be there', async () => {
    const { text, exitCode } = await told({});
    expect(text).toContain('Server: warehouse (type=local, format=csv, path=export/*.csv)');
    expect(text).toMatch(/🟢 data contract is valid\. Run 14 checks\. Took [\d.]+ seconds\./);
    expect(exitCode).toBe(0);
  });

  it.each<[what: string, csv: string, says: string]>([
    [
      'a column with another name',
      'id,months,contract\nC2,40,month\n',
      "Check that field 'tenure' is in every file: Missing in export/b.csv",
    ],
    [
      'a type',
      'id,tenure,contract\nC2,4.5,month\n',
      "has type integer: Type Mismatch, not integer: 1 of 2 values, e.g. '4.5' in row 2",
    ],
    [
      'a bound',
      'id,tenure,contract\nC2,81,month\n',
      "has a maximum of 80: invalid: 1 of 2 values, e.g. '81'",
    ],
    [
      'a unit within the bounds',
      'id,tenure,contract\nC2,3,month\n',
      'tenure months: Actual value was 16.5, must be between 20 and 45',
    ],
    [
      'a value that is missing',
      'id,tenure,contract\n,40,month\n',
      'field id has no missing values: 1 of 2 values are missing',
    ],
    [
      'a doubled value',
      'id,tenure,contract\nC1,40,month\n',
      'unique field id has no duplicate values: 1 duplicate values',
    ],
    ['a pattern', 'id,tenure,contract\n2,40,month\n', 'matches regex pattern ^C\\d+$: invalid'],
    [
      'an unknown category',
      'id,tenure,contract\nC2,40,24m\n',
      'has invalidValues = 0: Actual value was 1, must be = 0',
    ],
    [
      'a row that is cut off',
      'id,tenure,contract\nC2,40\n',
      'export/b.csv, line 2: expected 3 columns, found 2',
    ],
  ])('finds %s', async (_what, csv, says) => {
    const { text, exitCode } = await told({ 'export/b.csv': csv });
    expect(text).toContain('🔴 data contract is invalid, found the following errors:');
    expect(text).toContain(says);
    expect(exitCode).toBe(1);
  });

  it('says which column is missing when none of the files has it', async () => {
    const { text } = await told(
      { 'desk.csv': 'id,months,contract\nC1,3,month\nC2,4,month\n' },
      'datacontract test c.yaml --server desk',
    );
    expect(text).toContain(
      "Check that field 'tenure' is present: Missing column; the data have id, months, contract",
    );
    expect(text).toContain('the data have no column tenure');
  });

  it('warns of mild rules, and passes', async () => {
    const { text, exitCode } = await told({
      'export/a.csv': 'id,tenure,contract\nC1,30,\n',
      'export/b.csv': 'id,tenure,contract\nC2,40,\n',
    });
    expect(text).toContain('🟠 data contract has warnings');
    expect(exitCode).toBe(0);
  });

  it('tells GitHub by lines of its own, and writes a summary', async () => {
    const { text, exitCode } = await told(
      { 'export/b.csv': 'id,tenure,contract\nC2,81,month\n' },
      'GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=/workspace/s.md datacontract ci c.yaml; cat s.md',
    );
    expect(text).toContain('::error file=c.yaml::Check that field tenure has a maximum of 80: invalid');
    expect(text).toContain('| failed | Check that field tenure has a maximum of 80 | tenure |');
    expect(exitCode).toBe(0);
  });

  it.each<[string, string, string]>([
    ['a file that is not there', 'datacontract test x.yaml', "The file 'x.yaml' does not exist."],
    [
      'a server that is not there',
      'datacontract test c.yaml --server x',
      "Cannot find server 'x' in the contract. It has: warehouse, desk, lake.",
    ],
    [
      'a server of another kind',
      'datacontract test c.yaml --server lake',
      'The lab reads local files of CSV.',
    ],
  ])('refuses %s', async (_what, line, says) => {
    const { text, exitCode } = await told({}, line);
    expect(text).toContain(says);
    expect(exitCode).toBe(1);
  });
});

describe('datacontract lint', () => {
  it.each<[string, string, string]>([
    [
      'a slip in a key',
      CONTRACT.replace('required:', 'requird:'),
      'data.schema[0].properties[0]: Unrecognized key: "requird"',
    ],
    ['another kind', CONTRACT.replace('DataContract', 'Contract'), 'data.kind'],
    ['a rule without a comparison', CONTRACT.replace(', mustBe: 0', ''), 'needs exactly one of mustBe'],
    [
      'two comparisons',
      CONTRACT.replace('mustBe: 0', 'mustBe: 0, mustBeLessThan: 3'),
      'it has mustBe, mustBeLessThan',
    ],
    ['no version', CONTRACT.replace('version: 1.0.0\n', ''), 'data.version'],
    ['no YAML', 'a: [1', 'it is no YAML'],
  ])('refuses %s', async (_what, contract, says) => {
    const { text, exitCode } = await told({}, 'datacontract lint c.yaml', contract);
    expect(text).toContain(says);
    expect(exitCode).toBe(1);
  });

  it('passes what the standard has', async () => {
    expect(await told({}, 'datacontract lint c.yaml')).toEqual({
      text: '🟢 data contract is valid. Run 1 checks.\n',
      exitCode: 0,
    });
  });
});
