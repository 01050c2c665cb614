/** The snippets as VS Code reads them: whole scripts, then one per procedure in its newest form. `scripts/generate.mjs` writes them. */
import { catalogue } from '../../splice/procedures';
import { callSnippet } from '../core/completion/procedures';
import { signatureOf } from '../core/signatures';
import { scriptSnippets } from './scripts';

export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** By title. */
export function snippets(): Readonly<Record<string, Snippet>> {
  const scripts = scriptSnippets.map(({ title, prefix, description, lines }): [string, Snippet] => [
    title,
    { prefix, description, body: lines },
  ]);
  const procedures = catalogue.map(({ name, purpose }): [string, Snippet] => {
    const call = callSnippet({ name, parameters: signatureOf(name, undefined)?.parameters ?? [] });
    const prefix = `splice-${name.toLowerCase().replaceAll('_', '-')}`;
    return [`SYSCS_UTIL.${name}`, { prefix, description: purpose, body: [`CALL SYSCS_UTIL.${call};$0`] }];
  });
  return Object.fromEntries([...scripts, ...procedures]);
}
