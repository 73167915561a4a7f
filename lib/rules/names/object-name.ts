import { nameGrammarOf } from '../../k8s/object-names';
import type { ApiObjectView } from '../../model/api-object';
import type { InputFile } from '../../model/input-file';
import { renamesNamespaceIn } from '../../model/kustomization';
import { typesOf } from '../../model/object-index';
import { goText } from '../../model/service-addresses';
import { groupOf } from '../../model/type-meta';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';
import { hasReadableMetadata, isNamePrefix } from './generated-name';

interface Written {
  readonly kind: string;
  readonly value: string;
  readonly words: string;
}

const configMap = (metadata: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\ndata: { a: b }\n`;

const UNNAMED = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: _ }\n';

export const objectName = defineRule({
  code: 'NET110',
  name: 'object-name',
  severity: 'error',
  reads: ['inputs', 'objects'],
  docs: {
    summary: 'Every object has a name, in lower-case letters.',
    why: 'kube-apiserver refuses others. Most kinds take DNS subdomains; a Namespace or StatefulSet takes no dots, and CronJobs and Jobs take shorter names, because those of their pods are made of them.',
    since: '0.1.0',
    source: 'apimachinery NameIsDNSSubdomain, NameIsDNSLabel; kube-apiserver ValidateCronJobCreate',
  },
  findings: {
    missing: ({ kind }: Pick<Written, 'kind'>) => ({
      what: `the ${kind} has no name`,
      fix: 'write metadata.name',
    }),
    wrong: ({ kind, value, words }: Written) => ({
      what: `"${value}" is not the name of a ${kind}: ${words}`,
      fix: `name: ${asName(value)}`,
    }),
    badPrefix: ({ kind, value }: Written) => ({
      what: `generateName "${value}" does not begin the name of a ${kind}`,
      fix: `generateName: ${asName(value)}-`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'dots and a leading digit', text: configMap('{ name: 1.web-settings.v2 }') },
      { title: 'a generated name', text: configMap('{ generateName: web- }') },
      {
        title: 'a Namespace that kustomize gives another name',
        text: UNNAMED,
        file: 'namespace.yaml',
        beside: [
          {
            file: 'kustomization.yaml',
            text: 'namespace: media\nresources: [./namespace.yaml]\n',
          },
        ],
      },
    ],
    invalid: [
      { title: 'upper case and an underscore', text: configMap('{ name: Web_Settings }') },
      {
        title: 'a Namespace that keeps its name',
        text: UNNAMED,
        file: 'namespace.yaml',
        beside: [{ file: 'kustomization.yaml', text: 'resources: [namespace.yaml]\n' }],
      },
      { title: 'no name', text: configMap('{ labels: { app: web } }') },
    ],
  }),
  check({ inputs, objects }, report) {
    for (const alike of typesOf(objects)) {
      const [{ apiVersion, kind }] = alike;
      const grammar = nameGrammarOf(groupOf(apiVersion), kind);
      if (!grammar) continue;
      const { isName, words } = grammar;
      for (const object of alike) {
        const { name, metadata } = object;
        if (metadata.generateName === undefined && name !== '' && isName(name)) continue;
        const prefix = goText(metadata.generateName);
        if (prefix === undefined || goText(metadata.name) === undefined) continue;
        if (name !== '' && !isName(name) && !isRenamed(object, inputs)) {
          report('wrong', { kind, value: name, words }, sightingOf(object, 'name', name));
        }
        if (prefix !== '' && !isNamePrefix(prefix, name, isName)) {
          const facts = { kind, value: prefix, words };
          report('badPrefix', facts, sightingOf(object, 'generateName', prefix));
        }
        if (name === '' && prefix === '' && hasReadableMetadata(object.value.metadata)) {
          report('missing', { kind }, { at: fieldSide(object, ['metadata', 'name']), ...REFUSED });
        }
      }
    }
  },
});

const isRenamed = ({ kind, source }: ApiObjectView, inputs: readonly InputFile[]): boolean =>
  kind === 'Namespace' &&
  inputs.some((input) => renamesNamespaceIn(input, source.locate([]).file ?? ''));

const sightingOf = (object: ApiObjectView, field: string, value: string) => ({
  at: fieldSide(object, ['metadata', field], value),
  ...REFUSED,
  data: { kind: object.kind, [field]: value },
});

const MOST_KEPT = 47;

const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_KEPT)
    .replace(/^-+|-+$/g, '') || 'web';
