/** What to do about a server's refusal: as the catalogue of procedures describes it, else by message or SQLSTATE. */
import { t } from '@vscode/l10n';
import { catalogue, findProcedure } from './procedures';

/** As in an outcome of kind `failure`: an `Error` row has no SQLSTATE. */
export interface ServerRefusal {
  readonly message: string;
  readonly sqlState?: string;
}

/** A sentence in the interface language; undefined where nothing is known about it. `procedure` is without its schema. */
export function failureCure(refusal: ServerRefusal, procedure = ''): string | undefined {
  const own = findProcedure(procedure)?.failures ?? [];
  const described = [...own, ...catalogue.flatMap(({ failures }) => failures)];
  const known = described.find(({ message }) => fits(message, refusal.message));
  return known ? t(known.cure) : (byMessage(refusal.message) ?? byState(refusal.sqlState ?? ''));
}

/** A described message has in braces what differs from case to case. The server may put `ERROR RPL00: ` before its own. */
function fits(described: string, message: string): boolean {
  const parts = described.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(?:ERROR \\w+: )?${parts.join('.+?')}`, 'is').test(message.trim());
}

/** The states of replication reach clients cut to RPL00: only the message tells them apart. */
function byMessage(message: string): string | undefined {
  if (/replication configuration error/i.test(message)) {
    return t('Set what the message names in the configuration of the cluster, and restart it.');
  }
  if (/null 'null' already exists/i.test(message)) {
    return t('A narrower row stood already, and the work stopped half-way. Turn the whole database on again, or off.');
  }
  if (/restore mode|database is being restored/i.test(message)) {
    return t('The cluster is being restored: restart it once that has ended.');
  }
  return undefined;
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
