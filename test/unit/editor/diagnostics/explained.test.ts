/** Each finding's code leads to its explanation. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = path.join(root, 'src/editor/diagnostics');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const explained = [...readFileSync(path.join(root, 'media/findings.md'), 'utf8').matchAll(/^### ([\w-]+)$/gm)].map(
  ([, code]) => code,
);

/** The first argument of `finding`, and those that are chosen before it is made. */
const codes = new Set(
  sources.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return [
      ...text.matchAll(
        /finding\(\s*(?:[^,()]*\? )?'([a-z-]+)'(?: : '([a-z-]+)')?|\bcode = [^;]*? \? '([a-z-]+)' : '([a-z-]+)'/g,
      ),
    ]
      .flatMap(([, ...found]) => found)
      .filter(Boolean);
  }),
);

describe('the explanations', () => {
  it.each([...codes])('explain %s', (code) => {
    expect(explained).toContain(code);
  });

  it('are about what is found, each once', () => {
    const directives = explained.filter((code) => code?.startsWith('directive-'));
    const unknown = explained.filter((code) => code !== undefined && !codes.has(code) && !directives.includes(code));
    expect(unknown).toEqual([]);
    expect(new Set(explained).size).toBe(explained.length);
  });
});
