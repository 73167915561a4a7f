import { isKnownWord, wordsAt } from '../../k8s/component-words';
import { isDns1123Label, isDns1123Subdomain } from '../../k8s/names';
import { nearestName } from '../../k8s/schema/nearest-name';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { at } from '../../model/located';
import { asList, asText } from '../../model/type-meta';
import { defineRule } from '../rule';
import type { Refusal } from '../setting-check';
import { refusalIn, refusedBy, typedFiles } from './file-check';
import { entriesOf } from './flag-check';

const withPlugin = (
  plugin: string,
  fields: string,
): string => `apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: ${plugin}
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      ${fields}
`;

interface Stray {
  readonly name: string;
  readonly meant: string | undefined;
}

export const admissionConfiguration = defineRule({
  code: 'NET743',
  name: 'admission-configuration',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'versions'],
  docs: {
    summary:
      'Admission plugins must be known by name, and PodSecurity by its levels, versions and exemptions.',
    why: 'kube-apiserver exits over a configuration of PodSecurity that it does not take. What is configured for a plugin that does not exist nobody reads, and nobody says so.',
    since: '0.1.0',
    source:
      'apiserver pkg/admission/config.go; pod-security-admission/admission/api/validation [run]',
  },
  findings: {
    ...refusedBy('kube-apiserver'),
    stray: ({ name, meant }: Stray) => ({
      what: `no admission plugin is called "${name}", so nobody reads its configuration`,
      fix: meant === undefined ? 'write the name of an admission plugin' : `name: ${meant}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'baseline for all but kube-system',
        text: withPlugin(
          'PodSecurity',
          'defaults: {enforce: baseline, enforce-version: v1.36}\n      exemptions: {namespaces: [kube-system]}',
        ),
      },
    ],
    invalid: [
      { title: 'no such level', text: withPlugin('PodSecurity', 'defaults: {enforce: strict}') },
      {
        title: 'a version without its v',
        text: withPlugin('PodSecurity', 'defaults: {enforce-version: "1.36"}'),
      },
      { title: 'no such plugin', text: withPlugin('PodSecurityPolicies', 'defaults: {}') },
    ],
  }),
  check({ componentFiles, controlPlane: { apiServer }, versions }, report) {
    for (const file of typedFiles(componentFiles, 'AdmissionConfiguration')) {
      asList(file.value.plugins).forEach((plugin, index) => {
        const name = isObject(plugin) ? (asText(plugin.name) ?? '') : '';
        if (isKnownWord('admission plugins', name, versions.minor)) return;
        const meant = nearestName(name, wordsAt('admission plugins', versions.minor));
        report(
          'stray',
          { name, meant },
          {
            at: { at: at(file.source, 'plugins', index, 'name'), value: name },
            severity: 'warning',
            breaks: 'kube-apiserver: goes on without this configuration',
          },
        );
      });
    }
    const disabled = entriesOf(apiServer, 'disable-admission-plugins');
    if (disabled.some(({ value }) => value === 'PodSecurity')) return;
    for (const file of typedFiles(componentFiles, 'PodSecurityConfiguration')) {
      for (const refusal of podSecurityRefusals(file.value)) {
        report('refused', refusal, refusalIn(file, refusal));
      }
    }
  },
});

const LEVELS = ['privileged', 'baseline', 'restricted'];
const MODES = ['enforce', 'audit', 'warn'];

function podSecurityRefusals({ defaults, exemptions }: JsonObject): Refusal[] {
  const given = isObject(defaults) ? defaults : {};
  const { namespaces, runtimeClasses, usernames } = isObject(exemptions) ? exemptions : {};
  return [
    ...MODES.flatMap((mode) => [
      ...wrongText(given, mode, (text) => LEVELS.includes(text), LEVELS.join(', ')),
      ...wrongText(given, `${mode}-version`, isVersion, 'latest, or a minor such as v1.36'),
    ]),
    ...wrongNames(namespaces, 'namespaces', isDns1123Label),
    ...wrongNames(runtimeClasses, 'runtimeClasses', isDns1123Subdomain),
    ...wrongNames(usernames, 'usernames', (name) => name !== ''),
  ];
}

/** Source: pod-security-admission api/helpers.go (`ParseVersion`). */
const isVersion = (text: string): boolean => text === 'latest' || /^v1\.(?:0|[1-9]\d*)$/.test(text);

function wrongText(
  defaults: JsonObject,
  field: string,
  isTaken: (text: string) => boolean,
  wants: string,
): Refusal[] {
  const value = asText(defaults[field]) ?? '';
  if (value === '' || isTaken(value)) return [];
  return [{ path: ['defaults', field], value, wants }];
}

function wrongNames(
  list: Json | undefined,
  field: string,
  isName: (text: string) => boolean,
): Refusal[] {
  const names = asList(list).map((name) => asText(name) ?? '');
  return names.flatMap((value, index) => {
    const isAgain = names.indexOf(value) < index;
    if (isName(value) && !isAgain) return [];
    const wants = isAgain ? 'each name once' : 'a name, as its object has it';
    return [{ path: ['exemptions', field, index], value, wants }];
  });
}
