/**
 * The snippets as VS Code's own command inserts them: whole scripts, then one per procedure in its newest form. `scripts/generate.mjs`
 * writes them. They have no prefix, hence stand in no completion: that offers the same in the form of the file's cluster.
 */
import { catalogue } from '../../splice/procedures';
import { callSnippet } from '../core/completion/procedures';
import { signatureOf } from '../core/signatures';
import { scriptSnippets } from './scripts';

export interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
}

const newest = 'In the form of the newest releases.';

/** By title. */
export function snippets(): Readonly<Record<string, Snippet>> {
  const scripts = scriptSnippets.map(({ title, description, lines }): [string, Snippet] => [
    title,
    { description: `${description} ${newest}`, body: lines },
  ]);
  const procedures = catalogue.map(({ name, purpose, forms }): [string, Snippet] => {
    const call = callSnippet({ name, parameters: signatureOf(name, undefined)?.parameters ?? [] });
    const description = forms.length > 1 ? `${purpose} ${newest}` : purpose;
    return [`SYSCS_UTIL.${name}`, { description, body: [`CALL SYSCS_UTIL.${call};$0`] }];
  });
  return Object.fromEntries([...scripts, ...procedures]);
}
