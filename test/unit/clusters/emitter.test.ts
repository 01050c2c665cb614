import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/clusters/emitter';

describe('Emitter', () => {
  it('tells everyone who listens, until they stop', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const listener = (value: number) => heard.push(`a${value}`);
    const first = emitter.event(listener);
    const second = emitter.event(listener);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    second.dispose();
    second.dispose();
    emitter.fire(3);
    expect(heard).toEqual(['a1', 'a1', 'a2']);
  });

  it('lets no listener keep another from hearing', async () => {
    const emitter = new Emitter<void>();
    const uncaught: unknown[] = [];
    const before = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => uncaught.push(error));
    const heard: string[] = [];
    emitter.event(() => {
      throw new Error('broken listener');
    });
    emitter.event(() => heard.push('second'));
    emitter.fire();
    await new Promise((resolve) => setImmediate(resolve));
    for (const listener of before) process.on('uncaughtException', listener);
    expect(heard).toEqual(['second']);
    expect(uncaught).toMatchObject([{ message: 'broken listener' }]);
  });

  it('is silent after its end', () => {
    const emitter = new Emitter<void>();
    const heard: string[] = [];
    emitter.event(() => heard.push('x'));
    emitter.dispose();
    emitter.fire();
    expect(heard).toEqual([]);
  });
});
