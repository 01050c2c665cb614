/** Icons of the outcomes: shapes that differ without their colours. Words always stand beside them. */
import type { RunOutcome } from '../../scripts/run';

/** Paths in a square of 16. */
const shapes: Readonly<Record<RunOutcome, string>> = {
  waiting: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.5V8l2.5 2',
  running: 'M8 2a6 6 0 1 1-6 6',
  success: 'M2.5 8.5 6 12l7.5-8',
  'no-change': 'M3 6h10M3 10h10',
  failed: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  unknown: 'M5 6a3 3 0 1 1 4.2 2.7C8.3 9.2 8 9.7 8 10.5M8 13v.5',
  'not-run': 'M3 8h10',
  skipped: 'M4 3.5 9 8l-5 4.5M12 3.5v9',
};

export function outcomeIcon(outcome: RunOutcome): SVGElement {
  const name = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(name, 'svg');
  const path = document.createElementNS(name, 'path');
  for (const [attribute, value] of Object.entries({
    viewBox: '0 0 16 16',
    class: `icon ${outcome}`,
    'aria-hidden': 'true',
  })) {
    icon.setAttribute(attribute, value);
  }
  path.setAttribute('d', shapes[outcome]);
  icon.append(path);
  return icon;
}
