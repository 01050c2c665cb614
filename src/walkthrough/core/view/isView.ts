/** Whether something that came over to the view is one that can be shown: every part that is drawn is what it is drawn as. */
import { isRecord } from '../isRecord';
import { stepIds, stepStates, type Finding } from '../model';
import { actionIds, type FieldView, type PictureView, type SetUpView } from './view';

type Check = (value: unknown) => boolean;

const levels: readonly Finding['level'][] = ['pass', 'warn', 'fail', 'unknown'];
const arrows: readonly PictureView['arrow'][] = ['none', 'flows', 'paused', 'unknown'];
const kinds: readonly FieldView['kind'][] = ['text', 'lines', 'list', 'yes-no'];

const isText: Check = (value) => typeof value === 'string';
const isTruthValue: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number';

function oneOf(values: readonly string[]): Check {
  return (value) => values.some((known) => known === value);
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

function shaped(parts: Readonly<Record<string, Check>>): Check {
  const checks = Object.entries(parts);
  return (value) => isRecord(value) && checks.every(([name, check]) => check(value[name]));
}

/** A check for every part of that type, by the compiler's word. */
type PartsOf<T> = Readonly<Record<keyof T & string, Check>>;

const choice: PartsOf<NonNullable<FieldView['choices']>[number]> = { value: isText, label: isText };

const field: PartsOf<FieldView> = {
  name: isText,
  kind: oneOf(kinds),
  label: isText,
  value: isText,
  hint: optional(isText),
  problem: optional(isText),
  choices: optional(listOf(shaped(choice))),
};

const side: PartsOf<PictureView['active']> = { name: isText, detail: isText };

const picture: PartsOf<PictureView> = {
  active: shaped(side),
  passive: shaped(side),
  arrow: oneOf(arrows),
  words: isText,
};

const line: PartsOf<SetUpView['steps'][number]> = {
  id: oneOf(stepIds),
  title: isText,
  state: oneOf(stepStates),
  word: isText,
  line: isText,
};

const finding: PartsOf<SetUpView['step']['findings'][number]> = {
  level: oneOf(levels),
  word: isText,
  text: isText,
  cure: optional(isText),
};

const action: PartsOf<SetUpView['step']['actions'][number]> = {
  id: oneOf(actionIds),
  label: isText,
  primary: isTruthValue,
  enabled: isTruthValue,
  group: optional(isText),
};

const step: PartsOf<SetUpView['step']> = {
  id: oneOf(stepIds),
  title: isText,
  on: isText,
  reason: isText,
  fields: listOf(shaped(field)),
  hindrance: optional(isText),
  state: oneOf(stepStates),
  word: isText,
  outcome: optional(shaped({ message: isText, cure: optional(isText), at: isText })),
  running: optional(shaped({ since: isText, elapsedMs: isNumber })),
  reading: optional(isText),
  now: optional(isText),
  findings: listOf(shaped(finding)),
  table: optional(shaped({ columns: listOf(isText), rows: listOf(listOf(isText)) })),
  tableTitle: optional(isText),
  statements: listOf(shaped({ on: isText, sql: isText })),
  actions: listOf(shaped(action)),
  report: optional(isText),
};

const view: PartsOf<SetUpView> = {
  title: isText,
  picture: shaped(picture),
  steps: listOf(shaped(line)),
  step: shaped(step),
  announcement: isText,
};

const isWhole = shaped(view);

export function isView(value: unknown): value is SetUpView {
  return isWhole(value);
}
