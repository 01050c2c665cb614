/** Tabs of the result sets of one statement. */
import { element } from '../dom';

/** Arrow keys, Home and End move from tab to tab and open it at once. */
export function tabs(labels: readonly string[], panel: string, onOpen: (index: number) => void): HTMLElement {
  const all = labels.map((label, index) =>
    element('button', { type: 'button', role: 'tab', id: `tab-${index}`, 'aria-controls': panel }, label),
  );
  const open = (index: number) => {
    for (const [place, tab] of all.entries()) {
      tab.setAttribute('aria-selected', String(place === index));
      tab.tabIndex = place === index ? 0 : -1;
    }
    onOpen(index);
  };
  const root = element('div', { class: 'tabs', role: 'tablist' }, ...all);
  for (const [index, tab] of all.entries()) {
    tab.addEventListener('click', () => {
      open(index);
    });
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const place = (to + all.length) % all.length;
      open(place);
      all[place]?.focus();
    });
  }
  open(0);
  return root;
}
