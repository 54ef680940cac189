import { MonitoringError } from '../errors';
import type { Aggregation, Binary, Call, Expression, ValueType } from './ast';
import { AGGREGATIONS, SIGNATURES } from './signatures';

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
const SETS = ['and', 'or', 'unless'];

export const isComparison = (operator: string): boolean => COMPARISONS.includes(operator);
export const isSetOperator = (operator: string): boolean => SETS.includes(operator);

const WORDS: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  vector: 'an instant vector',
  matrix: 'a range vector (a selector with a duration in brackets)',
  string: 'a text',
};

/**
 * What an expression gives; each part is checked on the way, by the rules of Prometheus' own parser.
 * @param text the whole expression, for messages
 * @throws MonitoringError for a part of the wrong type, or a function that the lab does not evaluate
 */
export function checkTypes(expression: Expression, text: string): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return expression.range === undefined ? 'vector' : 'matrix';
    case 'subquery':
      expect(expression.of, ['vector'], 'a subquery', text);
      return 'matrix';
    case 'negation':
      return expect(expression.of, ['vector', 'scalar'], 'a sign', text);
    case 'call':
      return checkCall(expression, text);
    case 'aggregation':
      return checkAggregation(expression, text);
    case 'binary':
      return checkBinary(expression, text);
  }
}

function checkCall({ name, args }: Call, text: string): ValueType {
  const signature = SIGNATURES[name];
  if (!signature)
    throw new MonitoringError(
      'promql-unsupported',
      `In ${JSON.stringify(text)}: the function ${name} is not evaluated in the lab. There are: ${Object.keys(SIGNATURES).join(', ')}.`,
    );
  const most = signature.isVariadic ? Number.POSITIVE_INFINITY : signature.args.length;
  const least = signature.args.length - (signature.optional ?? 0);
  if (args.length < least || args.length > most)
    throw invalid(
      text,
      `${name} takes ${least === most ? least : `at least ${least}`} arguments, and got ${args.length}`,
    );
  args.forEach((arg, at) => {
    expect(arg, [signature.args[at] ?? signature.args.at(-1)!], `argument ${at + 1} of ${name}`, text);
  });
  return signature.gives;
}

function checkAggregation({ operator, of, parameter }: Aggregation, text: string): ValueType {
  const wanted = AGGREGATIONS[operator];
  if (wanted === undefined)
    throw new MonitoringError(
      'promql-unsupported',
      `In ${JSON.stringify(text)}: the aggregation ${operator} is not evaluated in the lab. There are: ${Object.keys(AGGREGATIONS).join(', ')}.`,
    );
  if ((parameter !== undefined) !== (wanted === 'scalar'))
    throw invalid(
      text,
      `${operator} takes ${wanted === 'scalar' ? 'a number and a vector' : 'a vector alone'}`,
    );
  if (parameter) expect(parameter, ['scalar'], `the parameter of ${operator}`, text);
  expect(of, ['vector'], operator, text);
  return 'vector';
}

function checkBinary({ operator, left, right, isBool, matching }: Binary, text: string): ValueType {
  const sides = [left, right].map((side) => expect(side, ['vector', 'scalar'], operator, text));
  const isBothScalar = sides.every((side) => side === 'scalar');
  const hasScalar = sides.includes('scalar');
  if (isBool && !isComparison(operator)) throw invalid(text, 'bool goes with a comparison and nothing else');
  if (isComparison(operator) && isBothScalar && !isBool)
    throw invalid(text, `two numbers are compared with ${operator} bool`);
  if (isSetOperator(operator) && hasScalar)
    throw invalid(text, `${operator} takes vectors on both sides; make one of a number by vector(…)`);
  const isMatched = matching.by === 'on' || matching.labels.length > 0;
  if (isMatched && hasScalar) throw invalid(text, 'on and ignoring go between two vectors');
  if (isSetOperator(operator) && matching.group !== 'one')
    throw invalid(text, `no grouping goes with ${operator}`);
  const twice = matching.by === 'on' && matching.include.find((label) => matching.labels.includes(label));
  if (twice) throw invalid(text, `the label ${twice} is named in on and in group_${matching.group}`);
  return isBothScalar ? 'scalar' : 'vector';
}

function expect(of: Expression, wanted: readonly ValueType[], whose: string, text: string): ValueType {
  const found = checkTypes(of, text);
  if (wanted.includes(found)) return found;
  throw invalid(
    text,
    `${whose} takes ${wanted.map((type) => WORDS[type]).join(' or ')}, and got ${WORDS[found]}`,
  );
}

const invalid = (text: string, what: string): MonitoringError =>
  new MonitoringError('promql-invalid', `The expression ${JSON.stringify(text)} is not right: ${what}.`);
