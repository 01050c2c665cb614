/** A server that answers with what a real Splice server answered, command by command, and holds what it is sent against the protocol. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { commandsOf, exchange, exchanges, type Exchange, type RecordedCommand } from './recording';
import { parameterValues, readRequests, statementText, type Request } from './requestRules';
import { encodeSegments, fail, partsOf, segmentAt, type Segment } from './wire';

const CP = {
  EXCSAT: 0x1041,
  ACCSEC: 0x106d,
  SECCHK: 0x106e,
  ACCRDB: 0x2001,
  CLSQRY: 0x2005,
  CNTQRY: 0x2006,
  EXCSQLSTT: 0x200b,
  OPNQRY: 0x200c,
  PRPSQLSTT: 0x200d,
  RDBCMM: 0x200e,
  RDBRLLBCK: 0x200f,
  EXCSQLSET: 0x2014,
};
const PKGNAMCSN = 0x2113;
const QRYINSID = 0x215b;
const OPNQRYRM = 0x2205;
const OPNQFLRM = 0x2212;
const SQLERRRM = 0x2213;
const RSLSETRM = 0x2219;

export const LOGIN = { database: 'splicedb', user: 'splice', password: 'admin' };
export const MESSAGE_SQL = 'CALL SYSIBM.SQLCAMESSAGE(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)';
export const KILL_SQL = 'CALL SYSCS_UTIL.SYSCS_KILL_DRDA_OPERATION(?)';
/** The one that was cancelled when it was recorded. */
export const ENDLESS_SQL = exchange('cancelled').sql!;

type Reply = readonly Segment[];

const WHOLE_LOGIN = [CP.EXCSAT, CP.ACCSEC, CP.SECCHK, CP.ACCRDB];

/** Conversational protocol error: a command where it may not come. */
const PRCCNVRM: Reply = [
  { type: 2, chained: false, sameCorrelation: false, correlation: 1, payload: Buffer.from('00041245', 'hex') },
];

export class ReplayServer {
  /** Rules that a client broke. */
  readonly complaints: string[] = [];
  /** Chains received, each as its commands' code points. */
  readonly chains: number[][] = [];
  /** Statements held back, by the token of their session. */
  readonly held = new Map<string, () => void>();
  /** Where several exchanges were recorded for one text, the one to give. */
  playing: string | undefined;
  /** What a server does with the rest of a chain when PRPSQLSTT failed. Derby goes on; the manual would have it stop. */
  afterFailedPrepare: 'goes on' | 'stops' = 'goes on';
  /** The one that it takes. */
  password = LOGIN.password;
  /** What becomes of a log-in that comes in one chain. */
  wholeLogin: 'taken' | 'refused' | 'cut off' | 'not answered' = 'taken';
  /** True: another server stands behind the address, Apache Derby by its class name. */
  isReplaced = false;
  /** The statement that does not end by itself. */
  endless = ENDLESS_SQL;
  /** False: a cancel is answered as if nothing ran. */
  canCancel = true;
  /** Milliseconds after which a cancel is carried out. */
  cancelsAfterMs = 0;
  /** False: RDBCMM and RDBRLLBCK are never answered. */
  endsUnits = true;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<ReplayServer> {
    const server = createServer();
    const replay = new ReplayServer(server);
    server.on('connection', (socket) => replay.#serve(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return replay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    this.drop();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The machine dies. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const peer = new Peer(this);
    let bytes = Buffer.alloc(0);
    let chain: Segment[] = [];
    let work = Promise.resolve();
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('end', () => socket.end());
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        for (let found = segmentAt(bytes, 0); found; found = segmentAt(bytes, 0)) {
          bytes = bytes.subarray(found.end);
          chain.push(found.segment);
          if (found.segment.chained) continue;
          const requests = readRequests(chain);
          chain = [];
          const codePoints = requests.map(({ codePoint }) => codePoint);
          this.chains.push(codePoints);
          if (this.wholeLogin !== 'taken' && isDeepStrictEqual(codePoints, WHOLE_LOGIN)) {
            if (this.wholeLogin === 'refused') socket.write(joined([PRCCNVRM]));
            if (this.wholeLogin === 'cut off') socket.end();
            continue;
          }
          work = work.then(async () => void socket.write(joined(await peer.answer(requests)))).catch(complain);
        }
      } catch (error) {
        complain(error);
      }
    });
    const complain = (error: unknown) => {
      this.complaints.push(error instanceof Error ? error.message : String(error));
      socket.destroy();
    };
  }
}

