import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_HOST_RANGES } from '../../lib/k8s/reserved-ranges';
import type { AddressPlan, PlanRange } from '../../lib/model/address-plan';
import { buildModel } from '../../lib/model/cluster-model';
import type { Family } from '../../lib/net/family';
import { Prefix } from '../../lib/net/prefix';
import { overlaps, type Span } from '../../lib/net/span';
import { suggestRange } from '../../lib/rules/free-range';
import { readExample } from '../support/read-example';

/** Where plans really lie, so that they meet; as a block of that length, by its number. */
const ROOMS: Record<Family, { readonly room: Prefix; readonly shortest: number }> = {
  IPv4: { room: Prefix.of('10.0.0.0/8'), shortest: 14 },
  IPv6: { room: Prefix.of('fd00:10::/32'), shortest: 40 },
};

const anyPrefix = (family: Family): fc.Arbitrary<Prefix> => {
  const { room, shortest } = ROOMS[family];
  return fc
    .tuple(fc.integer({ min: shortest, max: shortest + 14 }), fc.nat({ max: 2 ** 20 }))
    .map(([length, at]) => {
      const offset = BigInt(at) << BigInt(room.hostBits - 20);
      return Prefix.around(room.first.offset(offset) ?? room.first, length);
    });
};

const anyPair = fc.tuple(anyPrefix('IPv4'), anyPrefix('IPv6'));
const anyNetworks = fc.array(fc.oneof(anyPrefix('IPv4'), anyPrefix('IPv6')), { maxLength: 5 });

function planOf(pods: readonly Prefix[], services: readonly Prefix[], others: readonly Prefix[]) {
  const cluster = {
    apiVersion: 'kubeadm.k8s.io/v1beta4',
    kind: 'ClusterConfiguration',
    networking: { podSubnet: pods.join(','), serviceSubnet: services.join(',') },
  };
  const around = {
    apiVersion: 'cdk8s-kubeadm/v1alpha1',
    kind: 'AddressPlan',
    reserved: others.map(String),
  };
  const files = [cluster, around].map((value, index) =>
    readExample(`file${index}.yaml`, JSON.stringify(value)),
  );
  return buildModel(files, {}).plan;
}

const ranges = ({ pods, services }: AddressPlan): PlanRange[] => [...pods, ...services];

/** Everything the range must stay clear of. */
const others = (plan: AddressPlan, range: PlanRange): Span[] => [
  ...[...ranges(plan), ...plan.neighbours].filter((one) => one !== range).map(({ value }) => value),
  ...COMMON_HOST_RANGES.map(({ cidr }) => Prefix.of(cidr)),
];

describe('the ranges suggested for a plan', () => {
  it('have the size of the old ones, touch nothing, and do not touch each other', () => {
    fc.assert(
      fc.property(anyPair, anyPair, anyNetworks, (pods, services, networks) => {
        const plan = planOf(pods, services, networks);
        const moved = ranges(plan).filter((range) =>
          others(plan, range).some((span) => overlaps(span, range.value)),
        );
        const found = moved.map((range) => {
          const free = suggestRange(plan, range);
          expect(free?.length).toBe(range.value.length);
          expect(others(plan, range).filter((span) => free?.overlaps(span))).toEqual([]);
          return free;
        });
        for (const [index, free] of found.entries())
          expect(found.slice(index + 1).filter((other) => other && free?.overlaps(other))).toEqual(
            [],
          );
      }),
    );
  });

  it('stay as they are when a network joins the plan elsewhere', () => {
    fc.assert(
      fc.property(anyPair, anyPair, anyPrefix('IPv4'), (pods, services, later) => {
        const before = planOf(pods, services, []);
        const [range] = before.pods;
        const free = range && suggestRange(before, range);
        fc.pre(free !== undefined && !free.overlaps(later));
        const after = planOf(pods, services, [later]);
        const [same] = after.pods;

        expect(`${same && suggestRange(after, same)}`).toBe(`${free}`);
      }),
    );
  });

  it('are smaller only where nothing of the size is left', () => {
    const plan = planOf([Prefix.of('10.0.0.0/8')], [Prefix.of('10.96.0.0/12')], []);
    const [pods] = plan.pods;

    expect(`${pods && suggestRange(plan, pods)}`).toBe('10.128.0.0/9');
  });
});
