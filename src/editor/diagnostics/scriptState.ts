/** Where a statement would run, and what can be said of that cluster by then: earlier statements of the script change it. */
import { parseCall } from '../../sql/call';
import { isSignificant, tokenAt } from '../../sql/lexer';
import type { Directive } from '../../sql/directives';
import type { ClusterFacts } from '../core/facts';
import type { Target } from './checkStatement';

/** What is known of the clusters. A new object only where something has changed, and so is each cluster's part. */
export interface ScriptClusters {
  readonly bound: ClusterFacts | undefined;
  readonly byName: ReadonlyMap<string, ClusterFacts>;
}

/** Bits for what is no longer as it was read. */
export type Stale = number;
const PEERS: Stale = 1;
const ROWS: Stale = 2;
const NAMES: Stale = 4;
const ROLE: Stale = 8;

export interface ScriptState {
  readonly target: Target;
  /** By the cluster's name. */
  readonly stale: ReadonlyMap<string, Stale>;
}

export function isSameState(one: ScriptState, other: ScriptState): boolean {
  if (one.target.facts !== other.target.facts || one.target.role !== other.target.role) return false;
  if (one.stale === other.stale) return true;
  return one.stale.size === other.stale.size && [...one.stale].every(([name, bits]) => other.stale.get(name) === bits);
}

/** Follows a script. The facts that it gives are the same objects as long as those of the clusters are. */
export class ScriptStates {
  readonly #reduced = new WeakMap<ClusterFacts, Map<Stale, ClusterFacts>>();

  atStart({ bound }: ScriptClusters): ScriptState {
    return { target: { facts: bound, role: undefined }, stale: new Map() };
  }

  behindDirective(directive: Directive, before: ScriptState, { byName }: ScriptClusters): ScriptState {
    switch (directive.kind) {
      case 'cluster':
        return this.#on(byName.get(directive.name.text), before.stale);
      case 'active':
      case 'passive':
        return { target: { facts: undefined, role: directive.kind }, stale: before.stale };
      case 'let':
      case 'confirm':
      case 'wait-for-restart':
        return before;
    }
  }

  behindStatement(changes: Stale, before: ScriptState, { bound, byName }: ScriptClusters): ScriptState {
    const { facts } = before.target;
    const bits = facts ? (before.stale.get(facts.name) ?? 0) : 0;
    if (!facts || (bits | changes) === bits) return before;
    const whole = byName.get(facts.name) ?? bound;
    return this.#on(whole, new Map(before.stale).set(facts.name, bits | changes));
  }

  #on(facts: ClusterFacts | undefined, stale: ReadonlyMap<string, Stale>): ScriptState {
    return { target: { facts: facts && this.#without(facts, stale.get(facts.name) ?? 0), role: undefined }, stale };
  }

  #without(facts: ClusterFacts, stale: Stale): ClusterFacts {
    if (stale === 0) return facts;
    const kept = this.#reduced.get(facts) ?? new Map<Stale, ClusterFacts>();
    this.#reduced.set(facts, kept);
    const reduced = kept.get(stale) ?? without(facts, stale);
    kept.set(stale, reduced);
    return reduced;
  }
}

function without(facts: ClusterFacts, stale: Stale): ClusterFacts {
  const { peers, rows, schemas, tables, role, ...rest } = facts;
  const has = (bit: Stale) => (stale & bit) === 0;
  return {
    ...rest,
    ...(peers && has(PEERS) && { peers }),
    ...(rows && has(ROWS) && { rows }),
    ...(schemas && has(NAMES) && { schemas }),
    ...(tables && has(NAMES) && { tables }),
    ...(role && has(ROLE) && { role }),
  };
}

/** How much of a statement is looked at: its first words tell what it changes. */
const LOOKED_AT = 500;

export function changesOf(statement: string): Stale {
  const text = statement.slice(0, LOOKED_AT);
  const first = firstWord(text);
  if (/^(?:CREATE|DROP|ALTER|RENAME)$/i.test(first)) return NAMES | ROWS;
  const name = /^(?:CALL|\{)$/i.test(first) ? (parseCall(text)?.procedure?.name ?? '') : '';
  if (name.endsWith('_PEER')) return PEERS;
  if (/^(?:EN|DIS)ABLE_\w+_REPLICATION$/.test(name)) return ROWS;
  if (name === 'SET_REPLICATION_ROLE') return ROLE;
  return name.startsWith('SYSCS_RESTORE_') ? PEERS | ROWS | NAMES | ROLE : 0;
}

function firstWord(text: string): string {
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    if (isSignificant(token)) return text.slice(token.start, token.end);
    at = token.end;
  }
  return '';
}
