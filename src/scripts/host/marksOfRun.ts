/** What is underlined for a statement that failed, and for a problem that kept a script from running. */
import type { Mark } from '../marks';
import type { RunStatement } from '../run';
import type { ScriptProblem } from '../script';
import type { FaultMark } from './faultMarks';

/** Undefined for a statement that did not fail. @param place where the statement stands now */
export function faultMarkOf(statement: RunStatement, place: Mark<unknown>): FaultMark | undefined {
  const { outcome, message, advice, fault, start, text } = statement;
  if (outcome !== 'failed' && outcome !== 'unknown') return undefined;
  const firstLine = text.search(/[\r\n]/);
  const range = fault
    ? { start: fault.start - start, end: Math.max(fault.end, fault.start + 1) - start }
    : { start: 0, end: firstLine < 0 ? text.length : firstLine };
  return {
    start: place.start,
    end: place.end,
    value: {
      ...range,
      message: advice === undefined ? message : `${message}\n${advice}`,
      severity: outcome === 'failed' ? 'error' : 'unknown',
    },
  };
}

export function problemMark({ start, end, message }: ScriptProblem): FaultMark {
  return { start, end, value: { start: 0, end: end - start, message, severity: 'error' } };
}
