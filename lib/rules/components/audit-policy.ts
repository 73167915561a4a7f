import type { Contract } from '../../k8s/contract';
import { isDns1123Subdomain } from '../../k8s/names';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import { missing, type Refusal } from '../setting-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';

const withRule = (rule: string): string =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - ${rule}\n`;

export const auditPolicy = defineRule({
  code: 'NET742',
  name: 'audit-policy',
  severity: 'error',
  reads: ['componentFiles', 'versions'],
  docs: {
    summary:
      'An audit policy needs rules with levels, stages, groups and URLs that kube-apiserver knows.',
    why: 'kube-apiserver reads the policy when it starts, and exits over a level or stage it does not know and over a policy without rules. Fields it does not know it leaves out with a warning, so a slip there audits something else than was meant.',
    since: '0.1.0',
    source: 'apiserver pkg/apis/audit/validation/validation.go, pkg/audit/policy/reader.go [run]',
  },
  findings: refusedBy('kube-apiserver'),
  examples: () => ({
    valid: [
      { title: 'everything, without bodies', text: withRule('level: Metadata') },
      {
        title: 'URLs with a star at the end',
        text: withRule('{level: None, nonResourceURLs: ["/healthz*", "*"]}'),
      },
    ],
    invalid: [
      { title: 'a level in another case', text: withRule('level: metadata') },
      {
        title: 'a group with its version',
        text: withRule('{level: Request, resources: [{group: apps/v1, resources: [deployments]}]}'),
      },
      { title: 'no rules', text: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n' },
    ],
  }),
  check({ componentFiles, versions }, report) {
    for (const file of typedFiles(componentFiles, 'Policy')) {
      for (const refusal of policyRefusals(file.value, versions.cluster)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

type Path = Refusal['path'];

const LEVELS = ['None', 'Metadata', 'Request', 'RequestResponse'];
const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];

function policyRefusals(policy: JsonObject, contract: Contract): Refusal[] {
  const rules = asList(policy.rules);
  if (rules.length === 0) return [missing(['rules'], 'at least one rule')];
  return [
    ...stageRefusals(policy.omitStages, ['omitStages']),
    ...rules.flatMap((rule, index) =>
      ruleRefusals(isObject(rule) ? rule : {}, ['rules', index], contract),
    ),
  ];
}

function ruleRefusals(rule: JsonObject, path: Path, contract: Contract): Refusal[] {
  const level = asText(rule.level) ?? '';
  const urls = textsOf(rule.nonResourceURLs);
  const isMixed = asList(rule.resources).length > 0 || asList(rule.namespaces).length > 0;
  return [
    ...(LEVELS.includes(level)
      ? []
      : [{ path: [...path, 'level'], value: level, wants: LEVELS.join(', ') }]),
    ...urls.flatMap((url, index) => urlRefusals(url, [...path, 'nonResourceURLs', index])),
    ...asList(rule.resources).flatMap((entry, index) =>
      groupRefusals(isObject(entry) ? entry : {}, [...path, 'resources', index], contract),
    ),
    ...stageRefusals(rule.omitStages, [...path, 'omitStages']),
    ...(urls.length > 0 && isMixed
      ? [
          {
            path: [...path, 'nonResourceURLs'],
            value: urls.join(', '),
            wants: 'a rule of its own for URLs, without resources and namespaces',
          },
        ]
      : []),
  ];
}

/** Go reads null in a list of texts as an empty one. */
const textsOf = (value: Json | undefined): string[] =>
  asList(value).map((item) => asText(item) ?? '');

const stageRefusals = (stages: Json | undefined, path: Path): Refusal[] =>
  textsOf(stages).flatMap((value, index) =>
    STAGES.includes(value) ? [] : [{ path: [...path, index], value, wants: STAGES.join(', ') }],
  );

function urlRefusals(value: string, path: Path): Refusal[] {
  if (value === '*' || /^\/[^*]*\*?$/.test(value)) return [];
  return [{ path, value, wants: 'a path that begins with "/", with "*" at its end at most' }];
}

function groupRefusals(entry: JsonObject, path: Path, contract: Contract): Refusal[] {
  const group = asText(entry.group) ?? '';
  const isAny = group === '*' && contract.auditPolicyTakesEveryGroup;
  const names = textsOf(entry.resourceNames);
  return [
    ...(group === '' || isAny || isDns1123Subdomain(group)
      ? []
      : [
          {
            path: [...path, 'group'],
            value: group,
            wants: 'a group without its version, such as apps',
          },
        ]),
    ...(names.length > 0 && asList(entry.resources).length === 0
      ? [{ path: [...path, 'resourceNames'], value: names.join(', '), wants: 'resources as well' }]
      : []),
  ];
}
