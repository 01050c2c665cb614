/** The signature that a cluster's server has of a procedure. */
import type { ClusterOverview } from '../../clusters/session';
import { findProcedure, formByParameters, formFor, type ProcedureForm } from '../../splice/procedures';

/**
 * As the server's own catalogue has it, else by its release; undefined where it has none. Where the catalogue has a form that is not
 * known, there is none either: nothing is called by guess.
 */
export function presentForm(
  { procedures, release }: Pick<ClusterOverview, 'procedures' | 'release'>,
  name: string,
): ProcedureForm | undefined {
  const description = findProcedure(name);
  if (!description) return undefined;
  const present = procedures.get(name);
  if (present)
    return formByParameters(
      description,
      present.parameters.map((parameter) => parameter.name),
    );
  return procedures.size === 0 && release ? formFor(description, release) : undefined;
}

export function parameterNames(
  overview: Pick<ClusterOverview, 'procedures' | 'release'>,
  name: string,
): readonly string[] {
  return presentForm(overview, name)?.parameters.map((parameter) => parameter.name) ?? [];
}

/** Neither catalogue nor release could be read, as from a server in restore mode: which procedures it has is unknown, not none. */
export function isUnread(overview: Pick<ClusterOverview, 'procedures' | 'release'> | undefined): boolean {
  return overview?.procedures.size === 0 && overview.release === undefined;
}

export function hasProcedure(overview: Pick<ClusterOverview, 'procedures' | 'release'>, name: string): boolean {
  return presentForm(overview, name) !== undefined;
}
