import { LASTING_CHOICES, type LastingChoiceId } from '../../k8s/lasting-choices';
import type { ClusterModel } from '../../model/cluster-model';
import type { LastingChange } from '../../report/diff/plan-diff';
import { type Settled, settledBy } from './settled';

/** Everything that both plans settle, and settle differently. */
export function lastingChanges(before: ClusterModel, after: ClusterModel): LastingChange[] {
  const settled = settledBy(before);
  const other = new Map(settledBy(after).map((entry) => [keyOf(entry), entry]));
  const pairs = settled.flatMap((entry): Pair[] => {
    const counterpart = other.get(keyOf(entry));
    return counterpart && isChanged(entry, counterpart)
      ? [{ before: entry, after: counterpart }]
      : [];
  });
  return [...pairs, ...renamedNodes(before, after)].map(asChange);
}

interface Pair {
  readonly before: Settled;
  readonly after: Settled;
}

/** A mask of a range that is only on one side is no news beside that range. */
function isChanged({ id, value }: Settled, after: Settled): boolean {
  const count = (text: string): number => text.split(',').length;
  const isComparable = value !== '' && after.value !== '' && count(value) === count(after.value);
  return value !== after.value && (id !== 'node-mask' || isComparable);
}

const keyOf = ({ id, subject }: Settled): string => JSON.stringify([id, subject]);

function asChange({ before, after }: Pair): LastingChange {
  const id = idOf(before.id, before.value, after.value);
  const choice = LASTING_CHOICES.find((candidate) => candidate.id === id);
  if (!choice) throw new RangeError(`no lasting choice ${id}`);
  return {
    choice,
    subject: before.subject,
    before: before.value,
    after: after.value,
    oldLocation: before.at.source.locate(before.at.path),
    newLocation: after.at.source.locate(after.at.path),
  };
}

/** A second range behind the first one is something else than another range. */
function idOf(id: LastingChoiceId, before: string, after: string): LastingChoiceId {
  if (id !== 'pod-range' && id !== 'service-range') return id;
  if (before !== '' && after.startsWith(`${before},`)) return 'second-family';
  const isIPv6 = (text: string): boolean => text.split(',')[0]?.includes(':') ?? false;
  const isSwapped = before !== '' && after !== '' && isIPv6(before) !== isIPv6(after);
  return id === 'service-range' && isSwapped ? 'primary-family' : id;
}

/** A name that is gone and a new one at the same address are one machine. */
function renamedNodes(before: ClusterModel, after: ClusterModel): Pair[] {
  const [gone, come] = [namesOnlyIn(before, after), namesOnlyIn(after, before)];
  return gone.flatMap((old) => {
    const now = come.find(({ address }) => address === old.address);
    return now ? [{ before: asName(old), after: asName(now) }] : [];
  });
}

interface NamedNode {
  readonly name: string;
  readonly address: string;
  readonly at: Settled['at'];
}

function namesOnlyIn(one: ClusterModel, other: ClusterModel): NamedNode[] {
  const known = new Set(other.nodes.map(({ name }) => name?.value));
  return one.plan.nodeAddresses.flatMap(({ node: { name }, value }) =>
    name && !known.has(name.value) ? [{ name: name.value, address: `${value}`, at: name.at }] : [],
  );
}

const asName = ({ name, at }: NamedNode): Settled => ({
  id: 'node-name',
  subject: null,
  value: name,
  at,
});
