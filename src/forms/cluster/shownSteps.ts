/** The list of test steps as it grows: a step that comes again replaces its earlier state. */
import type { TestStep } from '../../clusters/testConnection';
import type { ShownStep } from './messages';

export function withStep(steps: readonly ShownStep[], step: TestStep): readonly ShownStep[] {
  const index = steps.findIndex(({ id }) => id === step.id);
  return index < 0 ? [...steps, step] : steps.with(index, step);
}
