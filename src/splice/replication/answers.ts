/** Effects in their three kinds. */
import type { ScopeEffect, ScopeWorld } from './effect';

const untouched = { switchedOn: [], switchedOff: [], internalTables: 'untouched' } as const;

/** A no-op: nothing was changed. */
export function warning(world: ScopeWorld, message: string): ScopeEffect {
  return { ...untouched, answer: { label: 'warning', message }, rows: world.rows };
}

/** Whatever `done` holds stays done. */
export function failed(world: ScopeWorld, message: string, done: Partial<ScopeEffect> = {}): ScopeEffect {
  return { ...untouched, rows: world.rows, ...done, answer: { label: 'error', message } };
}

export function success(message: string, done: Pick<ScopeEffect, 'rows'> & Partial<ScopeEffect>): ScopeEffect {
  return { ...untouched, ...done, answer: { label: 'success', message } };
}
