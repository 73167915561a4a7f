import type { ApiObjectView } from '../../model/api-object';
import { isObject, type Json } from '../../model/document';
import { type Entry, networkingObjects, policyRulesOf } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList, textField } from '../../model/type-meta';
import { type Cidr, parseCidrSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { judgeCidr, type Misspelled, WHAT_IS_WRONG } from '../services/address-reading';
import { REFUSED } from '../services/service-side';
import { policyFrom } from './policy-example';
import { writtenSide } from './workload-side';

interface Outside {
  readonly cidr: string;
  readonly except: string;
}

export const networkPolicyPeer = defineRule({
  code: 'NET814',
  name: 'network-policy-peer',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'A peer of a NetworkPolicy is pods, namespaces, pods of namespaces, or an ipBlock; what it excepts is a smaller part of its cidr.',
    why: 'kube-apiserver refuses the policy. For everybody, leave from or to out; for every namespace, write namespaceSelector: {}.',
    since: '0.1.0',
    source: 'kube-apiserver ValidateNetworkPolicyPeer, ValidateIPBlock; KEP-4858',
  },
  findings: {
    nobody: () => ({
      what: 'a peer without podSelector, namespaceSelector and ipBlock',
      fix: 'podSelector: {} for every pod of the namespace, or remove the peer',
    }),
    both: ({ selector }: { selector: string }) => ({
      what: `a peer with both ipBlock and ${selector}`,
      fix: 'make two peers of it: each of them is let through',
    }),
    noCidr: () => ({
      what: 'an ipBlock without a cidr',
      fix: 'cidr: 0.0.0.0/0 for every IPv4 address',
    }),
    unreadable: ({ field, text, problem, canonical }: Misspelled) => ({
      what: `${field} "${text}" ${WHAT_IS_WRONG[problem]}`,
      fix: canonical ? `write ${canonical}` : 'write a range such as 192.168.1.0/24',
    }),
    outside: ({ cidr, except }: Outside) => ({
      what: `except ${except} is not a smaller part of cidr ${cidr}`,
      fix: `except: ranges inside ${cidr} only`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'all addresses but some',
        text: policyFrom('{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 10.1.0.0/16] } }'),
      },
      {
        title: 'pods of namespaces: one peer, two conditions',
        text: policyFrom('{ podSelector: {}, namespaceSelector: {} }'),
      },
      {
        title: 'host bits, up to 1.35',
        text: policyFrom('{ ipBlock: { cidr: 192.168.1.7/24, except: [192.168.1.7/32] } }'),
        kubernetesVersion: '1.35',
      },
    ],
    invalid: [
      { title: 'nobody', text: policyFrom('{}') },
      {
        title: 'an ipBlock and pods',
        text: policyFrom('{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }'),
      },
      {
        title: 'the exception of another network',
        text: policyFrom('{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }'),
      },
      {
        title: 'the exception of everything',
        text: policyFrom('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/8] } }'),
      },
      { title: 'an address', text: policyFrom('{ ipBlock: { cidr: 10.0.0.1 } }') },
      {
        title: 'host bits, from 1.36',
        text: policyFrom('{ ipBlock: { cidr: 192.168.1.7/24 } }'),
        kubernetesVersion: '1.36',
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const { object, path, value } of peersOf(objects)) {
      const selector = SELECTORS.find((field) => isThere(value[field]));
      const { ipBlock } = value;
      if (!selector && !isThere(ipBlock)) {
        report('nobody', {}, { at: writtenSide(object, path), ...REFUSED });
      }
      if (!isObject(ipBlock)) continue;
      if (selector) {
        const other = writtenSide(object, [...path, selector]);
        const at = writtenSide(object, [...path, 'ipBlock']);
        report('both', { selector }, { at, other, ...REFUSED, data: { selector } });
      }
      const cidr = goText(ipBlock.cidr);
      const block = [...path, 'ipBlock'];
      if (cidr === '') report('noCidr', {}, { at: writtenSide(object, block), ...REFUSED });
      for (const { field, text, steps } of rangesOf(ipBlock)) {
        const { problem, value: read, canonical } = judgeCidr(text, versions.cluster);
        if (read || !problem) continue;
        const data = { value: text, problem, ...(canonical ? { canonical } : {}) };
        const at = writtenSide(object, [...block, ...steps]);
        report('unreadable', { field, text, problem, canonical }, { at, ...REFUSED, data });
      }
      const range = parseCidrSloppy(cidr ?? '');
      if (!range.ok) continue;
      for (const [index, except] of asList(ipBlock.except).entries()) {
        const part = parseCidrSloppy(goText(except) ?? '');
        if (!part.ok || isStrictPart(part.value, range.value)) continue;
        const data = { cidr: `${range.value.prefix}`, except: `${part.value.prefix}` };
        const at = writtenSide(object, [...block, 'except', index]);
        report('outside', data, {
          at,
          other: writtenSide(object, [...block, 'cidr']),
          ...REFUSED,
          data,
        });
      }
    }
  },
});

const SELECTORS = ['podSelector', 'namespaceSelector'];

/** null is a pointer to nothing; another type than a map is another rule's business. */
const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null;

interface Peer extends Entry {
  readonly object: ApiObjectView;
}

const peersOf = (objects: readonly ApiObjectView[]): Peer[] =>
  networkingObjects(objects, 'NetworkPolicy').flatMap((object) =>
    policyRulesOf(object).flatMap(({ peers }) => peers.map((peer) => ({ ...peer, object }))),
  );

interface WrittenRange {
  readonly field: string;
  readonly text: string;
  readonly steps: readonly (string | number)[];
}

/** Nothing is looked at in a block without a cidr. */
function rangesOf(ipBlock: Entry['value']): WrittenRange[] {
  const cidr = textField(ipBlock, 'cidr');
  if (cidr === '') return [];
  const excepts = asList(ipBlock.except).flatMap((except, index) => {
    const text = goText(except);
    return text === undefined ? [] : [{ field: 'except', text, steps: ['except', index] }];
  });
  const own = { field: 'cidr', text: cidr, steps: ['cidr'] };
  return parseCidrSloppy(cidr).ok ? [own, ...excepts] : [own];
}

const isStrictPart = (part: Cidr, whole: Cidr): boolean =>
  whole.prefix.contains(part.prefix) && part.maskBits > whole.maskBits;
