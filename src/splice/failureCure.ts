/** What to do about a server's refusal: as the catalogue of procedures describes it, else by message or SQLSTATE. */
import { t } from '@vscode/l10n';
import { catalogue, findProcedure } from './procedures';
import { serverErrors } from './serverErrors';

/** As in an outcome of kind `failure`: an `Error` row has no SQLSTATE. */
export interface ServerRefusal {
  readonly message: string;
  readonly sqlState?: string;
}

interface Described {
  readonly message?: string;
  readonly sqlState?: string;
  readonly cure: string;
}

/** A sentence in the interface language; undefined where nothing is known about it. `procedure` is without its schema. */
export function failureCure(refusal: ServerRefusal, procedure = ''): string | undefined {
  const own = findProcedure(procedure)?.failures ?? [];
  const known = fitting(own, refusal) ?? wordless(own, refusal) ?? fitting(everyFailure(), refusal);
  return known ? t(known.cure) : byState(refusal.sqlState ?? '');
}

function everyFailure(): readonly Described[] {
  return [...catalogue.flatMap(({ failures }) => failures), ...serverErrors];
}

/** Where the server's words are not known, its state tells. */
function wordless(described: readonly Described[], { sqlState }: ServerRefusal): Described | undefined {
  return described.find((one) => one.message === undefined && one.sqlState !== undefined && one.sqlState === sqlState);
}

/** What names its case without braces is meant before what could be any. */
function fitting(described: readonly Described[], refusal: ServerRefusal): Described | undefined {
  const found = described.filter(({ message }) => message !== undefined && fits(message, refusal.message));
  return found.find(({ message }) => message?.includes('{') === false) ?? found[0];
}

/**
 * A described message has in braces what differs from case to case. The server may put the names of Java classes and `ERROR RPL00: ` before
 * its own; a restore tells what it found line by line.
 */
function fits(described: string, message: string): boolean {
  const parts = described.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:[\\w.$]+(?:Exception|Error): )*(?:ERROR \\w+: )?${parts.join('.+?')}`, 'im').test(
    message.trim(),
  );
}

function byState(sqlState: string): string | undefined {
  switch (sqlState) {
    case '42Y07':
      return t('Check the spelling of the schema. For SYS it means that this user may not read it.');
    case '42X50':
      return t('The procedure is listed but missing in this release; it is back from sprint 1990 on.');
    case '42X01':
    case '42X02':
    case '42X15':
      return t('Check the text: values stand in straight single quotes, and no semicolon at the end is sent.');
    case '42Y25':
      return t('The rows are the server’s own: change them through the procedures.');
    case '22018':
    case '22003':
    case '42821':
    case '42846':
    case '39004':
      return t(
        'Check the type of every value: a whole number for a peer id, true or false, text in single quotes, never NULL.',
      );
    case '22001':
      return t('The value is longer than the procedure takes.');
    case 'SE014':
      return t('Another session changed the same rows. Read the state, then try again alone.');
    case 'SE001':
      return t('The server failed inside the procedure; its log says more.');
    case '57014':
    case 'XCL52':
      return t('It was stopped before its end; what HBase had changed stays changed. Read the state again.');
    case '42Y18':
      return t('Check the name of the database; splicedb is the usual one.');
    case '08004':
      return t('Check user and password.');
    default:
      return undefined;
  }
}
