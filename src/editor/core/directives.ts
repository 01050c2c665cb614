/** The directives of a script as a person reads them: what each is for and how it is written. */
import { t } from '@vscode/l10n';

export const directiveNames = ['cluster', 'active', 'passive', 'let', 'confirm', 'wait-for-restart'] as const;

export type DirectiveName = (typeof directiveNames)[number];

export interface DirectiveText {
  readonly name: DirectiveName;
  /** As it is written, with a word for what follows the name. */
  readonly usage: string;
  readonly purpose: string;
  /** A snippet's text behind the name; empty where nothing follows. */
  readonly argument: string;
}

/** One line of a script: `-- @let backup_id`. Offsets count from the beginning of the line. */
export interface DirectiveLine {
  readonly name: string;
  /** Of `@name`. */
  readonly start: number;
  readonly end: number;
  /** What follows the name, outer blanks dropped. */
  readonly argument: string;
}

const line = /^--[ \t]*@([\w-]*)(?:[ \t]+(.*?))?[ \t]*$/s;

/** `comment` is a line comment with its dashes. Undefined when it is an ordinary one. */
export function readDirective(comment: string): DirectiveLine | undefined {
  const match = line.exec(comment);
  if (!match) return undefined;
  const [, name = '', argument = ''] = match;
  const start = comment.indexOf('@');
  return { name, start, end: start + 1 + name.length, argument };
}

export function directiveText(name: string): DirectiveText | undefined {
  const known = directiveNames.find((one) => one === name);
  return known && { name: known, ...texts(known) };
}

function texts(name: DirectiveName): Omit<DirectiveText, 'name'> {
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

/** The names that `-- @let` gives in the text before `offset`, each once, the latest first. */
export function variablesBefore(text: string, offset: number): readonly string[] {
  const names = new Set<string>();
  let at = offset;
  for (let count = 0; at > 0 && count < MOST_LETS; count += 1) {
    at = text.lastIndexOf('@let', at - 1);
    if (at < 0) break;
    const name = /^@let[ \t]+(\w+)/.exec(text.slice(at, at + 200))?.[1];
    if (name !== undefined && isInLineComment(text, at)) names.add(name);
  }
  return [...names];
}

function isInLineComment(text: string, at: number): boolean {
  return /^[ \t]*--[ \t]*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}
