/**
 * One description of what a step does: the walkthrough executes it, shows it, writes it down, and writes it as a script.
 *
 * In no plan is what can have no place in a script: what is read of the clusters before and after every step to know where they stand
 * (facts.ts), what looks whether a call would fail (preflight.ts) and at the server's clock, and what is asked again and again while a
 * backup or a restart is waited for. A script, too, has no background: it waits for its backup.
 */
import type { SqlParameter } from '../../connection/connection';
import { writtenValue } from '../../splice/call';
import type { Side } from './model';

/** Bound where it is known when the statement is sent; `:backup_id` in scripts. */
export interface Remembered {
  readonly remembered: 'backup_id';
}

export type PlanValue = SqlParameter | Remembered;

export interface PlannedCall {
  readonly kind: 'call';
  readonly on: Side;
  /** Without schema. */
  readonly procedure: string;
  readonly values: readonly PlanValue[];
  /** One line: a comment in the script. */
  readonly purpose: string;
  readonly changes: boolean;
  /** It only reads, yet may take as long as an action. */
  readonly takesLong?: boolean;
  /** What must be confirmed before it is sent, as a question. */
  readonly confirm?: string;
  /** The form that returns at once, where the server has it and the person wants to see progress. */
  readonly inBackground?: string;
}

export interface PlannedQuery {
  readonly kind: 'query';
  readonly on: Side;
  readonly sql: string;
  readonly values: readonly PlanValue[];
  readonly purpose: string;
  /** The first value of its first row is kept under this name. */
  readonly remember?: Remembered['remembered'];
}

/** A restart that a person makes; nothing can be sent before it. */
export interface PlannedRestart {
  readonly kind: 'restart';
  readonly on: Side;
  readonly purpose: string;
}

export type PlanItem = PlannedCall | PlannedQuery | PlannedRestart;
export type PlannedStatement = PlannedCall | PlannedQuery;

/** One that changes nothing, until more is said of it. */
export function plannedCall(on: Side, procedure: string, values: readonly PlanValue[], purpose: string): PlannedCall {
  return { kind: 'call', on, procedure, values, purpose, changes: false };
}

export function isStatement(item: PlanItem): item is PlannedStatement {
  return item.kind !== 'restart';
}

/** With its values written out, for people; what is not known yet as `:backup_id`. No semicolon. */
export function writtenStatement(
  item: PlannedStatement,
  known: Readonly<Partial<Record<'backup_id', string>>> = {},
): string {
  const written = (value: PlanValue) =>
    isRemembered(value) ? (known[value.remembered] ?? `:${value.remembered}`) : writtenValue(value);
  if (item.kind === 'call') return `CALL SYSCS_UTIL.${item.procedure}(${item.values.map(written).join(', ')})`;
  let at = 0;
  // The texts are our own: a question mark in them is always a value's place.
  return item.sql.replaceAll('?', () => {
    const value = item.values[at++];
    return value === undefined ? '?' : written(value);
  });
}

export function isRemembered(value: PlanValue): value is Remembered {
  return typeof value === 'object' && value !== null;
}

/** The values to bind; undefined where one of them is not known yet. */
export function boundValues(
  values: readonly PlanValue[],
  known: Readonly<Partial<Record<'backup_id', bigint>>>,
): readonly SqlParameter[] | undefined {
  const bound: SqlParameter[] = [];
  for (const value of values) {
    const found = isRemembered(value) ? known[value.remembered] : value;
    if (found === undefined) return undefined;
    bound.push(found);
  }
  return bound;
}
