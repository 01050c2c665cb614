/** Builds elements. Text is always set as text, never as HTML. */

type Child = Node | string;

export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Shows or hides without taking the element out of its place. */
export function setShown(node: HTMLElement, shown: boolean): void {
  node.hidden = !shown;
}

/** The element that the host's page provides for the view. */
export function rootElement(): HTMLElement {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root element.');
  return root;
}
