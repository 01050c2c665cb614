/** The commands of this client, each by its term in the DDM manual, and chains of them. */
import { int32, uint16, uint8 } from './byteWriter';
import { CP } from './codePoints';
import { ddm } from './ddm';
import { encodeDsses, type Dss } from './dss';
import { toEbcdic } from './ebcdic';
import type { BoundParameters } from './parameters';

export interface Command {
  readonly codePoint: number;
  /** The command as a DDM object. */
  readonly bytes: Buffer;
  /** Its command data objects. */
  readonly objects: readonly Buffer[];
}

/** Level of each manager that this client is written for. */
const MANAGERS: readonly (readonly [manager: number, level: number])[] = [
  [CP.AGENT, 7],
  [CP.SQLAM, 7],
  [CP.RDB, 7],
  [CP.SECMGR, 7],
  [CP.CMNTCPIP, 5],
  [CP.UNICODEMGR, 1208],
];

/** Everything in UTF-8, wide characters in UTF-16. */
const CCSIDS = Buffer.concat([
  ddm(CP.CCSIDSBC, uint16(1208)),
  ddm(CP.CCSIDDBC, uint16(1200)),
  ddm(CP.CCSIDMBC, uint16(1208)),
]);

/** SECMEC: user and password as they are. */
const USER_AND_PASSWORD = ddm(CP.SECMEC, uint16(3));
/** What is read and written between ACCRDB and the end: RDBACCCL and TYPDEFNAM, TYPDEFOVR. */
const ACCESS_BY_SQLAM = ddm(CP.RDBACCCL, uint16(CP.SQLAM));
const TYPES = [ddm(CP.TYPDEFNAM, Buffer.from('QTDSQLASC')), ddm(CP.TYPDEFOVR, CCSIDS)];
const TRUE = uint8(0xf1);
/** RTNSQLDA and TYPSQLDA: the columns of the result, in short. */
const DESCRIBED = [ddm(CP.RTNSQLDA, TRUE), ddm(CP.TYPSQLDA, uint8(0))];
const OUTPUT_EXPECTED = ddm(CP.OUTEXP, TRUE);
/** MAXRSLCNT and RSLSETFLG: every result set, described. */
const ALL_RESULT_SETS = [ddm(CP.MAXRSLCNT, uint16(0xffff)), ddm(CP.RSLSETFLG, uint8(0x10))];
const CLOSE_BY_ITSELF = ddm(CP.QRYCLSIMP, uint8(1));
const COMMIT: Command = command(CP.RDBCMM);
const ROLLBACK: Command = command(CP.RDBRLLBCK);
const NAME_WIDTH = 18;

/** EXCSAT, Exchange Server Attributes: who we are and which levels we speak. Texts are EBCDIC still. */
export function excsat(name: string, productLevel: string): Command {
  const managers = MANAGERS.map(([manager, level]) => Buffer.concat([uint16(manager), uint16(level)]));
  return command(
    CP.EXCSAT,
    ddm(CP.EXTNAM, ebcdic(name)),
    ddm(CP.SRVNAM, ebcdic(name)),
    ddm(CP.SRVRLSLV, ebcdic(productLevel)),
    ddm(CP.SRVCLSNM, ebcdic('QDERBY/JVM')),
    ddm(CP.MGRLVLLS, ...managers),
  );
}

/** ACCSEC, Access Security: asks for user and password (SECMEC 3). `database` is printable ASCII. */
export function accsec(database: string): Command {
  return command(CP.ACCSEC, USER_AND_PASSWORD, ddm(CP.RDBNAM, ebcdic(database.padEnd(NAME_WIDTH))));
}

/** SECCHK, Security Check; UTF-8 from here on. */
export function secchk(database: string, user: string, password: string): Command {
  return command(
    CP.SECCHK,
    USER_AND_PASSWORD,
    ddm(CP.RDBNAM, nameOf(database)),
    ddm(CP.USRID, Buffer.from(user)),
    ddm(CP.PASSWORD, Buffer.from(password)),
  );
}

/** ACCRDB, Access RDB. `productId` (PRDID) decides what the server grants: `SNC…` for Splice, `DNC…` for Derby. */
export function accrdb(database: string, productId: string, correlationToken: Buffer): Command {
  return command(
    CP.ACCRDB,
    ddm(CP.RDBNAM, nameOf(database)),
    ACCESS_BY_SQLAM,
    ddm(CP.PRDID, Buffer.from(productId)),
    ddm(CP.CRRTKN, correlationToken),
    ...TYPES,
  );
}

