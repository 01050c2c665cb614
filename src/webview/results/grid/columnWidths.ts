/** Widths of columns from what stands in them at first. */
import type { ShownSet } from '../../../scripts/results/messages';
import { onOneLine, shownText } from './cell';

const least = 56;
const most = 360;
/** Both sides' padding and the border. */
const around = 18;

/** In pixels, for text in the font of `like`. */
export function columnWidths({ columns, sample }: ShownSet, like: HTMLElement): number[] {
  const { font } = getComputedStyle(like);
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = font;
  const width = (text: string) => context?.measureText(text).width ?? text.length * 8;
  return columns.map(({ name }, column) => {
    const texts = sample.map((row) => width(onOneLine(shownText(row[column]))));
    return Math.ceil(Math.max(least, Math.min(most, Math.max(width(name) * 1.1, ...texts) + around)));
  });
}

export function clampWidth(width: number): number {
  return Math.max(least / 2, Math.min(most * 5, Math.round(width)));
}
