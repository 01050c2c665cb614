/** Sees what code of a folder does to the world outside its process. */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import workers from 'node:worker_threads';

type Call = (...values: never[]) => unknown;
type Module = Record<string, unknown>;

/** By the name of the module and of what it exports. */
const watched: readonly (readonly [module: string, exports: Module])[] = [
  ['fs', fs],
  ['fs/promises', fs.promises],
  ['child_process', childProcess],
  ['net', net],
  ['worker_threads', workers],
];

/**
 * Runs the work and tells which functions of those modules were called by code in the folder meanwhile, with their first argument. What
 * Node does to load that code is not the code's doing.
 */
export async function ioOf(folder: string, work: () => PromiseLike<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const restore = watched.flatMap(([module, exports]) =>
    Object.entries(exports).flatMap(([name, original]) => {
      if (typeof original !== 'function' || /^[A-Z_]/.test(name) !== (name === 'Worker')) return [];
      const noticing = function (this: unknown, ...values: unknown[]): unknown {
        if (isCalledFrom(folder)) calls.push(`${module}.${name}(${String(values[0])})`);
        return name === 'Worker'
          ? Reflect.construct(original, values)
          : (original as Call).apply(this, values as never[]);
      };
      exports[name] = Object.assign(noticing, original);
      return [() => (exports[name] = original)];
    }),
  );
  try {
    await work();
  } finally {
    for (const put of restore) put();
  }
  return calls;
}

/** The caller's own frame decides: further down the stack stands whoever has loaded it. */
function isCalledFrom(folder: string): boolean {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return caller.includes(folder);
}
