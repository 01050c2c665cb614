/** SQL errors as the server words them: state and message (facts of the server's message file). */
import type { ServerMessage } from '../../connection';

export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    readonly sqlState: string,
    message: string,
    readonly chain: readonly ServerMessage[] = [],
  ) {
    super(message);
  }

  get messages(): readonly ServerMessage[] {
    return [{ sqlState: this.sqlState, vendorCode: -1, message: this.message }, ...this.chain];
  }
}

export const unknownSchema = (name: string): ServerError => new ServerError('42Y07', `Schema '${name}' does not exist`);

export const unknownTable = (name: string): ServerError =>
  new ServerError('42X05', `Table/View '${name}' does not exist.`);

export const unknownRoutine = (name: string): ServerError =>
  new ServerError('42Y03', `'${name}' is not recognized as a function or procedure.`);

export const unknownColumn = (name: string): ServerError =>
  new ServerError(
    '42X04',
    `Column '${name}' is either not in any table in the FROM list or appears within a join specification and is outside ` +
      'the scope of the join specification or appears in a HAVING clause and is not in the GROUP BY list. ' +
      `If this is a CREATE or ALTER TABLE  statement then '${name}' is not a column in the target table.`,
  );

export const ambiguousColumn = (name: string): ServerError =>
  new ServerError('42X03', `Column name '${name}' is in more than one table in the FROM list.`);

export const notExposed = (name: string): ServerError =>
  new ServerError('42X10', `'${name}' is not an exposed table name in the scope in which it appears.`);

export const columnWithoutFrom = (name: string): ServerError =>
  new ServerError('42X15', `Column name '${name}' appears in a statement without a FROM list.`);

export const systemTable = (name: string): ServerError =>
  new ServerError('42Y25', `'${name}' is a system table.  Users are not allowed to modify the contents of this table.`);

export const notUpdatable = (view: string): ServerError =>
  new ServerError('42Y24', `View '${view}' is not updatable. `);

export const readOnlyDatabase = (): ServerError => new ServerError('RPL00', 'Database is read-only.');

export const cancelledByRequest = (): ServerError => new ServerError('57014', 'Processing was cancelled as requested.');

export const inRestoreMode = (): ServerError =>
  new ServerError(
    '08006',
    "Can't execute statement while in Restore Mode. Reboot database after restore operation is finished.",
  );

export const beingRestored = (): ServerError =>
  new ServerError('BR026', 'Cannot connect because database is being restored.');

export const wrongLogin = (): ServerError =>
  new ServerError('08004', 'Connection authentication failure occurred.  Reason: userid or password invalid.');

export const noExecute = (user: string, routine: string): ServerError =>
  new ServerError('42504', `User '${user}' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'${routine}'.`);

export const noTablePrivilege = (user: string, privilege: string, schema: string, table: string): ServerError =>
  new ServerError('42500', `User '${user}' does not have ${privilege} permission on table '${schema}'.'${table}'.`);

export const wrongValueCount = (): ServerError =>
  new ServerError(
    '42802',
    'The number of values assigned is not the same as the number of specified or implied columns.',
  );

export const duplicateKey = (table: string): ServerError =>
  new ServerError(
    '23505',
    'The statement was aborted because it would have caused a duplicate key value in a unique or primary key ' +
      `constraint or unique index defined on '${table}'.`,
  );

export const nullNotAllowed = (column: string): ServerError =>
  new ServerError('23502', `Column '${column}'  cannot accept a NULL value.`);

export const badFormat = (type: string): ServerError =>
  new ServerError('22018', `Invalid character string format for type ${type}.`);

export const outOfRange = (type: string): ServerError =>
  new ServerError('22003', `The resulting value is outside the range for the data type ${type}.`);

export const divisionByZero = (): ServerError => new ServerError('22012', 'Attempt to divide by zero.');

export const truncation = (value: string, length: number): ServerError =>
  new ServerError(
    '22001',
    `A truncation error was encountered trying to shrink VARCHAR '${value}' to length ${length}.`,
  );

export const nullForPrimitive = (primitive: string): ServerError =>
  new ServerError(
    '39004',
    `A NULL value cannot be passed to a method which takes a parameter of primitive type '${primitive}'.`,
  );

export const cannotHold = (column: string, value: string): ServerError =>
  new ServerError('42821', `Columns of type '${column}' cannot hold values of type '${value}'. `);

export const cannotConvert = (from: string, to: string): ServerError =>
  new ServerError('42846', `Cannot convert types '${from}' to '${to}'.`);

export const notInSample = (what: string): ServerError =>
  new ServerError('0A000', `Feature not implemented: ${what} in a sample cluster.`);

/** The server's own slip, of which its words tell no more than the name of a Java class. */
export const javaException = (): ServerError =>
  new ServerError('XJ001', "Java exception: ': java.lang.NullPointerException'.");

/** The same where a procedure lets it escape. */
export const unexpectedException = (): ServerError =>
  new ServerError('SE001', 'Splice Engine exception: unexpected exception', javaException().messages);

/** `text` is what the parser stumbled over, `<EOF>` at the end. Line and column count from 1. */
export const syntaxError = (text: string, line: number, column: number): ServerError =>
  new ServerError('42X01', `Syntax error: Encountered "${text}" at line ${line}, column ${column}.`);

export const lexicalError = (text: string, code: string, line: number, column: number): ServerError =>
  new ServerError(
    '42X02',
    `Lexical error at line ${line}, column ${column}.  Encountered: ${code}, after : "${text}".`,
  );

/** What the server makes of a text without an end behind VALUES. */
export const emptyValues = (): ServerError =>
  new ServerError('42X80', 'VALUES clause must contain at least one element. Empty elements are not allowed. ');

export const unknownHint = (key: string): ServerError =>
  new ServerError('42Y44', `Invalid key '${key}' specified in the Properties list of a FROM list.`);
