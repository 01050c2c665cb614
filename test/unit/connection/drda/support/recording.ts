/** The frames of a real Splice server, with the values read out of them when they were recorded. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SqlParameter, SqlValue } from '../../../../../src/connection/connection';
import { segmentsOf, type Segment } from './wire';

/** The last three are known of Splice's columns alone. */
export interface RecordedColumn {
  readonly name: string;
  readonly type: number;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
}

export type RecordedValue = null | boolean | number | string | { readonly hex: string };

export interface Exchange {
  readonly name: string;
  readonly note?: string;
  readonly sql?: string;
  readonly parameters?: readonly (string | number | boolean | null)[];
  readonly turns: readonly { readonly sent: string; readonly received: string }[];
  readonly expect: {
    readonly server?: Readonly<Record<string, unknown>>;
    readonly columns?: readonly RecordedColumn[];
    /** Rows, or their number in words. */
    readonly rows?: readonly (readonly RecordedValue[])[] | string;
    readonly updateCount?: number;
    readonly out?: readonly RecordedValue[];
    readonly error?: {
      readonly sqlCode?: number;
      readonly sqlState?: string;
      readonly tokens?: string;
      readonly message?: string;
    };
  };
}

export const exchanges = load('splice-3.2.frames.json');
/** Recorded by `test/labs/derby/recordFrames.ts`, which says how to do so again. */
export const derbyExchanges = load('derby-10.14.frames.json');

function load(name: string): Exchange[] {
  const file = path.join(import.meta.dirname, '..', name);
  return (JSON.parse(readFileSync(file, 'utf8')) as { exchanges: Exchange[] }).exchanges;
}

export function exchange(name: string): Exchange {
  const found = exchanges.find((each) => each.name === name);
  if (!found) throw new Error(`no exchange ${name} was recorded`);
  return found;
}

export interface RecordedCommand {
  readonly codePoint: number;
  /** The DSSs that answered it, in their order. */
  readonly reply: readonly Segment[];
}

/** Commands of an exchange in their order, each with what came back for it. */
export function commandsOf({ turns }: Exchange): RecordedCommand[] {
  return turns.flatMap(({ sent, received }) => {
    const replies = segmentsOf(Buffer.from(received, 'hex'));
    return segmentsOf(Buffer.from(sent, 'hex'))
      .filter(({ type }) => type === 1)
      .map(({ payload, correlation }) => ({
        codePoint: payload.readUInt16BE(2),
        reply: replies.filter((each) => each.correlation === correlation),
      }));
  });
}

const BIGINT = 492;
const TIMESTAMP = 392;

/** Values as the client gives them: BIGINT as bigint, bytes as bytes, TIMESTAMP in SQL's form without the zeros at its end. */
export function valueOf(value: RecordedValue, { type }: RecordedColumn): SqlValue {
  if (value !== null && typeof value === 'object') return Uint8Array.from(Buffer.from(value.hex, 'hex'));
  if (typeof value !== 'string') return value;
  if ((type & ~1) === BIGINT) return BigInt(value);
  if ((type & ~1) !== TIMESTAMP) return value;
  const parts = /^(\S{10})-(\d\d)\.(\d\d)\.(\d\d)\.(\d+?)0*$/.exec(value);
  if (!parts) throw new Error(`no timestamp: ${value}`);
  return `${parts[1]!} ${parts[2]!}:${parts[3]!}:${parts[4]!}.${parts[5]!}`;
}

/** Numbers beyond a double's integers were written as text. */
export function parametersOf({ parameters = [] }: Exchange): SqlParameter[] {
  return parameters.map((each) => (typeof each === 'string' && /^-?\d{16,}$/.test(each) ? BigInt(each) : each));
}
