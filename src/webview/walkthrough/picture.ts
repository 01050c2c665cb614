/** The picture of the pair, drawn from its state: two clusters, and the arrow between them. The words beside it say the same. */
import { t } from '@vscode/l10n';
import type { PictureView } from '../../walkthrough/core/view/view';
import { element } from '../dom';

const namespace = 'http://www.w3.org/2000/svg';

export function picture({ active, passive, arrow, words }: PictureView): HTMLElement {
  return element(
    'figure',
    { class: `picture ${arrow}`, 'aria-label': t('The pair') },
    cluster(active, true),
    element('div', { class: 'flow' }, arrowDrawing(arrow), element('div', { class: 'words' }, words)),
    cluster(passive, false),
  );
}

function cluster({ name, detail }: PictureView['active'], isActive: boolean): HTMLElement {
  return element(
    'div',
    { class: 'cluster' },
    disks(isActive),
    element('div', { class: 'name' }, name),
    element('div', { class: 'detail' }, detail),
  );
}

/** Three disks; those of the active cluster are filled. */
function disks(isActive: boolean): SVGElement {
  const shapes = [0, 1, 2].flatMap((at) => {
    const top = 8 + at * 11;
    return [
      drawn('path', { d: `M6 ${top} v7 a18 5 0 0 0 36 0 v-7`, class: 'side' }),
      drawn('ellipse', { cx: '24', cy: String(top), rx: '18', ry: '5', class: 'lid' }),
    ];
  });
  return drawing('0 0 48 46', `disks ${isActive ? 'filled' : 'hollow'}`, shapes.reverse());
}

function arrowDrawing(arrow: PictureView['arrow']): SVGElement {
  const line = drawn('path', { d: arrow === 'none' ? 'M6 16 H126' : 'M6 16 H142', class: 'line' });
  const head = drawn('path', { d: 'M138 6 L154 16 L138 26 Z', class: 'head' });
  const bars = ['70', '82'].map((x) => drawn('path', { d: `M${x} 7 V25`, class: 'bar' }));
  const question = drawn('text', { x: '80', y: '10', class: 'question' });
  question.textContent = '?';
  const parts: Readonly<Record<PictureView['arrow'], readonly SVGElement[]>> = {
    none: [line, head],
    flows: [line, head],
    paused: [line, head, ...bars],
    unknown: [line, head, question],
  };
  return drawing('0 0 160 32', 'arrow', parts[arrow]);
}

function drawing(viewBox: string, name: string, parts: readonly SVGElement[]): SVGElement {
  const svg = drawn('svg', { viewBox, class: name, 'aria-hidden': 'true', focusable: 'false' });
  svg.append(...parts);
  return svg;
}

function drawn(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const node = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
