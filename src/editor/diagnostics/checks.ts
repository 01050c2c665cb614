/** The checks of a statement in the order in which they make sense. */
import { callChecks } from './calls';
import type { StatementCheck } from './check';
import { ambiguousBackup } from './text/ambiguousBackup';
import { curlyQuotes } from './text/curlyQuotes';
import { emphasisAsterisks } from './text/emphasis';
import { hints } from './text/hints';
import { invisibleCharacters } from './text/invisible';
import { placeholders } from './text/placeholders';
import { refusedCharacters } from './text/refused';
import { shellCommands } from './text/shellCommands';
import { unclosed } from './text/unclosed';

/**
 * Each stage looks at the text as the fixes of the ones before it would leave it: what quotes are meant tells where a text ends, and
 * that tells what the arguments are.
 */
export const stages: readonly (readonly StatementCheck[])[] = [
  [curlyQuotes, invisibleCharacters],
  [unclosed],
  [hints],
  [emphasisAsterisks],
  [placeholders, refusedCharacters, shellCommands, ambiguousBackup],
  callChecks,
];
