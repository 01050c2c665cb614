/** Reads and writes ALIASINFO of SYS.SYSALIASES as text, in which the server keeps a procedure's signature. */

export type SqlControl = 'MODIFIES SQL DATA' | 'READS SQL DATA' | 'CONTAINS SQL' | 'NO SQL';

export interface AliasInfo {
  /** The Java method. */
  readonly method: string;
  /** All of them, whatever their mode; procedures of the server have input parameters only. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** Undefined where the text does not say. */
  readonly sqlControl: SqlControl | undefined;
  /** 0 where the text does not say. */
  readonly resultSets: number;
}

/**
 * Takes `METHOD(IN "name" TYPE,…) LANGUAGE …`, the result of casting ALIASINFO to text. Undefined when the text is not one.
 * Quotes in names are doubled; types may hold parentheses, commas and quoted names.
 */
export function parseAliasInfo(text: string): AliasInfo | undefined {
  const open = text.indexOf('(');
  if (open < 1) return undefined;
  const list = readParameters(text, open + 1);
  if (!list) return undefined;
  const tail = text.slice(list.end);
  return {
    method: text.slice(0, open).trim(),
    parameters: list.parameters,
    sqlControl: /\b(?:MODIFIES SQL DATA|READS SQL DATA|CONTAINS SQL|NO SQL)\b/.exec(tail)?.[0] as
      SqlControl | undefined,
    resultSets: Number(/\bDYNAMIC RESULT SETS (\d+)/.exec(tail)?.[1] ?? 0),
  };
}

/** The text that the server would give, its two blanks included. */
export function formatAliasInfo({ method, parameters, sqlControl, resultSets }: AliasInfo): string {
  const list = parameters.map(({ name, type }) => `IN "${name.replaceAll('"', '""')}" ${type}`).join(',');
  const control = sqlControl === undefined ? '' : ` ${sqlControl}`;
  const results = resultSets === 0 ? '' : ` DYNAMIC RESULT SETS ${resultSets}`;
  return `${method}(${list}) LANGUAGE JAVA PARAMETER STYLE JAVA  DETERMINISTIC${control}${results}`;
}

/** From behind the opening parenthesis; `end` is behind the closing one. */
function readParameters(text: string, from: number) {
  const parameters: { name: string; type: string }[] = [];
  let at = skipBlanks(text, from);
  if (text[at] === ')') return { parameters, end: at + 1 };
  for (;;) {
    const opening = /\s*(?:INOUT|IN|OUT)\s+"/y;
    opening.lastIndex = at;
    if (!opening.test(text)) return undefined;
    const nameEnd = quotedEnd(text, opening.lastIndex);
    const typeEnd = nameEnd === undefined ? undefined : endOfType(text, nameEnd);
    if (nameEnd === undefined || typeEnd === undefined) return undefined;
    const type = text.slice(nameEnd, typeEnd).trim();
    if (type === '') return undefined;
    parameters.push({ name: text.slice(opening.lastIndex, nameEnd - 1).replaceAll('""', '"'), type });
    if (text[typeEnd] === ')') return { parameters, end: typeEnd + 1 };
    at = typeEnd + 1;
  }
}

/** Behind the quote that ends a name whose text begins at `from`. */
function quotedEnd(text: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    const found = text.indexOf('"', at);
    if (found < 0) return undefined;
    if (text[found + 1] !== '"') return found + 1;
    at = found + 2;
  }
}

/** Where the comma or parenthesis behind a type stands. */
function endOfType(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = quotedEnd(text, at + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === '(') depth += 1;
    else if (depth === 0 && (character === ',' || character === ')')) return at;
    else if (character === ')') depth -= 1;
  }
  return undefined;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}
