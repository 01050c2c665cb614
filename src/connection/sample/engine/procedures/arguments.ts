/** Gives the arguments of a CALL the types of its parameters, with the server's conversions and refusals. */
import type { SqlParameter } from '../../../connection';
import type { ParsedCall } from '../../../../sql/call';
import { badFormat, cannotConvert, cannotHold, nullForPrimitive, outOfRange, truncation } from '../serverError';
import { parseType, type DataType } from '../types';

/** A number is a decimal or float when it is not whole. */
export type ArgumentValue = null | boolean | number | bigint | string;

/** `literal`: written in the text, so that its own type counts. `bound`: given to a `?`, which takes the parameter's type. */
export interface Argument {
  readonly source: 'literal' | 'bound';
  readonly value: ArgumentValue;
}

const WHOLE = { TINYINT: 127n, SMALLINT: 32_767n, INTEGER: 2_147_483_647n, BIGINT: 9_223_372_036_854_775_807n };
const PRIMITIVES: Readonly<Record<string, string>> = {
  SMALLINT: 'short',
  INTEGER: 'int',
  BIGINT: 'long',
  BOOLEAN: 'boolean',
};

/** Reads the arguments in order; `evaluate` computes what is neither a literal nor a parameter. */
export function readArguments(
  call: ParsedCall,
  parameters: readonly SqlParameter[],
  evaluate: (start: number, end: number) => ArgumentValue,
): readonly Argument[] {
  let next = 0;
  return call.arguments.map((argument): Argument => {
    if (argument.kind === 'parameter') return { source: 'bound', value: parameters[next++] ?? null };
    if (argument.kind !== 'expression') return { source: 'literal', value: argument.value ?? null };
    return { source: 'literal', value: evaluate(argument.start, argument.end) };
  });
}

/** `type` as in the catalogue, e.g. `VARCHAR(128)`. */
export function converted(argument: Argument, type: string): ArgumentValue {
  const target = parseType(type);
  if (target.name in WHOLE) return whole(argument, target.name as keyof typeof WHOLE);
  if (target.name === 'BOOLEAN') return boolean(argument);
  return text(argument, target);
}

function whole({ source, value }: Argument, type: keyof typeof WHOLE): number | bigint {
  if (value === null) throw nullForPrimitive(PRIMITIVES[type] ?? 'int');
  if (typeof value === 'boolean') {
    if (source === 'bound') return Number(value);
    throw cannotConvert('BOOLEAN', type);
  }
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) throw badFormat(type);
  if (typeof value === 'number' && !Number.isFinite(value)) throw outOfRange(type);
  const found = BigInt(typeof value === 'number' ? Math.trunc(value) : value);
  if (found > WHOLE[type] || found < -WHOLE[type] - 1n) throw outOfRange(type);
  return type === 'BIGINT' ? found : Number(found);
}

function boolean({ source, value }: Argument): boolean {
  if (value === null) throw nullForPrimitive('boolean');
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    if (word !== 'true' && word !== 'false') throw badFormat('boolean');
    return word === 'true';
  }
  if (source === 'bound') return Number(value) !== 0;
  throw cannotHold('BOOLEAN', typeOf(value));
}

function text({ source, value }: Argument, { length }: DataType): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' && source === 'literal') throw cannotConvert(typeOf(value), 'VARCHAR');
  const found = String(value);
  if (length !== undefined && found.trimEnd().length > length) throw truncation(found, length);
  return length === undefined ? found : found.slice(0, length);
}

function typeOf(value: boolean | number | bigint | string): string {
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'DECIMAL';
  return Math.abs(Number(value)) > 2_147_483_647 ? 'BIGINT' : 'INTEGER';
}
