/** A script whose targets are known: names and roles turned into clusters. */
import type { Run, RunStatement, RunTarget } from './run';
import type { Script, ScriptProblem, ScriptStep, TargetName } from './script';

export type PlannedStep = {
  [Kind in ScriptStep['kind']]: Omit<Extract<ScriptStep, { kind: Kind }>, 'target'>;
}[ScriptStep['kind']] & {
  readonly target: RunTarget;
};

export interface PlannedScript {
  readonly steps: readonly PlannedStep[];
  readonly problems: readonly ScriptProblem[];
}

/** @param find the cluster of a name, or why there is none */
export function planned(script: Script, find: (name: TargetName) => RunTarget | string): PlannedScript {
  const problems = [...script.problems];
  const blamed = new Set<number>();
  const steps = script.steps.flatMap((step): PlannedStep[] => {
    const target = find(step.target);
    if (typeof target !== 'string') return [{ ...step, target }];
    const { start, end } = step.target.kind === 'cluster' ? step.target : step;
    if (!blamed.has(start)) problems.push({ start, end, message: target });
    blamed.add(start);
    return [];
  });
  return { steps, problems: problems.sort((one, other) => one.start - other.start) };
}

/** The first lines of a run, all waiting. */
export function waiting(steps: readonly PlannedStep[], lineAt: (offset: number) => number): Run['statements'] {
  return steps.map(({ kind, text, start, end, target }, index): RunStatement => ({
    index,
    kind,
    text,
    line: lineAt(start),
    start,
    end,
    target,
    outcome: 'waiting',
    message: '',
    resultSets: [],
    warnings: [],
  }));
}
