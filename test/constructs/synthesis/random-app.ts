import { ApiObject, type App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';

/** How one construct of a random program is made. */
interface Part {
  readonly kind: 'chart' | 'group' | 'object';
  /** Which of the constructs made before it is in; only some can hold others. */
  readonly parent: number;
  readonly id: string;
}

/** A random program: constructs, then who waits for whom. */
export interface Plan {
  readonly parts: readonly Part[];
  readonly ties: readonly (readonly [number, number])[];
}

const part = fc.record({
  kind: fc.constantFrom('chart' as const, 'group' as const, 'object' as const, 'object' as const),
  parent: fc.nat(50),
  id: fc.constantFrom('a', 'b', 'c', '7', '10'),
});

export const plans = (mostParts: number, mostTies: number): fc.Arbitrary<Plan> =>
  fc.record({
    parts: fc.array(part, { minLength: 3, maxLength: mostParts }),
    ties: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: mostTies }),
  });

/** The same program with every tie from a later construct to an earlier one: few cycles. */
export const backwards = ({ parts, ties }: Plan): Plan => ({
  parts,
  ties: ties.map(([one, other]) => {
    const [a, b] = [one % parts.length, other % parts.length];
    return [Math.max(a, b), Math.min(a, b)];
  }),
});

/** Builds the same program below any app. */
export function build(app: App, { parts, ties }: Plan): void {
  const made: Construct[] = [];
  const holders: Construct[] = [new Chart(app, 'root')];
  parts.forEach(({ kind, parent, id }, index) => {
    const isTop = kind === 'chart' && parent % 2 === 0;
    const scope = isTop ? app : (holders[parent % holders.length] ?? app);
    const construct = make(kind, scope, isFree(scope, id) ? id : `${id}${index}`, index);
    made.push(construct);
    if (kind !== 'object') holders.push(construct);
  });
  for (const [source, target] of ties) {
    const dependency = made[target % made.length];
    const waiting = made[source % made.length];
    // cdk8s loses a construct that waits for itself, without a word.
    if (dependency && dependency !== waiting) waiting?.node.addDependency(dependency);
  }
}

const isFree = (scope: Construct, id: string) => scope.node.tryFindChild(id) === undefined;

function make(kind: Part['kind'], scope: Construct, id: string, index: number): Construct {
  if (kind === 'chart') return new Chart(scope, id);
  if (kind === 'group') return new Construct(scope, id);
  const metadata = { name: `n${index}` };
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}
