import { messageOf } from '../../../core/errors';
import { ConditionError, type Node, parseCondition } from './condition-parser';

type Value = number | string | boolean | null | readonly number[];

const isList = (value: Value): value is readonly number[] => Array.isArray(value);

function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  throw new ConditionError(`expected a number, found ${isList(value) ? 'a list' : typeof value}`);
}

function truthOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConditionError(`expected true or false, found ${isList(value) ? 'a list' : typeof value}`);
}

function call(name: string, args: readonly Value[]): Value {
  const [first = null, second = null] = args;
  switch (name) {
    case 'len':
      if (isList(first) || typeof first === 'string') return first.length;
      throw new ConditionError('len takes a list');
    case 'isNaN':
      return Number.isNaN(numberOf(first));
    case 'isInf':
      return Math.abs(numberOf(first)) === Number.POSITIVE_INFINITY;
    case 'isNil':
      return first === null;
    case 'asInt':
      return Math.trunc(Number(first));
    case 'asFloat':
      return Number(first);
    case 'abs':
      return Math.abs(numberOf(first));
    case 'default':
      return first === null || (typeof first === 'number' && Number.isNaN(first)) ? second : first;
    default:
      throw new ConditionError(`unknown function ${name}`);
  }
}

function binary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return numberOf(left) < numberOf(right);
    case '<=':
      return numberOf(left) <= numberOf(right);
    case '>':
      return numberOf(left) > numberOf(right);
    case '>=':
      return numberOf(left) >= numberOf(right);
    case '+':
      return numberOf(left) + numberOf(right);
    case '-':
      return numberOf(left) - numberOf(right);
    case '*':
      return numberOf(left) * numberOf(right);
    case '/':
      return numberOf(left) / numberOf(right);
    default:
      return numberOf(left) % numberOf(right);
  }
}

function evaluate(node: Node, result: readonly number[]): Value {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'result':
      return result;
    case 'index': {
      const of = evaluate(node.of, result);
      const at = numberOf(evaluate(node.at, result));
      if (!isList(of)) throw new ConditionError('only a list has places');
      const found = of[at];
      if (found === undefined)
        throw new ConditionError(`reflect: slice index out of range: [${at}] of ${of.length} values`);
      return found;
    }
    case 'call':
      return call(
        node.name,
        node.args.map((one) => evaluate(one, result)),
      );
    case 'unary':
      return node.operator === '-'
        ? -numberOf(evaluate(node.of, result))
        : !truthOf(evaluate(node.of, result));
    case 'binary': {
      const left = evaluate(node.left, result);
      if (node.operator === '||') return truthOf(left) || truthOf(evaluate(node.right, result));
      if (node.operator === '&&') return truthOf(left) && truthOf(evaluate(node.right, result));
      return binary(node.operator, left, evaluate(node.right, result));
    }
  }
}

/** Whether a condition holds of what was measured. @throws ConditionError when it gives no answer. */
export const holds = (condition: string, result: readonly number[]): boolean =>
  truthOf(evaluate(parseCondition(condition), result));

/** What is wrong with a condition as it is written; null: nothing. */
export function conditionFault(condition: string): string | null {
  try {
    parseCondition(condition);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
