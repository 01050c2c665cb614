/** A script made for its clusters: each call in the form that the cluster has on which it runs. */
import { isWithin } from '../../splice/release';
import { findSystemTable } from '../../splice/systemTables';
import { snippetText } from '../core/completion/item';
import type { ClusterFacts } from '../core/facts';
import { signatureOf, type ProcedureSignature, type SignatureParameter } from '../core/signatures';

type Role = 'active' | 'passive';

/** A statement with the comments above it. */
interface Block {
  readonly notes: readonly string[];
  readonly statement: readonly string[];
  /** Absent above the first directive. */
  readonly role: Role | undefined;
}

const call = /^CALL SYSCS_UTIL\.(\w+)\((.*)\);/;
const table = /\bFROM SYS\.(\w+)/;
const directive = { role: /^-- @(active|passive)$/, kept: /^-- @let (\w+)$/ };

/**
 * Readings that a cluster has not are left out, and values that nothing uses then. Undefined where it lacks a procedure that changes
 * something: there the script has no point.
 */
export function fitted(
  lines: readonly string[],
  factsOf: (role: Role | undefined) => ClusterFacts | undefined,
): readonly string[] | undefined {
  const blocks = blocksOf(lines.map((line) => line.replace('$0', ''))).map((block) => {
    const facts = factsOf(block.role);
    const name = call.exec(block.statement[0] ?? '')?.[1];
    const signature = name === undefined ? undefined : signatureOf(name, facts);
    return { ...block, signature, isAbsent: signature?.standing === 'absent' || isTableAbsent(block, facts) };
  });
  if (blocks.some(({ signature, isAbsent }) => isAbsent && signature?.description?.changes)) return undefined;
  const present = blocks.filter(({ isAbsent }) => !isAbsent);
  const values = new Set(present.flatMap((block) => valueOf(block) ?? []));
  const holes = new Holes(lines);
  const written = present.map((block): Block => {
    const { signature, statement } = block;
    return signature ? { ...block, statement: [callIn(signature, statement[0] ?? '', values, holes)] } : block;
  });
  const used = written.flatMap(({ statement }) => statement).join('\n');
  const needed = written.filter((block) => isNeeded(valueOf(block), used));
  return withEnd(linesOf(needed));
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  let notes: string[] = [];
  let statement: string[] = [];
  let role: Role | undefined;
  for (const line of lines) {
    if (directive.role.test(line)) role = line === '-- @active' ? 'active' : 'passive';
    if (line === '' || line.startsWith('--')) notes.push(line);
    else statement.push(line);
    if (!line.endsWith(';')) continue;
    blocks.push({ notes, statement, role });
    [notes, statement] = [[], []];
  }
  return blocks;
}

function isTableAbsent({ statement }: Block, facts: ClusterFacts | undefined): boolean {
  const releases = findSystemTable(table.exec(statement.join('\n'))?.[1] ?? '')?.releases;
  return releases !== undefined && facts?.release !== undefined && !isWithin(facts.release, releases);
}

/** The name under which the first value of its result is kept. */
function valueOf({ notes }: Block): string | undefined {
  return notes.flatMap((line) => directive.kept.exec(line)?.[1] ?? [])[0];
}

function isNeeded(value: string | undefined, used: string): boolean {
  return value === undefined || used.includes(`:${value}`);
}

/** As it is where the form is the newest one; otherwise with the same arguments, and the catalogue's examples for all others. */
function callIn(
  { name, parameters }: ProcedureSignature,
  line: string,
  values: ReadonlySet<string>,
  holes: Holes,
): string {
  const written = call.exec(line)?.[2]?.match(/'[^']*'|\$\{[^}]*\}|[^,\s]+/g) ?? [];
  const newest = signatureOf(name, undefined)?.parameters ?? [];
  const known = new Map(newest.map((parameter, index) => [parameter.name.toUpperCase(), written[index] ?? '']));
  const given = parameters.map((parameter) => {
    const value = known.get(parameter.name.toUpperCase());
    const isThere = value !== undefined && (!value.startsWith(':') || values.has(value.slice(1)));
    return isThere ? value : holes.next(parameter);
  });
  return `CALL SYSCS_UTIL.${name}(${given.join(', ')});`;
}

/** Places to fill in, numbered from behind those that the script has. */
class Holes {
  readonly #lines: readonly string[];
  #last: number | undefined;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  next({ name, example }: SignatureParameter): string {
    this.#last = (this.#last ?? this.#highest()) + 1;
    return `\${${this.#last}:${snippetText(example ?? name)}}`;
  }

  #highest(): number {
    const numbers = [...this.#lines.join('\n').matchAll(/\$\{(\d+)/g)].map((match) => Number(match[1]));
    return Math.max(0, ...numbers);
  }
}

/** Names the role again where a block that did so is gone. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  let said: Role | undefined;
  return blocks.flatMap(({ notes, statement, role }) => {
    const isSaid = role === said || notes.some((line) => directive.role.test(line));
    said = role;
    return [...(isSaid || !role ? [] : [`-- @${role}`]), ...notes, ...statement];
  });
}

function withEnd(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line}$0` : line));
}
