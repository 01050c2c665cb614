/**
 * Gives the focus, whenever the page has it again, back to the element that had it before: VS Code gives it to the page alone.
 * @param drawnAgain finds what stands in the place of an element that is gone
 */
export function returnFocus(drawnAgain: (gone: HTMLElement) => HTMLElement | undefined = () => undefined): void {
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  window.addEventListener('focus', () => {
    if (last === undefined || document.activeElement !== document.body) return;
    const again = last.isConnected ? last : drawnAgain(last);
    // Who comes back by a click must still find under the mouse what is clicked.
    again?.focus({ preventScroll: true });
  });
}
