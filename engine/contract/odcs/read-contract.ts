import { parse, YAMLParseError } from 'yaml';
import { ContractError } from '../errors';
import { contractSchema, type DataContract } from './schema';

/** Reads a contract. @throws ContractError `contract-invalid` with the first thing that is wrong, and where. */
export function readContract(path: string, text: string): DataContract {
  const wrong = (what: string) => new ContractError('contract-invalid', `${path}: ${what}`, { path });
  let document: unknown;
  try {
    document = parse(text);
  } catch (thrown) {
    if (!(thrown instanceof YAMLParseError)) throw thrown;
    throw wrong(`it is no YAML: ${thrown.message.split('\n')[0]}`);
  }
  if (typeof document !== 'object' || document === null) throw wrong('it holds no data contract');
  const parsed = contractSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const at = issue.path.reduce<string>(
    (before, part) =>
      before + (typeof part === 'number' ? `[${part}]` : `${before === '' ? '' : '.'}${String(part)}`),
    '',
  );
  throw wrong(`data${at === '' ? '' : `.${at}`}: ${issue.message}`);
}
