import type { ApiObjectView } from '../../model/api-object';
import { type Json, valueAt } from '../../model/document';
import { networkingObjects } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { policyExample } from './policy-example';
import { writtenSide } from './workload-side';

const TYPES = ['Ingress', 'Egress'];
const MOST = 2;

interface Ignored {
  readonly direction: string;
  readonly type: string;
}

export const networkPolicyTypes = defineRule({
  code: 'NET815',
  name: 'network-policy-types',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'policyTypes are Ingress and Egress, each where the policy has rules for it.',
    why: 'kube-apiserver refuses other words. Rules of a direction that is not named are stored and never looked at. Without policyTypes, Egress counts only when there is an egress rule: "egress: []" alone forbids nothing.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateNetworkPolicySpec; SetDefaults_NetworkPolicy',
  },
  findings: {
    unknown: ({ type }: { type: string }) => ({
      what: `policy type "${type}" is none of ${TYPES.join(' and ')}`,
      fix: `write ${TYPES.find((one) => one.toLowerCase() === type.toLowerCase()) ?? TYPES.join(' or ')}`,
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `${count} policy types, and there are but ${MOST}`,
      fix: `policyTypes: [${TYPES.join(', ')}]`,
    }),
    ignored: ({ direction, type }: Ignored) => ({
      what: `the policy has ${direction} rules, but no policy type ${type}: they are not applied`,
      fix: `add ${type} to policyTypes`,
    }),
    noDenial: () => ({
      what: 'egress without rules and without policyTypes forbids nothing',
      fix: 'policyTypes: [Egress]',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'no type at all', text: policyExample('egress: [{}]') },
      { title: 'a type without rules', text: policyExample('policyTypes: [Egress]') },
      { title: 'one type twice', text: policyExample('policyTypes: [Ingress, Ingress]') },
    ],
    invalid: [
      { title: 'small letters', text: policyExample('policyTypes: [ingress]') },
      { title: 'three of them', text: policyExample('policyTypes: [Ingress, Egress, Ingress]') },
      {
        title: 'rules of the other direction',
        text: policyExample('policyTypes: [Ingress]', 'egress: [{ ports: [{ port: 53 }] }]'),
      },
      { title: 'a denial that is none', text: policyExample('egress: []') },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'NetworkPolicy')) {
      const types = asList(specOf(object, 'policyTypes'));
      const path = ['spec', 'policyTypes'];
      if (types.length > MOST) {
        const data = { count: types.length };
        report('tooMany', data, { at: writtenSide(object, path), ...REFUSED, data });
        continue;
      }
      types.forEach((one, index) => {
        const type = goText(one);
        if (type === undefined || TYPES.includes(type)) return;
        const at = writtenSide(object, [...path, index]);
        report('unknown', { type }, { at, ...REFUSED, data: { type } });
      });
      if (types.length > 0) {
        for (const type of TYPES) {
          const direction = type.toLowerCase();
          if (types.includes(type) || asList(specOf(object, direction)).length === 0) continue;
          const data = { direction, type };
          report('ignored', data, {
            at: writtenSide(object, ['spec', direction]),
            other: writtenSide(object, path),
            severity: 'warning',
            breaks: `the network add-on: does not apply the ${direction} rules`,
            data,
          });
        }
      } else if (isEmptyList(specOf(object, 'egress')) && !hasIngress(object)) {
        const breaks = 'the network add-on: isolates the pods for ingress only';
        const at = writtenSide(object, ['spec', 'egress']);
        report('noDenial', {}, { at, severity: 'warning', breaks });
      }
    }
  },
});

const specOf = ({ value }: ApiObjectView, field: string): Json | undefined =>
  valueAt(value, ['spec', field]);

const isEmptyList = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.length === 0;

/** Both written out, one of them empty: what is meant is open. */
const hasIngress = (object: ApiObjectView): boolean => specOf(object, 'ingress') !== undefined;
