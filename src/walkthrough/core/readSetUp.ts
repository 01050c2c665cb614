/** Reads a set-up back from storage: what an older or another version left there is checked, part by part. */
import { isRecord } from './isRecord';
import { choiceNames, stepIds, stepsOf, stepStates, type SetUp, type StepRecord } from './model';

/** Undefined for anything that is no set-up of this version. */
export function readSetUp(value: unknown): SetUp | undefined {
  if (!isRecord(value) || value['version'] !== 1) return undefined;
  const { id, way, createdAt, changedAt, open, choices, steps, memory, sites = {}, history } = value;
  const isWhole =
    typeof id === 'string' &&
    (way === 'pair' || way === 'remove-peer' || way === 'narrow') &&
    isTime(createdAt) &&
    isTime(changedAt) &&
    stepsOf[way].some((step) => step === open) &&
    isTextRecord(choices, choiceNames) &&
    isRecord(steps) &&
    Object.entries(steps).every(([step, record]) => stepIds.some((known) => known === step) && isStep(record)) &&
    isRecord(memory) &&
    Object.values(memory).every((part) => typeof part === 'string' || typeof part === 'boolean') &&
    isRecord(sites) &&
    Object.entries(sites).every(([side, site]) => (side === 'active' || side === 'passive') && isSite(site)) &&
    Array.isArray(history) &&
    history.every(isEntry);
  return isWhole ? (value as unknown as SetUp) : undefined;
}

function isTextRecord(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && Object.entries(value).every(([name, text]) => names.includes(name) && isText(text));
}

function isStep(value: unknown): value is StepRecord {
  if (!isRecord(value)) return false;
  const { state, at, since, message, cure, waitsFor, findings = [], table, truth } = value;
  return (
    stepStates.some((known) => known === state) &&
    isTime(at) &&
    (since === undefined || isTime(since)) &&
    isOptionalText(message) &&
    isOptionalText(cure) &&
    (waitsFor === undefined || waitsFor === 'backup' || waitsFor === 'restart') &&
    isListOf(findings, isFinding) &&
    (table === undefined || isTable(table)) &&
    (truth === undefined || (isRecord(truth) && isText(truth['is']) && isText(truth['text']) && isTime(truth['at'])))
  );
}

function isFinding({ level, text, cure }: Record<string, unknown>): boolean {
  return isText(level) && isText(text) && isOptionalText(cure);
}

function isSite(value: unknown): boolean {
  if (!isRecord(value) || !isText(value['file']) || !isRecord(value['keys'])) return false;
  return isListOf(Object.values(value['keys']), isFinding) && isListOf(value['others'], isFinding);
}

function isEntry(value: unknown): boolean {
  return isRecord(value) && ['step', 'at', 'cluster', 'sql', 'outcome', 'message'].every((name) => isText(value[name]));
}

function isTable(value: unknown): boolean {
  const isRow = (row: unknown) => Array.isArray(row) && row.every(isText);
  return isRecord(value) && isRow(value['columns']) && Array.isArray(value['rows']) && value['rows'].every(isRow);
}

function isListOf(value: unknown, isOne: (item: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && isOne(item));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isTime(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
