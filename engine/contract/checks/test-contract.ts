import { ContractError } from '../errors';
import type { DataContract } from '../odcs/schema';
import { readCsv, type TextTable, union } from '../table/read-csv';
import type { ContractCheck } from './check';
import { qualityChecks } from './quality-checks';
import { schemaChecks, tableName } from './schema-checks';

/** A file of data. */
export interface DataFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Holds the data of one server against a contract. Several files of a table are one table; a column has to be in each.
 * @param filesOf the files of a table by its name.
 * @throws ContractError `contract-invalid` for a pattern that is none.
 */
export function testContract(
  contract: DataContract,
  filesOf: (table: string) => readonly DataFile[],
  delimiter?: string,
): ContractCheck[] {
  return contract.schema.flatMap((object) => {
    const model = tableName(object);
    const about = { category: 'schema', model, field: null } as const;
    try {
      const files = filesOf(model);
      if (files.length === 0)
        return [
          { ...about, name: `Check that ${model} has data`, result: 'failed', reason: 'No file is there.' },
        ];
      const tables = files.map(({ path, text }) => readCsv(path, text, delimiter));
      const whole = union(tables);
      return [
        ...missingInOne(
          object.properties.map(({ name, physicalName }) => physicalName ?? name),
          files,
          tables,
          model,
        ),
        ...schemaChecks(object, whole),
        ...qualityChecks(object, whole),
      ];
    } catch (error) {
      if (!(error instanceof ContractError) || error.code !== 'data-missing') throw error;
      return [{ ...about, name: `Check that ${model} can be read`, result: 'error', reason: error.message }];
    }
  });
}

/** Columns that some files have and others lack: over the union of all they would only seem to have missing values. */
function missingInOne(
  names: readonly string[],
  files: readonly DataFile[],
  tables: readonly TextTable[],
  model: string,
): ContractCheck[] {
  return names.flatMap((field) => {
    const without = files.filter((_, i) => !tables[i]!.columns.includes(field));
    if (without.length === 0 || without.length === files.length) return [];
    return [
      {
        category: 'schema',
        name: `Check that field '${field}' is in every file`,
        model,
        field,
        result: 'failed',
        reason: `Missing in ${without.map(({ path }) => path).join(', ')}`,
      },
    ];
  });
}
