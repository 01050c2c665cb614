/** Keeps the focus where it is while parts of the page are drawn anew. Elements that may hold it bear a key. */

const attribute = 'data-key';

export function keyed(key: string): Readonly<Record<string, string>> {
  return { [attribute]: key };
}

export function keepingFocus(root: HTMLElement, redraw: () => void): void {
  const before = document.activeElement;
  const key = root.contains(before) ? before?.getAttribute(attribute) : undefined;
  redraw();
  if (key === null || key === undefined || (before?.isConnected ?? false)) return;
  const again = [...root.querySelectorAll<HTMLElement>(`[${attribute}]`)].find(
    (node) => node.getAttribute(attribute) === key,
  );
  again?.focus();
}
