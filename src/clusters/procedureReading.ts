/** Which procedures of SYSCS_UTIL are really there, with their parameters, and which of them this user may call: as owner, or by a grant. */
import type { ResultSet } from '../connection/connection';
import type { ConnectionFailure } from '../connection/failure';
import { parseAliasInfo } from '../splice/aliasInfo';
import { findProcedure, formFor, proceduresOf } from '../splice/procedures';
import type { Release } from '../splice/release';
import { foldName } from '../sql/names';
import { cannotSeeSchema, isRefusal, textOf, type Read } from './reading';
import type { PresentProcedure } from './session';

export interface ProcedureReading {
  readonly procedures: ReadonlyMap<string, PresentProcedure>;
  readonly from: 'catalogue' | 'release';
  readonly cannotReadSys: boolean;
}

const fromSys = (info: string) =>
  `SELECT a.ALIAS, ${info} FROM SYS.SYSALIASES a, SYS.SYSSCHEMAS s ` +
  "WHERE a.SCHEMAID = s.SCHEMAID AND s.SCHEMANAME = 'SYSCS_UTIL' AND a.ALIASTYPE = 'P'";

/** Uncast, ALIASINFO is a serialised Java object on Splice; some other engines know no LONG VARCHAR. */
const sysWithCast = fromSys('CAST(a.ALIASINFO AS LONG VARCHAR)');
const sysAsText = fromSys('a.ALIASINFO');

/** The view has no schema names, and such a user's view of the schemas leaves out SYSCS_UTIL: a procedure that is always there leads to it. */
const fromViews =
  'SELECT a.ALIAS, a.ALIASINFO FROM SYSVW.SYSALIASESVIEW a ' +
  "WHERE a.ALIASTYPE = 'P' AND a.SCHEMAID IN " +
  "(SELECT b.SCHEMAID FROM SYSVW.SYSALIASESVIEW b WHERE b.ALIAS = 'SYSCS_GET_VERSION_INFO')";

/** Tries SYS, then the views, then what the release should have; only a broken line makes it reject. */
export async function readProcedures(read: Read, release: Release | undefined): Promise<ProcedureReading> {
  let sys = await attempt(read, sysWithCast);
  if ('refusal' in sys && sys.refusal.sqlState !== '42Y07') sys = await attempt(read, sysAsText);
  const cannotReadSys = 'refusal' in sys && cannotSeeSchema(sys.refusal);
  if ('procedures' in sys && sys.procedures.size > 0)
    return { procedures: sys.procedures, from: 'catalogue', cannotReadSys };
  const views = await attempt(read, fromViews);
  if ('procedures' in views && views.procedures.size > 0) {
    return { procedures: views.procedures, from: 'catalogue', cannotReadSys };
  }
  return { procedures: release ? proceduresByRelease(release) : new Map(), from: 'release', cannotReadSys };
}

type Attempt = { readonly procedures: ReadonlyMap<string, PresentProcedure> } | { readonly refusal: ConnectionFailure };

async function attempt(read: Read, sql: string): Promise<Attempt> {
  try {
    return { procedures: proceduresIn(await read(sql)) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refusal: error };
  }
}

/** Whether the user owns the database, and with it SYS; undefined where that cannot be told. */
export async function isOwner(read: Read, user: string): Promise<boolean | undefined> {
  if (user === '') return undefined;
  try {
    const { rows } = await read("SELECT DISTINCT s.AUTHORIZATIONID FROM SYS.SYSSCHEMAS s WHERE s.SCHEMANAME = 'SYS'");
    const [owner, ...others] = rows.map(([name]) => textOf(name).trim());
    return owner && others.length === 0 ? owner === foldName(user) : undefined;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/**
 * The names granted to this user, its roles or everybody, for a user who is not the database owner (who needs no grant). Undefined
 * where the view cannot be read. View and columns as the public source of 3.1 creates them.
 */
export async function readGranted(read: Read): Promise<ReadonlySet<string> | undefined> {
  try {
    const result = await read(
      "SELECT DISTINCT p.ALIAS FROM SYSVW.SYSROUTINEPERMSVIEW p WHERE p.SCHEMANAME = 'SYSCS_UTIL'",
    );
    return new Set(result.rows.map(([alias]) => textOf(alias).toUpperCase()));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** A procedure whose ALIASINFO is no text, or says nothing that can be read, is left out. */
function proceduresIn(result: ResultSet): Map<string, PresentProcedure> {
  const procedures = new Map<string, PresentProcedure>();
  for (const [alias, info] of result.rows) {
    const parsed = parseAliasInfo(textOf(info));
    const name = textOf(alias).trim().toUpperCase();
    if (parsed) procedures.set(name, { name, parameters: parsed.parameters });
  }
  return procedures;
}

function proceduresByRelease(release: Release): Map<string, PresentProcedure> {
  return new Map(
    proceduresOf(release).map((name) => {
      const description = findProcedure(name);
      const parameters = (description && formFor(description, release)?.parameters) ?? [];
      return [name, { name, parameters: parameters.map(({ name: parameter, type }) => ({ name: parameter, type })) }];
    }),
  );
}
