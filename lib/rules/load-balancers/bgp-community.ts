import { communityProblem } from '../../k8s/bgp-community';
import { isObject } from '../../model/document';
import { metalLbConfig } from '../../model/metallb-config';
import { asList, textField } from '../../model/type-meta';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { communityExample } from './metallb-example';
import { METALLB_REFUSES, metalLbSide } from './metallb-side';

export const bgpCommunity = defineRule({
  code: 'NET863',
  name: 'bgp-community',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'An alias of a Community stands for one readable BGP community, and is defined once.',
    why: 'All Community objects are read together: the same alias in two of them is refused as well.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 internal/config/config.go communitiesFromCrs; internal/bgp/community',
  },
  findings: {
    value: ({ name, value, problem }: { name: string; value: string; problem: string }) => ({
      what: `the value "${value}" of alias ${name} ${problem}`,
      fix: 'value: "64500:100"',
    }),
    twice: ({ name }: { name: string }) => ({
      what: `the alias ${name} is defined twice`,
      fix: `rename or remove the second ${name}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a plain and a large community',
        text: communityExample(
          'ours',
          'communities:',
          '  - { name: lab, value: "64500:100" }',
          '  - { name: wide, value: "large:64500:1:2" }',
        ),
      },
    ],
    invalid: [
      {
        title: 'three numbers without "large"',
        text: communityExample('ours', 'communities: [{ name: wide, value: "64500:1:2" }]'),
      },
      {
        title: 'one alias in two objects',
        text: manyExamples(
          communityExample('ours', 'communities: [{ name: lab, value: "64500:100" }]'),
          communityExample('theirs', 'communities: [{ name: lab, value: "64500:200" }]'),
        ),
      },
    ],
  }),
  check({ objects }, report) {
    const seen = new Set<string>();
    for (const { object, spec } of metalLbConfig(objects).communities) {
      asList(spec.communities).forEach((alias, index) => {
        if (!isObject(alias)) return;
        const [name, value] = [textField(alias, 'name'), textField(alias, 'value')];
        const problem = communityProblem(value);
        const sideOf = (field: string, text: string) =>
          metalLbSide(object, ['spec', 'communities', index, field], text);
        if (problem !== undefined) {
          const facts = { name, value, problem };
          report('value', facts, {
            at: sideOf('value', value),
            breaks: METALLB_REFUSES,
            data: facts,
          });
        } else if (seen.has(name)) {
          report(
            'twice',
            { name },
            { at: sideOf('name', name), breaks: METALLB_REFUSES, data: { name } },
          );
        }
        seen.add(name);
      });
    }
  },
});