/** PKGNAMCSN, RDB Package Name, Consistency Token and Section Number: names a prepared statement. SYSLH: its cursors outlive a commit. */
export function pkgnamcsn(database: string, section: number): Buffer {
  const names = [database, 'NULLID', 'SYSLH000'].map(nameOf);
  const isPlain = names.every((name) => name.length === NAME_WIDTH);
  const written = isPlain ? names : names.map((name) => Buffer.concat([uint16(name.length), name]));
  return ddm(CP.PKGNAMCSN, ...written, Buffer.from('SYSLVL01'), uint16(section));
}

/** PRPSQLSTT, Prepare SQL Statement; the reply describes the columns (SQLDARD). */
export function prpsqlstt(statement: Buffer, sql: string): Command {
  return {
    ...command(CP.PRPSQLSTT, statement, ...DESCRIBED),
    objects: [sqlstt(sql)],
  };
}

/** EXCSQLSET, Set SQL Environment, e.g. the time that the next statement may take. */
export function excsqlset(statement: Buffer, sql: string): Command {
  return { ...command(CP.EXCSQLSET, statement), objects: [sqlstt(sql)] };
}

/** EXCSQLSTT, Execute SQL Statement: a prepared one that returns no rows. */
export function excsqlstt(statement: Buffer, parameters: BoundParameters | undefined): Command {
  return { ...command(CP.EXCSQLSTT, statement, OUTPUT_EXPECTED), objects: objectsOf(parameters) };
}

/** EXCSQLSTT for a CALL: with every result set it returns, described (SQLCINRD). */
export function excsqlsttCall(statement: Buffer, parameters: BoundParameters | undefined, blockBytes: number): Command {
  const options = [OUTPUT_EXPECTED, ...ALL_RESULT_SETS, ddm(CP.QRYBLKSZ, int32(blockBytes))];
  return { ...command(CP.EXCSQLSTT, statement, ...options), objects: objectsOf(parameters) };
}

/** OPNQRY, Open Query; asks the server to close the cursor by itself behind the last row (QRYCLSIMP). */
export function opnqry(statement: Buffer, parameters: BoundParameters | undefined, blockBytes: number): Command {
  const options = [ddm(CP.QRYBLKSZ, int32(blockBytes)), CLOSE_BY_ITSELF];
  return { ...command(CP.OPNQRY, statement, ...options), objects: objectsOf(parameters) };
}

/** CNTQRY, Continue Query: the next block. `instance` is QRYINSID of OPNQRYRM. */
export function cntqry(statement: Buffer, instance: Buffer, blockBytes: number): Command {
  return command(CP.CNTQRY, statement, ddm(CP.QRYBLKSZ, int32(blockBytes)), ddm(CP.QRYINSID, instance));
}

/** CLSQRY, Close Query. */
export function clsqry(statement: Buffer, instance: Buffer): Command {
  return command(CP.CLSQRY, statement, ddm(CP.QRYINSID, instance));
}

/** RDBCMM, RDB Commit Unit of Work. */
export function rdbcmm(): Command {
  return COMMIT;
}

/** RDBRLLBCK, RDB Rollback Unit of Work. */
export function rdbrllbck(): Command {
  return ROLLBACK;
}

/** Writes commands as one chain; the first has correlation 1, and so on. */
export function encodeChain(commands: readonly Command[]): Buffer {
  const chain: Dss[] = [];
  commands.forEach(({ bytes, objects }, index) => {
    const correlation = index + 1;
    const isLast = correlation === commands.length;
    const add = (type: Dss['type'], payload: Buffer, hasMore: boolean) =>
      chain.push({ type, chained: hasMore || !isLast, sameCorrelation: hasMore, correlation, payload });
    add('request', bytes, objects.length > 0);
    objects.forEach((object, part) => add('object', object, part + 1 < objects.length));
  });
  return encodeDsses(chain);
}

/** Printable ASCII only, blanks elsewhere: the caller has checked what matters. */
function ebcdic(text: string): Buffer {
  return toEbcdic(text) ?? ebcdic(text.replace(/[^ -~]/g, '?'));
}

function command(codePoint: number, ...parameters: readonly Buffer[]): Command {
  return { codePoint, bytes: ddm(codePoint, ...parameters), objects: [] };
}

function objectsOf(parameters: BoundParameters | undefined): readonly Buffer[] {
  return parameters ? [parameters.data, ...parameters.lobs] : [];
}

/** SQLSTT: the text in the mixed form, with a null byte before it; the single-byte form is null. */
function sqlstt(sql: string): Buffer {
  const text = Buffer.from(sql, 'utf8');
  return ddm(CP.SQLSTT, uint8(0), int32(text.length), text, uint8(0xff));
}

/** Of ASCII letters. */
function nameOf(text: string): Buffer {
  return Buffer.from(text.padEnd(NAME_WIDTH));
}
