/** Literals of the wrong type. Parameters and expressions are never judged: nobody knows their values. */
import { t } from '@vscode/l10n';
import type { CallArgument } from '../../../sql/callArguments';
import type { Finding } from '../finding';
import { finding, quoted, replacing, type CallCheck } from './parts';
import { givenArguments, type GivenArgument } from './spliceCall';

const numericTypes: ReadonlySet<string> = new Set(['SMALLINT', 'INTEGER', 'BIGINT']);
const smallest = -32_768;
const largest = 32_767;

export const argumentTypes: CallCheck = (call) =>
  givenArguments(call).flatMap((given) => {
    const type = /^\w+/.exec(given.parameter.type.toUpperCase())?.[0] ?? '';
    if (numericTypes.has(type)) return forNumber(given, type);
    if (type === 'BOOLEAN') return forBoolean(given);
    return type === 'VARCHAR' ? forText(given, call.statement.text) : [];
  });

function forNumber(given: GivenArgument, type: string): readonly Finding[] {
  const { argument, parameter } = given;
  const { name } = parameter;
  switch (argument.kind) {
    case 'string': {
      const digits = /^\s*([+-]?\d+)\s*$/.exec(String(argument.value))?.[1];
      if (digits === undefined) return [mismatch(argument, t('{0} is a number ({1}); this text is none.', name, type))];
      if (type === 'SMALLINT' && !isSmall(Number(digits))) return [outOfRange(argument, name)];
      const message = t('{0} is a number ({1}). The server reads it out of the text.', name, type);
      const fixes = [replacing(t('Write it without quotes'), argument, digits, true)];
      return [finding('argument-type-converted', 'information', argument, message, fixes)];
    }
    case 'boolean':
      return [mismatch(argument, t('{0} is a number ({1}), and this is true or false.', name, type), 'warning')];
    case 'null':
      return type === 'SMALLINT' ? [nullRefused(argument, name)] : [];
    case 'number':
      return type === 'SMALLINT' ? forSmall(argument, name) : [];
    case 'parameter':
    case 'expression':
      return [];
  }
}

function forSmall(argument: CallArgument, name: string): readonly Finding[] {
  const value = Number(argument.value);
  if (!isSmall(value)) return [outOfRange(argument, name)];
  if (Number.isInteger(value)) return [];
  const whole = String(Math.trunc(value));
  const message = t('{0} is a whole number: the server takes this for {1}.', name, whole);
  const fixes = [replacing(t('Write {0}', whole), argument, whole, true)];
  return [finding('argument-type-converted', 'warning', argument, message, fixes)];
}

function forBoolean({ argument, parameter: { name } }: GivenArgument): readonly Finding[] {
  switch (argument.kind) {
    case 'string': {
      const word = String(argument.value).trim().toLowerCase();
      if (word !== 'true' && word !== 'false') {
        return [mismatch(argument, t('{0} is true or false (BOOLEAN); the server refuses this text.', name))];
      }
      const message = t('{0} is true or false (BOOLEAN). The server reads it out of the text.', name);
      const fixes = [replacing(t('Write it without quotes'), argument, word, true)];
      return [finding('argument-type-converted', 'information', argument, message, fixes)];
    }
    case 'number': {
      const word = argument.value === 1 ? 'true' : argument.value === 0 ? 'false' : undefined;
      const message = t('{0} is true or false (BOOLEAN); the server refuses a number.', name);
      const fixes = word === undefined ? [] : [replacing(t('Write {0}', word), argument, word, true)];
      return [finding('argument-type', 'error', argument, message, fixes)];
    }
    case 'null':
      return [nullRefused(argument, name)];
    case 'boolean':
    case 'parameter':
    case 'expression':
      return [];
  }
}

function forText({ argument, parameter: { name } }: GivenArgument, text: string): readonly Finding[] {
  const written = text.slice(argument.start, argument.end);
  if (argument.kind === 'number') {
    const fixes = [replacing(t('Put it in quotes'), argument, quoted(written), true)];
    const message = t('{0} is a text (VARCHAR); the server does not make one of a number.', name);
    return [finding('argument-type', 'error', argument, message, fixes)];
  }
  if (argument.kind !== 'boolean') return [];
  return [mismatch(argument, t('{0} is a text (VARCHAR), and this is true or false.', name), 'warning')];
}

function mismatch(argument: CallArgument, message: string, severity: 'error' | 'warning' = 'error'): Finding {
  return finding('argument-type', severity, argument, message);
}

function nullRefused(argument: CallArgument, name: string): Finding {
  return finding('argument-null', 'error', argument, t('{0} cannot be NULL: the server refuses the call.', name));
}

function outOfRange(argument: CallArgument, name: string): Finding {
  const message = t('{0} is a SMALLINT, from {1} to {2}.', name, smallest, largest);
  return finding('peer-id-range', 'error', argument, message);
}

function isSmall(value: number): boolean {
  return value >= smallest && value < largest + 1;
}
