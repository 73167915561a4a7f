import { formatPath } from '../../diag/path';
import { customObjects } from '../../model/custom-object';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { bfdExample, peerExample, poolExample } from './metallb-example';
import { metalLbSide } from './metallb-side';

interface Wrong {
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

const PEER = ['myASN: 64500', 'peerASN: 64501', 'peerAddress: 10.0.0.1'];

export const metalLbValue = defineRule({
  code: 'NET856',
  name: 'metallb-value',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Numbers and words of MetalLB objects must be those that its definitions allow.',
    why: 'kube-apiserver holds every object against the CustomResourceDefinition of its kind and refuses it, before MetalLB sees it.',
    since: '0.1.0',
    source: 'MetalLB 0.16 config/crd/bases',
  },
  findings: {
    value: ({ field, expected, got }: Wrong) => ({
      what: `${field} is ${got}, which should be ${expected}`,
      fix: `${field}: ${expected}`,
    }),
    missing: ({ field, expected }: Wrong) => ({
      what: `${field || 'the object'} has no ${expected}, which it needs`,
      fix: `write ${expected}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the highest port', text: peerExample('tor', ...PEER, 'peerPort: 16384') },
      {
        title: 'the highest AS number',
        text: peerExample('tor', 'myASN: 4294967295', 'dynamicASN: external', 'interface: eth1'),
      },
    ],
    invalid: [
      { title: 'a port above 16384', text: peerExample('tor', ...PEER, 'peerPort: 16385') },
      { title: 'a pool without addresses', text: poolExample('lab', 'autoAssign: true') },
      { title: 'milliseconds taken for seconds', text: bfdExample('fast', 'receiveInterval: 1') },
    ],
  }),
  check({ objects }, report) {
    for (const { object, limits } of customObjects(objects)) {
      for (const { path, problem, expected, got } of limits) {
        const facts = { field: formatPath(path), expected, got };
        const at = metalLbSide(object, path, problem === 'missing' ? undefined : got);
        const finding = problem === 'missing' ? 'missing' : 'value';
        report(finding, facts, { at, ...REFUSED, data: { ...facts } });
      }
    }
  },
});
