/** Effects in their three kinds. */
import type { ScopeEffect, ScopeWorld } from './effect';

const untouched = { clash: undefined, switchedOn: [], switchedOff: [], internalTables: 'untouched' } as const;
const none: ReadonlySet<string> = new Set();

/** What was done; the rest is as before. */
export type Done = Partial<Omit<ScopeEffect, 'answer'>>;

/** A no-op: nothing was changed. */
export function warning(world: ScopeWorld, message: string): ScopeEffect {
  return effect(world, 'warning', message, {});
}

/** Whatever `done` holds stays done. */
export function failed(world: ScopeWorld, message: string, done: Done = {}): ScopeEffect {
  return effect(world, 'error', message, done);
}

export function success(world: ScopeWorld, message: string, done: Done): ScopeEffect {
  return effect(world, 'success', message, done);
}

function effect(world: ScopeWorld, label: ScopeEffect['answer']['label'], message: string, done: Done): ScopeEffect {
  const before = { rows: world.rows, phantoms: world.phantoms ?? none };
  return { ...untouched, ...before, ...done, answer: { label, message } };
}
