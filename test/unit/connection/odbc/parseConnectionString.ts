/** Reads a connection string as ODBC defines it: the later of two equal keys wins, braces keep their contents, `}}` stands for `}`. */

export function parseConnectionString(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at < text.length; at++) {
    const equals = text.indexOf('=', at);
    if (equals < 0) throw new Error(`no value for ${text.slice(at)}`);
    const key = text.slice(at, equals).trim().toUpperCase();
    const [value, end] = text[equals + 1] === '{' ? braced(text, equals + 2) : bare(text, equals + 1);
    pairs.delete(key);
    pairs.set(key, value);
    if (end < text.length && text[end] !== ';') throw new Error(`text after the value of ${key}`);
    at = end;
  }
  return pairs;
}

function braced(text: string, start: number): [value: string, end: number] {
  let value = '';
  for (let at = start; at < text.length; at++) {
    if (text[at] !== '}') value += text[at]!;
    else if (text[at + 1] === '}') value += text[at++]!;
    else return [value, at + 1];
  }
  throw new Error('brace never closed');
}

function bare(text: string, start: number): [value: string, end: number] {
  const semicolon = text.indexOf(';', start);
  const end = semicolon < 0 ? text.length : semicolon;
  return [text.slice(start, end).trim(), end];
}
