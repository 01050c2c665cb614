/** Texts one behind the other, what happened and what to do: servers tend to leave out the full stop between them. */
export function sentences(...texts: readonly (string | undefined)[]): string {
  const said = texts.map((text) => text?.trim() ?? '').filter((text) => text !== '');
  return said.map((text, at) => (at === said.length - 1 || /[.!?…]$/.test(text) ? text : `${text}.`)).join(' ');
}
