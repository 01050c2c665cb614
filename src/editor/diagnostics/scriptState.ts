/** Where a statement would run, and what can be said of that cluster by then: earlier statements of the script change it. */
import { parseCall, type ParsedCall } from '../../sql/call';
import { isSignificant, tokenAt } from '../../sql/lexer';
import { schemaSet } from '../../sql/setSchema';
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
  /** The lines on which SET SCHEMA SYSCS_UTIL holds: names of clusters, roles, and an empty one where neither is known. */
  readonly inUtil: ReadonlySet<string>;
}

/** What a statement changes for those behind it. */
export interface StatementChanges {
  readonly stale: Stale;
  /** True and false where it sets the schema of its line: to SYSCS_UTIL, or to another one. */
  readonly isInUtil?: boolean;
  readonly backedUpTo?: string;
}

export function isSameState(one: ScriptState, other: ScriptState): boolean {
  if (one.target.facts !== other.target.facts || one.target.role !== other.target.role) return false;
  if (one.target.backedUpTo !== other.target.backedUpTo || !isSameSet(one.inUtil, other.inUtil)) return false;
  if (one.stale === other.stale) return true;
  return one.stale.size === other.stale.size && [...one.stale].every(([name, bits]) => other.stale.get(name) === bits);
}

/** Follows a script. The facts that it gives are the same objects as long as those of the clusters are. */
export class ScriptStates {
  readonly #reduced = new WeakMap<ClusterFacts, Map<Stale, ClusterFacts>>();

  atStart({ bound }: ScriptClusters): ScriptState {
    return {
      target: { facts: bound, role: undefined, isInUtil: false, backedUpTo: undefined },
      stale: new Map(),
      inUtil: new Set(),
    };
  }

  behindDirective(directive: Directive, before: ScriptState, { byName }: ScriptClusters): ScriptState {
    switch (directive.kind) {
      case 'cluster':
        return this.#on(byName.get(directive.name.text), undefined, before);
      case 'active':
      case 'passive':
        return this.#on(undefined, directive.kind, before);
      case 'let':
      case 'confirm':
      case 'wait-for-restart':
        return before;
    }
  }

  behindStatement(changes: StatementChanges, before: ScriptState, { bound, byName }: ScriptClusters): ScriptState {
    const { facts, role } = before.target;
    const inUtil = changes.isInUtil === undefined ? before.inUtil : changed(before, changes.isInUtil);
    const bits = facts ? (before.stale.get(facts.name) ?? 0) : 0;
    const next = bits | changes.stale;
    const backedUpTo = changes.backedUpTo ?? before.target.backedUpTo;
    const isSame = inUtil === before.inUtil && backedUpTo === before.target.backedUpTo;
    if (isSame && (!facts || next === bits)) return before;
    const target = { ...before.target, backedUpTo };
    if (!facts) return this.#on(undefined, role, { target, stale: before.stale, inUtil });
    const stale = next === bits ? before.stale : new Map(before.stale).set(facts.name, next);
    return this.#on(byName.get(facts.name) ?? bound, role, { target, stale, inUtil });
  }

  /** The state `before` with another target. */
  #on(
    facts: ClusterFacts | undefined,
    role: Target['role'],
    { target: { backedUpTo }, stale, inUtil }: ScriptState,
  ): ScriptState {
    const known = facts && this.#without(facts, stale.get(facts.name) ?? 0);
    const isInUtil = inUtil.has(lineOf({ facts, role }));
    return { target: { facts: known, role, isInUtil, backedUpTo }, stale, inUtil };
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

function lineOf({ facts, role }: Pick<Target, 'facts' | 'role'>): string {
  return facts?.name ?? role ?? '';
}

function changed({ target, inUtil }: ScriptState, isInUtil: boolean): ReadonlySet<string> {
  const line = lineOf(target);
  if (inUtil.has(line) === isInUtil) return inUtil;
  return isInUtil ? new Set([...inUtil, line]) : new Set([...inUtil].filter((one) => one !== line));
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one === other || (one.size === other.size && [...one].every((name) => other.has(name)));
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

export function changesOf(statement: string): StatementChanges {
  const text = statement.slice(0, LOOKED_AT);
  const first = firstWord(text);
  const schema = /^SET$/i.test(first) ? schemaSet(text) : undefined;
  const call = /^(?:CALL|\{)$/i.test(first) ? parseCall(text) : undefined;
  const backedUpTo = call && directoryOfBackup(call);
  return {
    stale: staleBehind(first, call?.procedure?.name ?? ''),
    ...(schema !== undefined && { isInUtil: schema === 'SYSCS_UTIL' }),
    ...(backedUpTo !== undefined && { backedUpTo }),
  };
}

function directoryOfBackup({ procedure, arguments: [directory] }: ParsedCall): string | undefined {
  const isBackup = /^SYSCS_BACKUP_DATABASE(?:_ASYNC)?$/.test(procedure?.name ?? '');
  return isBackup && typeof directory?.value === 'string' ? directory.value : undefined;
}

function staleBehind(first: string, name: string): Stale {
  if (/^(?:CREATE|DROP|ALTER|RENAME)$/i.test(first)) return NAMES | ROWS;
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
