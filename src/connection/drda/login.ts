/** Logs in: two turns, in the first of which both sides say who they are. */
import { randomBytes } from 'node:crypto';
import { ByteReader } from './byteReader';
import { sessionLimits, type Channel, type ChannelLimits } from './channel';
import { CP } from './codePoints';
import { accrdb, accsec, excsat, secchk } from './commands';
import { parameter, readObjects, type DdmObject } from './ddm';
import { fromEbcdic, toEbcdic } from './ebcdic';
import { LoginRefused } from './loginRefused';
import { DrdaProtocolError } from './protocolError';
import { checkRefusal } from './refusals';
import { isError, readSqlca } from './sqlca';
import { SqlError } from './sqlError';

export interface Credentials {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** What a server says of itself. */
export interface Server {
  /** SRVCLSNM, e.g. `Splice Machine`, `Apache Derby`. */
  readonly className: string;
  /** SRVRLSLV, e.g. `CSS10092/10.9.2.2 - (1)`. */
  readonly level: string;
  /** RDBINTTKN: names this session to SYSCS_KILL_DRDA_OPERATION. Splice only. */
  readonly interruptToken?: string;
  /** The current schema at the beginning. */
  readonly schema?: string;
}

/** The part of a {@link Channel} that a log-in needs. */
export interface LoginLine {
  exchange: Channel['exchange'];
  limits: ChannelLimits;
}

/** Name under which the server's lists of sessions show this client. */
const CLIENT_NAME = 'splice-replication';
/** Level of the vendor's client that this one keeps step with; it grants every ability that we know of. */
const SPLICE_PRODUCT = 'SNC10092';
/** Derby grants its newer abilities (BOOLEAN, long timestamps) only to its own client of 10.7 or newer. */
const DERBY_PRODUCT = 'DNC10140';
const HELLO = excsat(CLIENT_NAME, SPLICE_PRODUCT);
const USER_AND_PASSWORD = 3;
const UTF_8 = 1208;
const SQLAM_LEVEL = 7;
const SUCCESS = 0;

/**
 * EXCSAT and ACCSEC, then SECCHK and ACCRDB. Rejects with {@link LoginRefused}, {@link SqlError} (the server's words, e.g. on a missing
 * database), {@link DrdaProtocolError} or `LineLost`.
 */
export async function logIn(channel: LoginLine, { database, user, password }: Credentials): Promise<Server> {
  if (!toEbcdic(database)) throw new LoginRefused('database-name');
  const hello = channel.exchange([HELLO, accsec(database)]);
  // Made while the server answers.
  const login = secchk(database, user, password);
  const token = correlationToken();
  const [attributes = [], security = []] = await hello;
  const server = readExcsatrd(attributes);
  const product = productIdFor(server.className);
  readAccsecrd(security);
  const [check = [], access = []] = await channel.exchange([login, accrdb(database, product, token)]);
  readSecchkrm(check);
  const session = readAccrdbrm(access);
  channel.limits = sessionLimits;
  return { ...server, ...session };
}

/** EXCSATRD. */
function readExcsatrd(objects: readonly DdmObject[]): Pick<Server, 'className' | 'level'> {
  checkRefusal(objects);
  const reply = expectObject(objects, CP.EXCSATRD);
  const parameters = readObjects(reply);
  const text = (codePoint: number) => {
    const found = parameters.find((each) => each.codePoint === codePoint);
    return found ? fromEbcdic(found.data).trim() : '';
  };
  const levels = readManagers(parameter(reply, CP.MGRLVLLS));
  if (levels.get(CP.UNICODEMGR) !== UTF_8) throw new LoginRefused('too-old');
  if ((levels.get(CP.SQLAM) ?? 0) < SQLAM_LEVEL) throw new LoginRefused('too-old');
  return { className: text(CP.SRVCLSNM), level: text(CP.SRVRLSLV) };
}

/** MGRLVLLS: pairs of manager and level. */
function readManagers(list: Buffer | undefined): Map<number, number> {
  const levels = new Map<number, number>();
  const reader = new ByteReader(list ?? Buffer.alloc(0));
  while (reader.left >= 4) levels.set(reader.uint16(), reader.uint16());
  return levels;
}

function productIdFor(className: string): string {
  if (/splice/i.test(className)) return SPLICE_PRODUCT;
  if (/derby/i.test(className)) return DERBY_PRODUCT;
  throw new LoginRefused('other-server', className);
}

/** ACCSECRD: repeats our SECMEC, or lists those that the server takes instead. */
function readAccsecrd(objects: readonly DdmObject[]): void {
  checkRefusal(objects);
  const reply = expectObject(objects, CP.ACCSECRD);
  const offered = readObjects(reply)
    .filter(({ codePoint, data }) => codePoint === CP.SECMEC && data.length >= 2)
    .map(({ data }) => data.readUInt16BE());
  const refusal = parameter(reply, CP.SECCHKCD)?.[0] ?? SUCCESS;
  if (!offered.includes(USER_AND_PASSWORD)) throw new LoginRefused('mechanism', offered.join(', '));
  if (refusal !== SUCCESS) throw new LoginRefused('security', securityCode(refusal));
}

/** SECCHKRM; each of the other codes of SECCHKCD says in its way that user and password were not taken. */
function readSecchkrm(objects: readonly DdmObject[]): void {
  checkRefusal(objects);
  const reply = expectObject(objects, CP.SECCHKRM);
  const code = parameter(reply, CP.SECCHKCD)?.[0];
  if (code === undefined) throw new DrdaProtocolError('unexpected-reply', 'SECCHKRM without SECCHKCD');
  if (code !== SUCCESS) throw new LoginRefused('credentials', securityCode(code));
}

/** ACCRDBRM and the session data (PBSD) behind it. */
function readAccrdbrm(objects: readonly DdmObject[]): Pick<Server, 'interruptToken' | 'schema'> {
  const card = objects.find(({ codePoint }) => codePoint === CP.SQLCARD);
  const sqlca = card && readSqlca(new ByteReader(card.data));
  if (isError(sqlca)) {
    const { sqlState, sqlCode, tokens } = sqlca;
    throw new SqlError([{ sqlState, vendorCode: sqlCode, message: tokens.replaceAll('\u0014', ' ').trim() }]);
  }
  if (objects.some(({ codePoint }) => codePoint === CP.RDBNFNRM)) throw new LoginRefused('database-missing');
  if (objects.some(({ codePoint }) => codePoint === CP.RDBATHRM)) throw new LoginRefused('credentials', 'RDBATHRM');
  checkRefusal(objects);
  const reply = expectObject(objects, CP.ACCRDBRM);
  const types = parameter(reply, CP.TYPDEFNAM)?.toString('latin1');
  if (types !== undefined && types !== 'QTDSQLASC')
    throw new DrdaProtocolError('unexpected-reply', `TYPDEFNAM ${types}`);
  const token = parameter(reply, CP.RDBINTTKN)?.toString('utf8');
  const session = objects.find(({ codePoint }) => codePoint === CP.PBSD);
  const schema = session && parameter(session.data, CP.PBSD_SCHEMA)?.toString('utf8');
  return { ...(token !== undefined && { interruptToken: token }), ...(schema !== undefined && { schema }) };
}

function expectObject(objects: readonly DdmObject[], codePoint: number): Buffer {
  const object = objects.find((each) => each.codePoint === codePoint);
  if (object) return object.data;
  throw new DrdaProtocolError('unexpected-reply', `no 0x${codePoint.toString(16)} among the replies to the log-in`);
}

/** CRRTKN: names the unit of work in the server's log; network id and LU name as a TCP client without SNA writes them. */
function correlationToken(): Buffer {
  return Buffer.concat([Buffer.from('NF000001.A001'), randomBytes(8)]);
}

function securityCode(code: number): string {
  return `SECCHKCD 0x${code.toString(16).padStart(2, '0')}`;
}
