import type { ApiObjectView } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject } from './document';
import { at } from './located';
import { objectsOf } from './object-index';
import { asText } from './type-meta';

/** `cidr-global`, `range-global`, and the same with a namespace. */
const POOL = /^(?:cidr|range)-/;
/** Stands for: ask DHCP. */
const BY_DHCP = /^0\.0\.0\.0(?:\/32)?$/;

/**
 * The pools of kube-vip-cloud-provider, for the address plan: lists of CIDRs or of `first-last` in
 * the ConfigMap `kubevip`. Source: its README and pkg/ipam.
 */
export const parseKubeVipPools = (objects: readonly ApiObjectView[]): DeclaredRange[] =>
  objectsOf(objects, '', 'ConfigMap')
    .filter(({ name }) => name === 'kubevip')
    .flatMap(({ value: { data }, source }) =>
      Object.entries(isObject(data) ? data : {}).flatMap(([key, value]) => {
        if (!POOL.test(key)) return [];
        return entriesIn(asText(value) ?? '').map((entry): DeclaredRange => {
          const text = { value: entry, at: at(source, 'data', key), origin: 'given' } as const;
          return { use: 'load-balancer', name: key, text, owner: 'kube-vip' };
        });
      }),
    );

const entriesIn = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !BY_DHCP.test(entry));
