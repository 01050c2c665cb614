/** The directives of a script as a person reads them: what each is for and how it is written. */
import { t } from '@vscode/l10n';
import { directiveWords, readDirective, type Directive, type DirectiveWord } from '../../sql/directives';
import type { ScriptIndex } from './scriptIndex';

export interface DirectiveText {
  readonly name: DirectiveWord;
  /** As it is written, with a word for what follows the name. */
  readonly usage: string;
  readonly purpose: string;
  /** A snippet's text behind the name; empty where nothing follows. */
  readonly argument: string;
}

/** Undefined for a word that is none, in whatever case. */
export function directiveText(word: string): DirectiveText | undefined {
  const known = directiveWords.find((one) => one === word.toLowerCase());
  return known && { name: known, ...texts(known) };
}

function texts(name: DirectiveWord): Omit<DirectiveText, 'name'> {
  switch (name) {
    case 'cluster':
      return {
        usage: '-- @cluster NAME',
        argument: ' ${1:name}',
        purpose: t('The statements from here on run on this cluster.'),
      };
    case 'active':
      return {
        usage: '-- @active',
        argument: '',
        purpose: t('The statements from here on run on the active cluster, which is chosen when the script starts.'),
      };
    case 'passive':
      return {
        usage: '-- @passive',
        argument: '',
        purpose: t('The statements from here on run on the passive cluster, which is chosen when the script starts.'),
      };
    case 'let':
      return {
        usage: '-- @let name',
        argument: ' ${1:name}',
        purpose: t('Keeps the first value of the next result. Later statements take it as :name.'),
      };
    case 'confirm':
      return {
        usage: '-- @confirm text',
        argument: ' ${1:text}',
        purpose: t('Stops, shows the text, and goes on only when a person agrees.'),
      };
    case 'wait-for-restart':
      return {
        usage: '-- @wait-for-restart',
        argument: '',
        purpose: t('Waits until the cluster was restarted and answers again.'),
      };
  }
}

/** How many `@let` are looked at: more in one script would be felt at each key. */
const MOST_LETS = 200;

/** Of `@let name`, and of the blanks before it, in characters. */
const LONGEST_LET = 200;

/** The names that `-- @let` gives before the place, each once, the latest first. */
export function variablesBefore(script: ScriptIndex, offset: number): readonly string[] {
  const names = new Set<string>();
  let count = 0;
  for (const text of script.before(offset)) {
    for (let at = text.length; at > 0 && count < MOST_LETS; count += 1) {
      at = text.lastIndexOf('@let', at - 1);
      if (at < 0) break;
      const directive = directiveAround(text, at);
      if (directive?.kind === 'let') names.add(directive.name.text);
    }
  }
  return [...names];
}

/** Whose word stands at the offset, be it behind a statement. */
function directiveAround(text: string, offset: number): Directive | undefined {
  const dashes = /(?<!-)--[ \t]*$/.exec(text.slice(Math.max(0, offset - LONGEST_LET), offset))?.[0];
  if (dashes === undefined) return undefined;
  const line = /^[^\r\n]*/.exec(text.slice(offset, offset + LONGEST_LET))?.[0] ?? '';
  return readDirective(dashes + line)?.directive;
}
