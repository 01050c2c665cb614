/** What an action is going to do, as it is shown before it is done. */
import type { Environment } from '../../clusters/profile';
import type { ProcedureCall } from '../../clusters/session';
import { writtenCall } from '../../splice/call';
import type { Side } from '../contextValues';
import type { Server } from './absence';

/** One call of a plan. */
export interface Step {
  readonly call: ProcedureCall;
  /** What it is about: `SALES.ORDERS`, `SALES`, `the whole database`, `peer 1`. */
  readonly object: string;
}

/** The rows of SYS.SYSREPLICATION as lines of text, for the diff editor. */
export interface RowsBeforeAfter {
  readonly before: string;
  readonly after: string;
}

export interface RunPlan {
  readonly kind: 'run';
  readonly verb: Verb;
  readonly steps: readonly [Step, ...Step[]];
  /** "Turn replication off for SALES.ORDERS on east (production)?" */
  readonly question: string;
  /** What happens to tables and rows, a sentence each. */
  readonly effects: readonly string[];
  /** What to mind, a sentence each. */
  readonly cautions: readonly string[];
  readonly wayBack: string | undefined;
  readonly rows: RowsBeforeAfter | undefined;
}

export type Plan =
  | RunPlan
  /** The server would answer with a Warning: nothing to run. */
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export type Verb = 'turn-on' | 'turn-off' | 'repair' | 'enable' | 'disable' | 'remove' | 'add';

/** Where an action happens, as questions name it. */
export interface Place {
  readonly cluster: string;
  readonly environment: Environment;
}

/** The same, with what decides whether it can be done there. */
export interface ActionPlace {
  readonly place: Place;
  readonly side: Side;
  readonly server: Server;
}

export function stepSql(step: Step): string {
  return writtenCall(step.call.procedure, step.call.arguments);
}

/** True when two plans would send the same calls and leave the same rows: what was confirmed is what is run. */
export function samePlan(one: RunPlan, other: RunPlan): boolean {
  const key = (plan: RunPlan) => JSON.stringify([plan.steps.map(stepSql), plan.rows, plan.cautions]);
  return key(one) === key(other);
}
