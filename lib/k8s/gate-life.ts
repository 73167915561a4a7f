import type { GatedComponent } from './component-gates';
import type { GateFile } from './facts/component-file';
import { spansOf } from './facts/history';

/** The minors in which a feature gate that comes or goes has its name. */
export interface GateLife {
  readonly first: number;
  readonly last: number;
  /** Whether the feature was on when its gate left. */
  readonly endsOn: boolean;
}

/** Undefined for a name that no minor has, and for one that all have. */
export function lifeOfGate(component: GatedComponent, gate: string): GateLife | undefined {
  const { shared, own } = require('./facts/feature-gates.json') as GateFile;
  const history = new Map(Object.entries({ ...shared, ...own[component] })).get(gate);
  const spans = history?.includes('@') ? spansOf(history) : [];
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return undefined;
  return { first: first.first, last: last.last, endsOn: last.text.split(' ')[1] === 'on' };
}