/** One session. */
class Peer {
  readonly #server: ReplayServer;
  readonly #token = String(exchange('login').expect.server!['interruptToken']);
  #login = exchange('login');
  #statement: Statement | undefined;
  #message: Statement | undefined;

  constructor(server: ReplayServer) {
    this.#server = server;
  }

  async answer(requests: readonly Request[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (const request of requests) {
      const reply = await this.#answerOne(request);
      replies.push(reply);
      const hasFailed = request.codePoint === CP.PRPSQLSTT && isFailure(reply);
      if (hasFailed && this.#server.afterFailedPrepare === 'stops') break;
    }
    return replies;
  }

  #answerOne(request: Request): Reply | Promise<Reply> {
    const { codePoint } = request;
    switch (codePoint) {
      case CP.EXCSAT:
        return this.#server.isReplaced ? asDerby(this.#loginReply(codePoint)) : this.#loginReply(codePoint);
      case CP.ACCSEC:
        return this.#loginReply(codePoint);
      case CP.SECCHK:
        this.#login = loginFor(request, this.#server.password);
        return this.#loginReply(codePoint);
      case CP.ACCRDB:
        if (request.parameters.get(0x112e)?.toString() !== (this.#server.isReplaced ? 'DNC10140' : 'SNC10092'))
          this.#login = exchange('login-as-derby-client');
        return this.#loginReply(codePoint);
      case CP.EXCSQLSET:
        return success();
      case CP.RDBCMM:
      case CP.RDBRLLBCK:
        if (!this.#server.endsUnits) return new Promise(() => undefined);
        return recorded(exchange('values-schema'), CP.RDBCMM);
      case CP.PRPSQLSTT:
        return this.#prepare(request);
      default:
        return this.#run(request);
    }
  }

  #loginReply(codePoint: number): Reply {
    return recorded(this.#login, codePoint);
  }

  #prepare(request: Request): Reply {
    const sql = statementText(request.objects[0]!.data);
    const statement = new Statement(sql, request.parameters.get(PKGNAMCSN)!, this.#server.playing);
    if (sql === MESSAGE_SQL) this.#message = statement;
    else this.#statement = statement;
    return statement.next(request);
  }

  async #run(request: Request): Promise<Reply> {
    const name = request.parameters.get(PKGNAMCSN)!;
    const statement = [this.#statement, this.#message].find((each) => each?.answersTo(name));
    if (!statement) fail('a command for a statement that was not prepared');
    if (statement.sql === KILL_SQL) return this.#kill(request);
    if (statement.sql === this.#server.endless)
      await new Promise<void>((resolve) => this.#server.held.set(this.#token, resolve));
    return statement.next(request);
  }

  async #kill({ objects }: Request): Promise<Reply> {
    await new Promise((resolve) => setTimeout(resolve, this.#server.cancelsAfterMs));
    const [token] = parameterValues(objects[0]!.data);
    const release = this.#server.canCancel ? this.#server.held.get(token!.toString()) : undefined;
    if (!release) return recorded(exchange('kill-idle-target'), CP.EXCSQLSTT);
    this.#server.held.delete(token!.toString());
    release();
    return success();
  }
}

/** A prepared statement: its recorded replies are given one after the other. */
class Statement {
  readonly #name: Buffer;
  readonly #playing: string | undefined;
  #commands: RecordedCommand[];
  #recordedNames: string[] = [];
  #instance: string | undefined;
  #hasFailed = false;

  constructor(
    readonly sql: string,
    name: Buffer,
    playing: string | undefined,
  ) {
    this.#name = name;
    this.#playing = playing;
    this.#commands = commandsFor(sql, playing);
  }

  /** By the client's own name, or the one that the server gave to the result set. */
  answersTo(name: Buffer): boolean {
    return name.equals(this.#name) || this.#recordedNames.includes(name.toString('hex'));
  }

  next({ codePoint, parameters, objects }: Request): Reply {
    if (this.#hasFailed) return codePoint === CP.OPNQRY ? recorded(exchange('cancelled'), CP.OPNQRY) : success();
    // What is prepared may run again: its replies come from the beginning.
    if (codePoint === CP.EXCSQLSTT) this.#commands = commandsFor(this.sql, this.#playing);
    const at = this.#commands.findIndex((each) => each.codePoint === codePoint);
    if (at < 0) fail(`0x${codePoint.toString(16)} was not recorded for ${this.sql}`);
    const instance = parameters.get(QRYINSID)?.toString('hex');
    if (instance !== this.#instance && (codePoint === CP.CNTQRY || codePoint === CP.CLSQRY)) fail('a wrong QRYINSID');
    for (const { codePoint: object, data } of objects) if (object === 0x2412) this.#checkParameters(data);
    const [command] = this.#commands.splice(at, 1);
    this.#note(command!.reply);
    this.#hasFailed = codePoint === CP.PRPSQLSTT && isFailure(command!.reply);
    return command!.reply;
  }

  #checkParameters(data: Buffer): void {
    const wanted = this.sql.split('?').length - 1;
    const given = parameterValues(data).length;
    if (given !== wanted) fail(`${given} parameters for ${this.sql}`);
  }

  #note(reply: Reply): void {
    const messages = [OPNQRYRM, RSLSETRM];
    for (const part of reply.flatMap(({ payload }) =>
      messages.includes(payload.readUInt16BE(2)) ? partsOf(payload) : [],
    )) {
      if (part.codePoint === OPNQRYRM) {
        this.#instance = partsOf(part.data)
          .find(({ codePoint }) => codePoint === QRYINSID)
          ?.data.toString('hex');
      } else if (part.codePoint === RSLSETRM) {
        const list = partsOf(part.data).find(({ codePoint }) => codePoint === 0x2139)!.data;
        this.#recordedNames = partsOf(list).map(({ data }) => data.toString('hex'));
      }
    }
  }
}

function commandsFor(sql: string, playing: string | undefined): RecordedCommand[] {
  if (sql === MESSAGE_SQL) return commandsOf(exchange('full-message')).slice(2);
  if (sql === KILL_SQL) return commandsOf(exchange('kill-idle-target'));
  const recordings = exchanges.filter((each) => each.sql === sql);
  const found =
    recordings.find(({ name }) => name === playing) ?? recordings[0] ?? fail(`no exchange was recorded for ${sql}`);
  return [...commandsOf(found)];
}

function loginFor({ parameters }: Request, password: string): Exchange {
  const database = parameters.get(0x2110)?.toString().trim();
  const isRight = parameters.get(0x11a0)?.toString() === LOGIN.user && parameters.get(0x11a1)?.toString() === password;
  if (!isRight) return exchange('login-wrong-password');
  return database === LOGIN.database ? exchange('login') : exchange('login-wrong-database');
}

function recorded(from: Exchange, codePoint: number): Reply {
  return (
    commandsOf(from).find((each) => each.codePoint === codePoint)?.reply ?? fail(`${from.name} has no such command`)
  );
}

/** SRVCLSNM in EBCDIC: `Splice Machine`, and `Apache Derby` with two blanks. */
function asDerby(reply: Reply): Reply {
  const [splice, derby] = ['e29793898385 40 d4818388899585', 'c19781838885 40 c4859982a8 4040'];
  return reply.map((segment) => {
    const payload = segment.payload.toString('hex').replace(splice.replaceAll(' ', ''), derby.replaceAll(' ', ''));
    return { ...segment, payload: Buffer.from(payload, 'hex') };
  });
}

function isFailure(reply: Reply): boolean {
  return reply.some(({ payload }) => [SQLERRRM, OPNQFLRM].includes(payload.readUInt16BE(2)));
}

/** An SQLCARD that says that all is well. */
function success(): Reply {
  return recorded(exchange('values-schema'), CP.CLSQRY);
}

/** Numbers and chains the replies anew: they were recorded one by one. */
function joined(replies: readonly Reply[]): Buffer {
  const all = replies.flatMap((reply, index) => reply.map((segment) => ({ ...segment, correlation: index + 1 })));
  return encodeSegments(
    all.map((segment, index) => ({
      ...segment,
      chained: index < all.length - 1,
      sameCorrelation: all[index + 1]?.correlation === segment.correlation,
    })),
  );
}
