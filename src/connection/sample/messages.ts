/** What the host and the worker of a sample pair say to each other. All of it can be cloned. */
import type { SqlParameter, ServerMessage } from '../connection';
import type { FailureKind, StatementFate } from '../failure';
import type { Release } from '../../splice/release';
import type { Side } from './engine/cluster';
import type { Timings } from './engine/procedures/context';
import type { StatementReply } from './engine/reply';

/** Given to the worker at its start. */
export interface WorkerSetup {
  readonly release: Release;
  readonly timings: Timings;
  /** One Int32: the id of the request that is to end early. */
  readonly cancelled: SharedArrayBuffer;
}

export type SampleRequest =
  | { readonly kind: 'open'; readonly side: Side; readonly user: string }
  | {
      readonly kind: 'execute';
      readonly session: number;
      readonly sql: string;
      readonly parameters: readonly SqlParameter[];
      readonly maxRows: number | undefined;
    }
  | { readonly kind: 'close'; readonly session: number }
  | { readonly kind: 'restart'; readonly side: Side };

export type SampleAnswer =
  | { readonly kind: 'opened'; readonly session: number }
  | { readonly kind: 'result'; readonly reply: StatementReply }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failure';
      readonly failure: FailureKind;
      readonly fate: StatementFate;
      /** The server's own words, first cause first; empty where the server said nothing. */
      readonly messages: readonly ServerMessage[];
    };

export interface NumberedRequest {
  /** From 1. */
  readonly id: number;
  readonly request: SampleRequest;
}

export interface NumberedAnswer {
  readonly id: number;
  readonly answer: SampleAnswer;
}
