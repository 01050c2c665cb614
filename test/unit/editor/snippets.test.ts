import { describe, expect, it } from 'vitest';
import { readDirectives } from '../../../src/sql/directives';
import { scriptSnippets } from '../../../src/editor/snippets/scripts';
import { snippets } from '../../../src/editor/snippets/snippets';
import { parseCall } from '../../../src/sql/call';
import { splitStatements } from '../../../src/sql/statements';
import { catalogue, findProcedure } from '../../../src/splice/procedures';

/** What stands in the editor when every place keeps its proposal. */
function filledIn(body: readonly string[]): string {
  const proposals = new Map<string, string>();
  return body
    .join('\n')
    .replace(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g, (_, place: string, first: string) => `\${${place}:${first}}`)
    .replace(/\$\{(\d+):((?:\\.|[^}\\])*)\}|\$(\d+)/g, (_, place?: string, proposal?: string, again?: string) => {
      if (place !== undefined) proposals.set(place, (proposal ?? '').replace(/\\(.)/g, '$1'));
      return proposals.get(place ?? again ?? '') ?? '';
    });
}

const all = Object.entries(snippets());

describe('snippets', () => {
  it('are one per procedure and the whole scripts', () => {
    expect(all).toHaveLength(catalogue.length + scriptSnippets.length);
    expect(new Set(scriptSnippets.map(({ prefix }) => prefix)).size).toBe(scriptSnippets.length);
  });

  it('have no prefix: completion would offer them whatever the file’s cluster', () => {
    for (const [title, snippet] of all) expect(Object.keys(snippet), title).toEqual(['description', 'body']);
  });

  it.each(all)('%s calls procedures with the arguments of their newest form', (_title, { body }) => {
    const calls = splitStatements(filledIn(body)).flatMap(({ text, unterminated }) => {
      expect(unterminated).toBeUndefined();
      const call = parseCall(text.replace(/:[a-z_]+/g, '1'));
      return call ? [call] : [];
    });
    for (const call of calls) {
      const description = findProcedure(call.procedure?.name ?? '');
      expect(call.malformed).toBeUndefined();
      expect(call.schema?.name).toBe('SYSCS_UTIL');
      expect(call.arguments).toHaveLength(description?.forms[0]?.parameters.length ?? NaN);
    }
  });

  it.each(all)('%s leaves no place without a proposal, and keeps what it uses', (_title, { body }) => {
    const text = filledIn(body);
    expect(text).not.toMatch(/\$[\d{]/);
    const kept = [...text.matchAll(/^-- @let (\w+)$/gm)].map((match) => match[1]);
    const used = [...text.replace(/'[^']*'|^--.*$/gm, '').matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(used.filter((name) => !kept.includes(name))).toEqual([]);
  });

  it.each(all)('%s uses known directives only', (_title, { body }) => {
    expect(readDirectives(filledIn(body)).problems).toEqual([]);
  });
});
