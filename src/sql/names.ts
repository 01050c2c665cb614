/** Names and literals as they stand in SQL text, and what they mean. */

/** An unquoted name means its upper-case form. */
export function foldName(text: string): string {
  return text.toUpperCase();
}

/** What stands between the quotes of a `"name"`; the closing one may be missing. */
export function unquoteName(text: string): string {
  return unquote(text, '"');
}

/** The value of a `'string'`; the closing quote may be missing. */
export function unquoteString(text: string): string {
  return unquote(text, "'");
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function unquote(text: string, quote: string): string {
  const quotes = new RegExp(`${quote}${quote}|${quote}$`, 'g');
  return text.slice(1).replace(quotes, (found) => found.slice(1));
}
