/** Sends chains of commands over a stream and hands each its replies. Turns are answered in the order in which they were sent. */
import type { Duplex } from 'node:stream';
import { encodeChain, type Command } from './commands';
import { readObjects, type DdmObject } from './ddm';
import { DssAssembler, type Dss } from './dss';
import { LineLost } from './lineLost';
import { DrdaProtocolError } from './protocolError';

/** For each command of the chain the objects that answer it; none where the server broke the chain off before. */
export type Replies = readonly (readonly DdmObject[])[];

export interface ChannelLimits {
  /** Bytes of one DSS, e.g. of a LOB. */
  readonly dssBytes: number;
  /** Bytes of all that answers one chain. */
  readonly replyBytes: number;
  /** DSSs and objects in it: each costs more than its bytes. */
  readonly replyObjects: number;
  /** Milliseconds that a server may pause in the middle of a reply. */
  readonly silenceMs: number;
}

/** Whoever is not known yet gets little room. */
export const loginLimits: ChannelLimits = {
  dssBytes: 64 << 10,
  replyBytes: 256 << 10,
  replyObjects: 1_000,
  silenceMs: 60_000,
};

/** What a server may send once it has accepted the log-in. */
export const sessionLimits: ChannelLimits = {
  dssBytes: 64 << 20,
  replyBytes: 96 << 20,
  replyObjects: 1 << 18,
  silenceMs: 60_000,
};

/** Milliseconds that what is owed waits for company. */
const OWED_FOR_MS = 2;

interface Turn {
  readonly commands: number;
  readonly resolve: (replies: Replies) => void;
  readonly reject: (error: Error) => void;
}

/** Sends chains of RQSDSS and OBJDSS, and sorts the RPYDSS and OBJDSS that come back by their request correlation. */
export class Channel {
  readonly #stream: Duplex;
  #limits: ChannelLimits;
  readonly #assembler: DssAssembler;
  readonly #turns: Turn[] = [];
  #reply: Dss[] = [];
  #replyBytes = 0;
  #loss: Error | undefined;
  #silence: NodeJS.Timeout | undefined;
  readonly #owed: Command[] = [];
  #owedTimer: NodeJS.Timeout | undefined;
  #payment: Promise<unknown> | undefined;

  constructor(stream: Duplex, limits: ChannelLimits = loginLimits) {
    this.#stream = stream;
    this.#limits = limits;
    this.#assembler = new DssAssembler(limits.dssBytes);
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('end', () => this.destroy(new LineLost('ended')));
    stream.on('close', () => this.destroy(new LineLost('ended')));
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.destroy(new LineLost('broken', error.code, error.message));
    });
  }

  set limits(limits: ChannelLimits) {
    this.#limits = limits;
    this.#assembler.limit = limits.dssBytes;
  }

  get isOpen(): boolean {
    return this.#loss === undefined;
  }

  /** Why it is no longer open. */
  get loss(): Error | undefined {
    return this.#loss;
  }

  /**
   * Sends one chain, what is owed before it. Rejects with a {@link LineLost} or a {@link DrdaProtocolError}; either ends the channel.
   * One at a time.
   */
  async exchange(commands: readonly Command[]): Promise<Replies> {
    // A request carries the acknowledgement of the reply before it. Sent earlier it would leave the server waiting for 40 ms (Nagle).
    // Without one the chain leaves at once, so that the server works while the caller goes on: an `await` would let it wait for a turn.
    if (this.#payment) await this.#payment;
    if (this.#owed.length === 0) return this.#turn(commands);
    const owed = this.#takeOwed();
    const replies = await this.#turn([...owed, ...commands]);
    return replies.slice(owed.length);
  }

  /** For commands whose replies matter to nobody: they go before the next chain, or by themselves when none comes at once. */
  owe(commands: readonly Command[]): void {
    if (commands.length === 0) return;
    this.#owed.push(...commands);
    this.#owedTimer ??= setTimeout(() => {
      const pay = () => (this.#payment = undefined);
      this.#payment = this.#turn(this.#takeOwed()).then(pay, pay);
    }, OWED_FOR_MS);
  }

  /** Sends this last chain and says that no more will come; resolves when the stream is closed. */
  end(commands: readonly Command[]): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.once('close', resolve);
      if (this.#stream.destroyed) resolve();
      else this.#stream.end(encodeChain([...this.#takeOwed(), ...commands]));
    });
  }

  #turn(commands: readonly Command[]): Promise<Replies> {
    return new Promise((resolve, reject) => {
      if (this.#loss) {
        reject(this.#loss);
        return;
      }
      this.#turns.push({ commands: commands.length, resolve, reject });
      this.#stream.write(encodeChain(commands));
    });
  }

  #takeOwed(): Command[] {
    clearTimeout(this.#owedTimer);
    this.#owedTimer = undefined;
    return this.#owed.splice(0);
  }

  destroy(reason: Error = new LineLost('destroyed')): void {
    if (this.#loss) return;
    this.#loss = reason;
    clearTimeout(this.#silence);
    this.#takeOwed();
    for (const turn of this.#turns.splice(0)) turn.reject(reason);
    this.#reply = [];
    this.#stream.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#loss) return;
    try {
      for (const dss of this.#assembler.push(chunk)) this.#add(dss);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    this.#watchSilence();
  }

  #add(dss: Dss): void {
    const turn = this.#turns[0];
    if (!turn) throw new DrdaProtocolError('unexpected-reply', 'a reply that nobody asked for');
    this.#reply.push(dss);
    this.#replyBytes += dss.payload.length;
    if (this.#replyBytes > this.#limits.replyBytes) {
      throw new DrdaProtocolError('too-large', `a reply of more than ${this.#limits.replyBytes} bytes`);
    }
    if (this.#reply.length > this.#limits.replyObjects) throw tooMany(this.#limits.replyObjects);
    if (dss.chained) return;
    const replies = sortReplies(this.#reply, turn.commands, this.#limits.replyObjects);
    this.#turns.shift();
    this.#reply = [];
    this.#replyBytes = 0;
    turn.resolve(replies);
  }

  #watchSilence(): void {
    const isMidway = this.#assembler.isMidway || this.#reply.length > 0;
    if (!isMidway) {
      clearTimeout(this.#silence);
      this.#silence = undefined;
    } else if (this.#silence) {
      this.#silence.refresh();
    } else {
      this.#silence = setTimeout(() => this.destroy(new LineLost('silent')), this.#limits.silenceMs).unref();
    }
  }
}

/** Sorts the objects of a reply by the commands that they answer. */
export function sortReplies(chain: readonly Dss[], commands: number, mostObjects: number): Replies {
  const replies: DdmObject[][] = [];
  while (replies.length < commands) replies.push([]);
  let objects = 0;
  for (const { correlation, payload } of chain) {
    const reply = replies[correlation - 1];
    if (!reply) throw new DrdaProtocolError('unexpected-reply', `a reply to command ${correlation} of ${commands}`);
    const before = reply.length;
    for (const object of readObjects(payload)) reply.push(object);
    objects += reply.length - before;
    if (objects > mostObjects) throw tooMany(mostObjects);
  }
  return replies;
}

function tooMany(objects: number): DrdaProtocolError {
  return new DrdaProtocolError('too-large', `a reply of more than ${objects} objects`);
}
