/** The catalogue of procedures: the one place where anything about them is written down. */
import { isWithin, type Release } from '../release';
import { backup } from './backup';
import { inspection } from './inspection';
import { peers } from './peers';
import { roles } from './roles';
import { scopes } from './scopes';
import { server } from './server';
import type { ProcedureDescription, ProcedureForm } from './types';

export type * from './types';

export const catalogue: readonly ProcedureDescription[] = [
  ...peers,
  ...scopes,
  ...roles,
  ...inspection,
  ...backup,
  ...server,
];

const byName = new Map(catalogue.map((description) => [description.name, description]));

/** By its name without schema, in any case. */
export function findProcedure(name: string): ProcedureDescription | undefined {
  return byName.get(name.toUpperCase());
}

/** The signature that a release has, or may have where nobody knows; undefined where the release has no such procedure, or is not known. */
export function formFor(description: ProcedureDescription, release: Release): ProcedureForm | undefined {
  return description.forms.find((form) => hasUnknownReleases(form) || isWithin(release, form.releases));
}

/** Whether only a cluster's own catalogue can tell that it has this form. */
export function hasUnknownReleases({ releases }: Pick<ProcedureForm, 'releases'>): boolean {
  return releases.length === 0;
}

/**
 * The form whose parameters have these names, in this order and any case. It tells the two ADD_PEER of three arguments
 * apart. Where forms differ in their releases alone, the first one is meant.
 */
export function formByParameters(
  description: ProcedureDescription,
  parameterNames: readonly string[],
): ProcedureForm | undefined {
  const key = (names: readonly string[]) => JSON.stringify(names.map((name) => name.toUpperCase()));
  const wanted = key(parameterNames);
  return description.forms.find((form) => key(form.parameters.map(({ name }) => name)) === wanted);
}

/** Names of the procedures that a release has in its own catalogue, those that fail when called (`broken`) and those of unknown releases included. */
export function proceduresOf(release: Release): readonly string[] {
  return catalogue.filter((description) => formFor(description, release)).map(({ name }) => name);
}
