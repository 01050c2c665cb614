import { describe, expect, it } from 'vitest';
import { Loads } from '../../../src/tree/loads';

/** A reading that ends when told to, or by its signal. */
function reading() {
  let end: (error?: Error) => void = () => undefined;
  const read = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      end = (error) => {
        if (error) reject(error);
        else resolve();
      };
      signal.addEventListener('abort', () => {
        reject(new DOMException('', 'AbortError'));
      });
    });
  return { read, end: (error?: Error) => end(error) };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('Loads', () => {
  it('joins a reading under way', async () => {
    const loads = new Loads();
    const { read, end } = reading();
    const load = loads.start('a', 'Reading…', read);
    expect(loads.start('a', 'Again…', () => Promise.reject(new Error('never')))).toBe(load);
    expect(loads.running('a')?.what).toBe('Reading…');
    await turn();
    end();
    await load.done;
    expect(loads.running('a')).toBeUndefined();
    expect(loads.failure('a')).toBeUndefined();
  });

  it('keeps a failure until the next start', async () => {
    const loads = new Loads();
    const broken = new Error('broken');
    await loads.start('a', '', () => Promise.reject(broken)).done;
    expect(loads.failure('a')).toBe(broken);
    const { read } = reading();
    loads.start('a', '', read);
    expect(loads.failure('a')).toBeUndefined();
  });

  it('cancels at and under a node, and shows it', async () => {
    const loads = new Loads();
    const under = loads.start('east/schemas', '', reading().read);
    const beside = loads.start('eastern', '', reading().read);
    await turn();
    loads.cancel('east');
    await under.done;
    expect(loads.failure('east/schemas')).toBeInstanceOf(DOMException);
    expect(loads.running('eastern')).toBe(beside);
  });

  it('leaves nothing behind of what is forgotten', async () => {
    const loads = new Loads();
    const forgotten = loads.start('east/schemas', '', reading().read);
    await turn();
    loads.forget('east');
    expect(loads.running('east/schemas')).toBeUndefined();
    const { read, end } = reading();
    const fresh = loads.start('east/schemas', '', read);
    await forgotten.done;
    expect(loads.running('east/schemas')).toBe(fresh);
    expect(loads.failure('east/schemas')).toBeUndefined();
    end();
    await fresh.done;
  });
});
