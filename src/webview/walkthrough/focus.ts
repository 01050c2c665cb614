/** Keeps the focus where it is while parts of the page are drawn anew. Elements that may hold it bear a key. */

const attribute = 'data-key';

export function keyed(key: string): Readonly<Record<string, string>> {
  return { [attribute]: key };
}

export function keepingFocus(root: HTMLElement, redraw: () => void): void {
  const before = document.activeElement;
  const had = before instanceof HTMLElement && root.contains(before);
  redraw();
  if (had && !before.isConnected) drawnAgain(before)?.focus();
}

/** The element that bears the key of one that is gone. */
export function drawnAgain(gone: HTMLElement): HTMLElement | undefined {
  const key = gone.getAttribute(attribute);
  if (key === null) return undefined;
  return [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].find(
    (node) => node.getAttribute(attribute) === key,
  );
}
