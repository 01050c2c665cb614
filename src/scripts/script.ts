/** A script as the runner sees it: statements and the steps that directives ask for, each with its target; and what keeps it from running. */
import { t } from '@vscode/l10n';
import { readDirectives, stopsScript, type Directive } from '../sql/directives';
import { foldName } from '../sql/names';
import { findParameters, type NamedValue } from '../sql/namedValues';
import { splitScript, type Statement } from '../sql/statements';
import { directiveProblemText } from '../sql/directiveTexts';
import { shellCommandProblem, transactionCommand, type TransactionCommand } from '../sql/shellCommands';

/** Which cluster a statement goes to: the one the file is bound to, one that is named, or one chosen for a role when the run begins. */
export type TargetName =
  | { readonly kind: 'bound' }
  | { readonly kind: 'cluster'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'role'; readonly role: 'active' | 'passive' };

/** Offsets count from the beginning of the whole document. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly target: TargetName;
}

export type ScriptStep = Placed &
  (
    | {
        readonly kind: 'statement';
        /** Folded names that keep the first value of the next result. */
        readonly lets: readonly string[];
        /** Offsets from the statement's beginning. */
        readonly named: readonly NamedValue[];
        /** Carried out here, not by the server. */
        readonly transaction?: TransactionCommand;
      }
    | { readonly kind: 'confirm'; readonly question: string }
    | { readonly kind: 'wait-for-restart' }
  );

export interface ScriptProblem {
  readonly start: number;
  readonly end: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

export interface Script {
  readonly steps: readonly ScriptStep[];
  /** Nothing is run while there is one. */
  readonly problems: readonly ScriptProblem[];
}

export interface ScriptPart {
  readonly start: number;
  readonly end: number;
}

/**
 * @param part what of the document is run; directives above it still choose its target
 * @param known folded names that have a value from an earlier run
 */
export function readScript(
  document: string,
  part: ScriptPart = { start: 0, end: document.length },
  known: Iterable<string> = [],
): Script {
  const text = document.slice(part.start, part.end);
  const reader = new Reader(part.start, targetAt(document, part.start), known);
  const { directives, problems } = readDirectives(text);
  const { statements, openComment } = splitScript(text);
  const marks = [
    ...statements.map((statement) => ({ at: statement.start, read: () => reader.statement(statement) })),
    ...directives.map((directive) => ({ at: directive.start, read: () => reader.directive(directive) })),
  ];
  for (const { read } of marks.sort((one, other) => one.at - other.at)) read();
  if (openComment !== undefined) {
    reader.problem(firstLineOf({ start: openComment, text: text.slice(openComment) }), unterminatedText('comment'));
  }
  for (const problem of problems.filter(stopsScript)) reader.problem(problem, directiveProblemText(problem));
  reader.finish();
  return { steps: reader.steps, problems: reader.problems.sort((one, other) => one.start - other.start) };
}

/** The target that the directives above a place leave. */
export function targetAt(document: string, offset: number): TargetName {
  const { directives } = readDirectives(document.slice(0, offset));
  const last = directives.findLast(({ kind }) => kind === 'cluster' || kind === 'active' || kind === 'passive');
  return (last && targetOf(last, 0)) ?? { kind: 'bound' };
}

/** Undefined for a directive that leaves the target as it is. `base` is the offset that the directive counts from. */
export function targetOf(directive: Directive, base: number): TargetName | undefined {
  switch (directive.kind) {
    case 'cluster': {
      const { text, start, end } = directive.name;
      return { kind: 'cluster', name: text, start: base + start, end: base + end };
    }
    case 'active':
    case 'passive':
      return { kind: 'role', role: directive.kind };
    case 'let':
    case 'confirm':
    case 'wait-for-restart':
      return undefined;
  }
}

class Reader {
  readonly steps: ScriptStep[] = [];
  readonly problems: ScriptProblem[] = [];
  readonly #base: number;
  readonly #named: Set<string>;
  #target: TargetName;
  #lets: Extract<Directive, { kind: 'let' }>[] = [];
  #inside = { start: 0, end: 0 };

  constructor(base: number, target: TargetName, known: Iterable<string>) {
    this.#base = base;
    this.#target = target;
    this.#named = new Set(known);
  }

  problem({ start, end }: ScriptPart, message: string): void {
    this.problems.push({ start: this.#base + start, end: this.#base + end, message });
  }

  directive(directive: Directive): void {
    if (directive.start < this.#inside.end) {
      this.problem(
        directive,
        t('{0} stands inside a statement. Put it on a line above the statement.', directive.word.text),
      );
      return;
    }
    const placed = { ...this.#placed(directive), text: `-- ${directive.word.text}` };
    switch (directive.kind) {
      case 'let':
        this.#lets.push(directive);
        return;
      case 'confirm':
        this.steps.push({
          ...placed,
          kind: 'confirm',
          text: `${placed.text} ${directive.question.text}`,
          question: directive.question.text,
        });
        return;
      case 'wait-for-restart':
        this.steps.push({ ...placed, kind: 'wait-for-restart' });
        return;
      case 'cluster':
      case 'active':
      case 'passive':
        this.#target = targetOf(directive, this.#base) ?? this.#target;
    }
  }

  statement(statement: Statement): void {
    const { text, unterminated } = statement;
    this.#inside = statement;
    const transaction = transactionCommand(text);
    const problem = unterminated ? unterminatedText(unterminated) : transaction ? undefined : shellCommandProblem(text);
    if (problem !== undefined) this.problem(firstLineOf(statement), problem);
    const { named, questionMarks } = findParameters(text);
    for (const { name, start, end } of named) {
      if (this.#named.has(foldName(name))) continue;
      this.problem(
        { start: statement.start + start, end: statement.start + end },
        t('There is no value for :{0}. A line with “-- @let {0}” above an earlier statement keeps one.', name),
      );
    }
    for (const at of questionMarks) {
      this.problem(
        { start: statement.start + at, end: statement.start + at + 1 },
        t('There is no value for “?”. Write the value, or a name such as :id that a line with “-- @let id” keeps.'),
      );
    }
    const lets = this.#lets.map(({ name }) => foldName(name.text));
    for (const name of lets) this.#named.add(name);
    this.#lets = [];
    this.steps.push({
      ...this.#placed(statement),
      kind: 'statement',
      text,
      lets,
      named,
      ...(transaction && { transaction }),
    });
  }

  finish(): void {
    for (const directive of this.#lets) {
      this.problem(directive, t('No statement follows whose result {0} could keep.', directive.word.text));
    }
  }

  #placed({ start, end }: ScriptPart) {
    return { start: this.#base + start, end: this.#base + end, target: this.#target };
  }
}

function unterminatedText(part: NonNullable<Statement['unterminated']>): string {
  switch (part) {
    case 'string':
      return t('A text in single quotes has no end: everything behind it would belong to it. Close it with a quote.');
    case 'name':
      return t('A name in double quotes has no end: everything behind it would belong to it. Close it with a quote.');
    case 'comment':
      return t('A comment has no end. Close it with */.');
    case 'body':
      return t('BEGIN ATOMIC has no END.');
  }
}

/** A mark over the rest of a file tells less than one at its beginning. */
function firstLineOf({ start, text }: Pick<Statement, 'start' | 'text'>): ScriptPart {
  const length = text.search(/[\r\n]/);
  return { start, end: start + (length < 0 ? text.length : length) };
}
