import type { Path } from '../../diag/path';
import {
  isDns1123Label,
  isDns1123Subdomain,
  isDomainPrefixedPath,
  isPathSegmentName,
} from '../../k8s/names';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { networkingObjects } from '../../model/network-policy';
import { goText } from '../../model/service-addresses';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { writtenSide } from './workload-side';

/** Bytes: kube-apiserver pkg/apis/networking/validation maxLenIngressClassController. */
const CONTROLLER_LENGTH = 250;

interface Written {
  readonly field: string;
  readonly value: string;
}

const classExample = (...spec: readonly string[]): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: IngressClass',
    'metadata: { name: web }',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');

const withParameters = (parameters: string): string =>
  classExample('controller: example.com/ingress', `parameters: ${parameters}`);

export const ingressClass = defineRule({
  code: 'NET849',
  name: 'ingress-class',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'An IngressClass names its controller by a domain and a path, and its parameters in full.',
    why: 'kube-apiserver refuses the class: the bare name of a product is no controller, and parameters need kind, name, and a namespace under scope Namespace alone.',
    symptoms: ['object-refused'],
    since: '0.1.0',
    source: 'kube-apiserver validateIngressClassSpec',
  },
  findings: {
    noController: (_: Written) => ({
      what: 'an IngressClass without controller',
      fix: 'controller: k8s.io/ingress-nginx',
    }),
    badController: ({ value }: Written) => ({
      what: `controller "${value}" is not a domain, "/" and a path, with at most ${CONTROLLER_LENGTH} bytes`,
      fix: 'controller: k8s.io/ingress-nginx, or what the documentation of your controller says',
    }),
    missing: ({ field }: Written) => ({
      what: `parameters of an IngressClass without ${field}`,
      fix: `${field}: that of the object with the parameters`,
    }),
    badField: ({ field, value }: Written) => ({
      what: `${field} "${value}" of parameters ${WHAT_IS_WRONG[field]}`,
      fix: FIXES[field] ?? `write ${field} as the object with the parameters has it`,
    }),
    strayNamespace: (_: Written) => ({
      what: 'parameters with a namespace whose scope is Cluster, which is also what a missing scope means',
      fix: 'scope: Namespace',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a controller', text: classExample('controller: k8s.io/ingress-nginx') },
      {
        title: 'parameters of the cluster',
        text: withParameters('{ apiGroup: example.com, kind: Settings, name: all }'),
      },
      {
        title: 'parameters in a namespace',
        text: withParameters('{ kind: ConfigMap, name: all, scope: Namespace, namespace: web }'),
      },
      {
        title: 'a domain without dot, and odd signs',
        text: classExample('controller: "nginx/a//b~%!$&()*+,;="'),
      },
    ],
    invalid: [
      { title: 'a bare name', text: classExample('controller: nginx') },
      { title: 'a domain in upper case', text: classExample('controller: Example.com/web') },
      { title: 'no controller', text: classExample('parameters: { kind: Settings, name: all }') },
      {
        title: 'a namespace without scope',
        text: withParameters('{ kind: ConfigMap, name: all, namespace: web }'),
      },
      {
        title: 'a scope without namespace',
        text: withParameters('{ kind: ConfigMap, name: all, scope: Namespace }'),
      },
    ],
  }),
  check({ objects }, report) {
    for (const object of networkingObjects(objects, 'IngressClass')) {
      const spec = object.value.spec ?? {};
      if (!isObject(spec)) continue;
      for (const { problem, path, field, value } of [
        ...controllerProblems(spec),
        ...parameterProblems(spec.parameters),
      ]) {
        const at = writtenSide(object, path);
        report(problem, { field, value }, { at, ...REFUSED, data: { field, value } });
      }
    }
  },
});

interface Problem extends Written {
  readonly problem: 'noController' | 'badController' | 'missing' | 'badField' | 'strayNamespace';
  readonly path: Path;
}

function controllerProblems(spec: JsonObject): Problem[] {
  const value = goText(spec.controller ?? '');
  if (value === undefined || isController(value)) return [];
  const problem = value === '' ? 'noController' : 'badController';
  return [{ problem, path: ['spec', 'controller'], field: 'controller', value }];
}

const isController = (text: string): boolean =>
  Buffer.byteLength(text) <= CONTROLLER_LENGTH && isDomainPrefixedPath(text);

/** Values of other types are another rule's. */
function parameterProblems(parameters: Json | undefined): Problem[] {
  if (!isObject(parameters)) return [];
  const problemAt = (problem: Problem['problem'], field: string, value: Json = ''): Problem => ({
    problem,
    path: ['spec', 'parameters', field],
    field,
    value: `${value}`,
  });
  const { apiGroup, scope, namespace } = parameters;
  const names = ['kind', 'name'].flatMap((field) => {
    const text = goText(parameters[field] ?? '');
    if (text === undefined || (text !== '' && isPathSegmentName(text))) return [];
    return [problemAt(text === '' ? 'missing' : 'badField', field, text)];
  });
  const isBadGroup = typeof apiGroup === 'string' && !isDns1123Subdomain(apiGroup);
  const inScope = scopeProblem(scope ?? 'Cluster', namespace ?? null);
  return [
    ...names,
    ...(isBadGroup ? [problemAt('badField', 'apiGroup', apiGroup)] : []),
    ...(inScope ? [problemAt(...inScope)] : []),
  ];
}

function scopeProblem(
  scope: Json,
  namespace: Json,
): [Problem['problem'], field: string, value: Json] | undefined {
  if (scope === 'Cluster' && typeof namespace === 'string') {
    return ['strayNamespace', 'namespace', namespace];
  }
  if (scope === 'Namespace' && namespace === null) return ['missing', 'namespace', ''];
  if (scope === 'Namespace' && typeof namespace === 'string' && !isDns1123Label(namespace)) {
    return ['badField', 'namespace', namespace];
  }
  const isKnown = scope === 'Cluster' || scope === 'Namespace';
  return typeof scope === 'string' && !isKnown ? ['badField', 'scope', scope] : undefined;
}

const WHAT_IS_WRONG: Readonly<Record<string, string>> = {
  kind: 'cannot stand in a URL',
  name: 'cannot stand in a URL',
  apiGroup: 'is not a DNS name',
  namespace: 'is not the name of a namespace',
  scope: 'is neither Cluster nor Namespace',
};

const FIXES: Readonly<Record<string, string>> = {
  apiGroup: 'apiGroup: example.com, or leave it out for the core group',
  scope: 'scope: Cluster',
};
