/** Logs in: two turns, in the first of which both sides say who they are; one where that is known. */
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

/** Who a server is. */
export interface ServerIdentity {
  /** SRVCLSNM, e.g. `Splice Machine`, `Apache Derby`. */
  readonly className: string;
  /** SRVRLSLV, e.g. `CSS10092/10.9.2.2 - (1)`. */
  readonly level: string;
  /** EXCSATRD, of which the rest was read. */
  readonly attributes: Buffer;
}

/** What a server says of itself. */
export interface Server extends ServerIdentity {
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
const NOTHING = Buffer.alloc(0);

/**
 * EXCSAT and ACCSEC, then SECCHK and ACCRDB. Rejects with {@link LoginRefused}, {@link SqlError} (the server's words, e.g. on a missing
 * database), {@link DrdaProtocolError} or `LineLost`.
 */
export async function logIn(channel: LoginLine, { database, user, password }: Credentials): Promise<Server> {
  const hello = channel.exchange([HELLO, accsec(checked(database))]);
  // Made while the server answers.
  const login = secchk(database, user, password);
  const token = correlationToken();
  const [attributes = [], security = []] = await hello;
  const server = readExcsatrd(attributes);
  const productId = productIdFor(server);
  readAccsecrd(security);
  const [check = [], access = []] = await channel.exchange([login, accrdb(database, productId, token)]);
  return opened(channel, server, check, access);
}

/**
 * The four commands in one chain, which a server works off as it does two chains of two: for one that was met before. Rejects as
 * {@link logIn} does.
 */
export async function logInAtOnce(
  channel: LoginLine,
  { database, user, password }: Credentials,
  met: ServerIdentity,
): Promise<Server> {
  const productId = productIdFor(met);
  const [attributes = [], security = [], check = [], access = []] = await channel.exchange([
    HELLO,
    accsec(checked(database)),
    secchk(database, user, password),
    accrdb(database, productId, correlationToken()),
  ]);
  const server = readExcsatrd(attributes, met);
  if (productIdFor(server) !== productId)
    throw new DrdaProtocolError('unexpected-reply', `${server.className} where ${met.className} was`);
  readAccsecrd(security);
  return opened(channel, server, check, access);
}

/** Throws where a name cannot go out in EBCDIC. */
function checked(database: string): string {
  if (!toEbcdic(database)) throw new LoginRefused('database-name');
  return database;
}

function opened(
  channel: LoginLine,
  server: ServerIdentity,
  check: readonly DdmObject[],
  access: readonly DdmObject[],
): Server {
  readSecchkrm(check);
  const session = readAccrdbrm(access);
  channel.limits = sessionLimits;
  return { ...server, ...session };
}

/** EXCSATRD; most often it is the same as the one before. */
function readExcsatrd(objects: readonly DdmObject[], met?: ServerIdentity): ServerIdentity {
  checkRefusal(objects);
  const attributes = expectObject(objects, CP.EXCSATRD);
  if (met?.attributes.equals(attributes)) return met;
  const parameters = readObjects(attributes);
  const find = (codePoint: number) => parameters.find((each) => each.codePoint === codePoint)?.data;
  const name = (codePoint: number) => fromEbcdic(find(codePoint) ?? NOTHING).trim();
  const levels = readManagers(find(CP.MGRLVLLS) ?? NOTHING);
  if (levels.get(CP.UNICODEMGR) !== UTF_8) throw new LoginRefused('too-old');
  if ((levels.get(CP.SQLAM) ?? 0) < SQLAM_LEVEL) throw new LoginRefused('too-old');
  return { className: name(CP.SRVCLSNM), level: name(CP.SRVRLSLV), attributes };
}

/** MGRLVLLS: pairs of manager and level. */
function readManagers(list: Buffer): Map<number, number> {
  const levels = new Map<number, number>();
  const reader = new ByteReader(list);
  while (reader.left >= 4) levels.set(reader.uint16(), reader.uint16());
  return levels;
}

/** PRDID by which a server of this SRVCLSNM grants the most. Throws a {@link LoginRefused} for another one than Splice and Derby. */
function productIdFor({ className }: ServerIdentity): string {
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
  const parameters = readObjects(expectObject(objects, CP.ACCRDBRM));
  const types = text(parameters, CP.TYPDEFNAM);
  if (types !== undefined && types !== 'QTDSQLASC')
    throw new DrdaProtocolError('unexpected-reply', `TYPDEFNAM ${types}`);
  const interruptToken = text(parameters, CP.RDBINTTKN);
  const session = objects.find(({ codePoint }) => codePoint === CP.PBSD);
  const schema = session && text(readObjects(session.data), CP.PBSD_SCHEMA);
  return { ...(interruptToken !== undefined && { interruptToken }), ...(schema !== undefined && { schema }) };
}

function text(parameters: readonly DdmObject[], codePoint: number): string | undefined {
  return parameters.find((each) => each.codePoint === codePoint)?.data.toString('utf8');
}

function expectObject(objects: readonly DdmObject[], codePoint: number): Buffer {
  const object = objects.find((each) => each.codePoint === codePoint);
  if (object) return object.data;
  throw new DrdaProtocolError('unexpected-reply', `no 0x${codePoint.toString(16)} among the replies to the log-in`);
}

/** CRRTKN: names the unit of work in the server's log; network id and LU name as a TCP client without SNA writes them. It is no secret. */
function correlationToken(): Buffer {
  const token = Buffer.alloc(21, 'NF000001.A001');
  token.writeDoubleBE(Math.random(), 13);
  return token;
}

function securityCode(code: number): string {
  return `SECCHKCD 0x${code.toString(16).padStart(2, '0')}`;
}
